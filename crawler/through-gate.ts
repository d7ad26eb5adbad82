import { setTimeout as pause } from 'node:timers/promises'
import { hostOf } from '../domain/url.ts'
import type { Fetcher } from './fetcher.ts'
import type { HostGates } from './host-gates.ts'
import { askedTooMuch, isHostFailure, retryAfterMs } from './settle.ts'

/** How often a host that is busy is looked at again. */
const GATE_POLL_MS = 20

export type GateParts = { fetcher: Fetcher; gates: HostGates; clock: () => Date; isClosing: () => boolean }

/** A fetch that waits for its host's gate: for what is asked beside the pages of the frontier. */
export function throughGate({ fetcher, gates, clock, isClosing }: GateParts): Pick<Fetcher, 'fetch'> {
  return {
    fetch: async (request) => {
      const host = hostOf(request.url)
      while (!gates.isOpen(host, clock().getTime())) {
        if (isClosing()) return { type: 'failure', reason: 'connect', detail: 'the crawler was stopped' }
        await pause(GATE_POLL_MS)
      }
      gates.enter(host)
      const result = await fetcher.fetch(request)
      const now = clock()
      gates.leave(host, now.getTime(), {
        hostFailed: isHostFailure(result),
        askedTooMuch: askedTooMuch(result),
        pauseMs: retryAfterMs(result, now),
      })
      return result
    },
  }
}
