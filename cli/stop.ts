/** npm passes Ctrl-C on to a process that the terminal has told already: two signals this close together are one. */
const DOUBLED_MS = 2000

let stopped: Promise<void> | undefined

/** Resolves at SIGINT or SIGTERM. A second signal, given by somebody who cannot wait, ends the process at once. */
export function untilStopped(): Promise<void> {
  stopped ??= new Promise((resolve) => {
    let firstAtMs = 0
    const onSignal = () => {
      if (firstAtMs === 0) {
        firstAtMs = Date.now()
        resolve()
      } else if (Date.now() - firstAtMs > DOUBLED_MS) process.exit(130)
    }
    process.on('SIGINT', onSignal)
    process.on('SIGTERM', onSignal)
  })
  return stopped
}
