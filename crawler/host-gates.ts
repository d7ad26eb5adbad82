/**
 * Politeness by host, shared by all portals of a worker: one request at a time, a pause between requests, and a longer
 * one when the host asks for it. Also counts failures in a row, so that a host that is down is left alone.
 */
export type HostGates = {
  /** Least pause after a request; the largest of several demands holds (registry, Crawl-delay). */
  setDelay(host: string, delayMs: number): void
  isOpen(host: string, nowMs: number): boolean
  /** When the gate opens at the earliest, or null while a request is on its way. */
  opensAt(host: string): number | null
  enter(host: string): void
  leave(host: string, nowMs: number, result: { hostFailed: boolean; pauseMs?: number }): void
  failuresInARow(host: string): number
  forgetFailures(host: string): void
}

type Gate = { busy: boolean; openAtMs: number; delayMs: number; failures: number }

/** Pauses grow by up to this share at random, so that many crawled hosts do not fall into step. */
const JITTER = 0.1

export function createHostGates(random: () => number = Math.random): HostGates {
  const gates = new Map<string, Gate>()
  const gateOf = (host: string) => {
    const gate = gates.get(host) ?? { busy: false, openAtMs: 0, delayMs: 0, failures: 0 }
    gates.set(host, gate)
    return gate
  }
  return {
    setDelay: (host, delayMs) => {
      const gate = gateOf(host)
      gate.delayMs = Math.max(gate.delayMs, delayMs)
    },
    isOpen: (host, nowMs) => {
      const gate = gateOf(host)
      return !gate.busy && gate.openAtMs <= nowMs
    },
    opensAt: (host) => {
      const gate = gateOf(host)
      return gate.busy ? null : gate.openAtMs
    },
    enter: (host) => {
      gateOf(host).busy = true
    },
    leave: (host, nowMs, { hostFailed, pauseMs = 0 }) => {
      const gate = gateOf(host)
      gate.busy = false
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
