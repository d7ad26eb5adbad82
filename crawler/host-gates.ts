/**
 * Politeness, shared by all portals of a worker: one request at a time unless more are welcome, a pause after each, and a longer
 * one when the host asks for it. Hosts on one server share its gate. A server that says that it is asked too much is asked
 * ever more slowly, until it has answered well for a while.
 */
export type HostGates = {
  /**
   * Least pause after a request and most requests at once; of several demands the most careful one holds. `server` is the address
   * that the host shares with others; it is known by its own name without one.
   */
  setLimits(host: string, limits: { delayMs: number; requestsAtOnce: number; server?: string | null }): void
  isOpen(host: string, nowMs: number): boolean
  enter(host: string): void
  leave(host: string, nowMs: number, result: { hostFailed: boolean; askedTooMuch?: boolean; pauseMs?: number }): void
  /** Pause after a request to this host as it is now, without jitter. */
  delayMs(host: string): number
}

type Gate = {
  requests: number
  requestsAtOnce: number | null
  openAtMs: number
  delayMs: number
  /** How often the delay has been doubled because the server was asked too much. */
  slowness: number
  wellInARow: number
}

/** Pauses grow by up to this share at random, so that many crawled hosts do not fall into step. */
const JITTER = 0.1
/** A delay of nothing cannot be doubled: the first slower pace. */
const SLOW_DELAY_MS = 50
const MAX_SLOWNESS = 4
/** Good answers in a row after which a slowed server is asked twice as fast again. */
const WELL_BEFORE_FASTER = 10

export function createHostGates(random: () => number = Math.random): HostGates {
  const gates = new Map<string, Gate>()
  const serverOf = new Map<string, string>()

  const gateNamed = (name: string) => {
    const gate = gates.get(name) ?? { requests: 0, requestsAtOnce: null, openAtMs: 0, delayMs: 0, slowness: 0, wellInARow: 0 }
    gates.set(name, gate)
    return gate
  }
  const gateOf = (host: string) => gateNamed(serverOf.get(host) ?? host)

  /** The host enters the gate of its server with whatever is on its way. Once there it stays. */
  const join = (host: string, server: string) => {
    if (serverOf.has(host)) return
    const own = gates.get(host)
    serverOf.set(host, server)
    gates.delete(host)
    if (!own) return
    const gate = gateNamed(server)
    gate.requests += own.requests
    gate.openAtMs = Math.max(gate.openAtMs, own.openAtMs)
    gate.delayMs = Math.max(gate.delayMs, own.delayMs)
    gate.requestsAtOnce = leastOf(gate.requestsAtOnce, own.requestsAtOnce)
  }

  return {
    setLimits: (host, { delayMs, requestsAtOnce, server }) => {
      if (server) join(host, server)
      const gate = gateOf(host)
      gate.delayMs = Math.max(gate.delayMs, delayMs)
      gate.requestsAtOnce = leastOf(gate.requestsAtOnce, requestsAtOnce)
    },
    isOpen: (host, nowMs) => {
      const gate = gateOf(host)
      return gate.requests < (gate.requestsAtOnce ?? 1) && gate.openAtMs <= nowMs
    },
    enter: (host) => {
      gateOf(host).requests += 1
    },
    leave: (host, nowMs, { hostFailed, askedTooMuch = false, pauseMs = 0 }) => {
      const gate = gateOf(host)
      gate.requests -= 1
      pace(gate, hostFailed, askedTooMuch)
      // Jitter only lengthens: a Crawl-delay is a floor. So does a second answer, which must not cut short what a first asked for.
      gate.openAtMs = Math.max(gate.openAtMs, nowMs + Math.max(paceMs(gate) * (1 + JITTER * random()), pauseMs))
    },
    delayMs: (host) => paceMs(gateOf(host)),
  }
}

function pace(gate: Gate, hostFailed: boolean, askedTooMuch: boolean): void {
  if (askedTooMuch) gate.slowness = Math.min(gate.slowness + 1, MAX_SLOWNESS)
  gate.wellInARow = hostFailed ? 0 : gate.wellInARow + 1
  if (gate.slowness > 0 && gate.wellInARow >= WELL_BEFORE_FASTER) {
    gate.slowness -= 1
    gate.wellInARow = 0
  }
}

function paceMs({ delayMs, slowness }: Gate): number {
  return slowness === 0 ? delayMs : Math.max(delayMs, SLOW_DELAY_MS) * 2 ** slowness
}

function leastOf(one: number | null, other: number | null): number | null {
  return one === null ? other : other === null ? one : Math.min(one, other)
}
