let stopped: Promise<void> | undefined

/** Resolves at SIGINT or SIGTERM. A second signal ends the process at once. */
export function untilStopped(): Promise<void> {
  stopped ??= new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.once(signal, () => {
        process.once(signal, () => process.exit(130))
        resolve()
      })
    }
  })
  return stopped
}
