import type { HostState } from '../domain/host-state.ts'
import type { HostStateStore } from '../domain/ports.ts'
import { afterFailure, breakerStateOf } from './breaker.ts'

/** The breakers of all hosts of a worker, kept over restarts. Hosts that answer well cost nothing. */
export type HostBreaker = {
  /**
   * May any of these hosts be asked now? Takes over what other processes know of them. `isWanted`: a person waits for it, so that a
   * host that is left alone is tried once all the same.
   */
  admits(hosts: readonly string[], isWanted: boolean): Promise<boolean>
  /** The host failed. @returns whether it is to be left alone from now on */
  failed(host: string, reason: string): boolean
  answered(host: string): void
  /** Resolves when everything is kept. */
  flush(): Promise<void>
}

type BreakerParts = { hosts: HostStateStore; clock: () => Date; hostFailures: number }

export function createHostBreaker({ hosts: store, clock, hostFailures }: BreakerParts): HostBreaker {
  const states = new Map<string, HostState>()
  let writing: Promise<void> = Promise.resolve()
  // What cannot be kept now is kept with the next change: the crawl itself fails on a store that is away.
  const keep = (write: () => Promise<void>) => {
    writing = writing.then(write).catch(() => {})
  }
  return {
    admits: async (hosts, isWanted) => {
      await writing
      const known = new Map((await store.of(hosts)).map((state) => [state.host, state]))
      for (const host of hosts) {
        const state = known.get(host)
        if (state) states.set(host, state.retryAt && isWanted ? { ...state, retryAt: clock().toISOString() } : state)
        else states.delete(host)
      }
      return hosts.some((host) => breakerStateOf(states.get(host), clock()) !== 'open')
    },
    failed: (host, reason) => {
      const now = clock()
      const before = states.get(host)
      // Requests that were on their way when it opened tell nothing new.
      if (breakerStateOf(before, now) === 'open') return true
      const state = afterFailure(before, { host, reason, now, hostFailures })
      states.set(host, state)
      keep(() => store.save(state, now.toISOString()))
      return breakerStateOf(state, now) === 'open'
    },
    answered: (host) => {
      if (states.delete(host)) keep(() => store.clear(host))
    },
    flush: () => writing,
  }
}
