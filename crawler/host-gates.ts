/**
 * Politeness by host, shared by all portals of a worker: one request at a time unless more are welcome, a pause after each,
 * and a longer one when the host asks for it. Also counts failures in a row, so that a host that is down is left alone.
 */
export type HostGates = {
  /** Least pause after a request and most requests at once; of several demands the most careful one holds. */
  setLimits(host: string, limits: { delayMs: number; requestsAtOnce: number }): void
  isOpen(host: string, nowMs: number): boolean
  enter(host: string): void
  leave(host: string, nowMs: number, result: { hostFailed: boolean; pauseMs?: number }): void
  failuresInARow(host: string): number
  forgetFailures(host: string): void
}

type Gate = { requests: number; requestsAtOnce: number | null; openAtMs: number; delayMs: number; failures: number }

/** Pauses grow by up to this share at random, so that many crawled hosts do not fall into step. */
const JITTER = 0.1

export function createHostGates(random: () => number = Math.random): HostGates {
  const gates = new Map<string, Gate>()
  const gateOf = (host: string) => {
    const gate = gates.get(host) ?? { requests: 0, requestsAtOnce: null, openAtMs: 0, delayMs: 0, failures: 0 }
    gates.set(host, gate)
    return gate
  }
  return {
    setLimits: (host, { delayMs, requestsAtOnce }) => {
      const gate = gateOf(host)
      gate.delayMs = Math.max(gate.delayMs, delayMs)
      gate.requestsAtOnce = Math.min(gate.requestsAtOnce ?? requestsAtOnce, requestsAtOnce)
    },
    isOpen: (host, nowMs) => {
      const gate = gateOf(host)
      return gate.requests < (gate.requestsAtOnce ?? 1) && gate.openAtMs <= nowMs
    },
    enter: (host) => {
      gateOf(host).requests += 1
    },
    leave: (host, nowMs, { hostFailed, pauseMs = 0 }) => {
      const gate = gateOf(host)
      gate.requests -= 1
      gate.failures = hostFailed ? gate.failures + 1 : 0
      // Jitter only lengthens: a Crawl-delay is a floor.
      gate.openAtMs = nowMs + Math.max(gate.delayMs * (1 + JITTER * random()), pauseMs)
    },
    failuresInARow: (host) => gateOf(host).failures,
    forgetFailures: (host) => {
      gateOf(host).failures = 0
    },
  }
}
