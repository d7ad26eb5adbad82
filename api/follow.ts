/**
 * Keeps up with something that changes elsewhere: reads it now, every `pollMs` until `stack` is disposed, and whenever the returned
 * function is called. One reading at a time: of two, the one that began earlier could end later, and both take in the same changes.
 * Rejects when the first reading fails; later failures of polling go to `onError`, and the next reading tries again.
 */
export async function follow(
  read: () => Promise<void>,
  pollMs: number,
  stack: AsyncDisposableStack,
  onError: (error: unknown) => void,
): Promise<() => Promise<void>> {
  let reading = read()
  const refresh = (): Promise<void> => {
    reading = reading.then(read, read)
    return reading
  }
  await reading
  const timer = setInterval(() => refresh().catch(onError), pollMs)
  stack.defer(async () => {
    clearInterval(timer)
    await reading.catch(() => {})
  })
  return refresh
}
