import type { HostState } from '../domain/host-state.ts'

const MINUTE_MS = 60_000
/** How long a host that is down is left alone: twice as long after each probe that failed. */
const FIRST_OPEN_MS = 5 * MINUTE_MS
const LONGEST_OPEN_MS = 6 * 60 * MINUTE_MS

/** `closed`: ask it. `open`: leave it alone. `half-open`: ask it once, and see. */
export type BreakerState = 'closed' | 'open' | 'half-open'

export function breakerStateOf(state: HostState | undefined, now: Date): BreakerState {
  if (!state?.retryAt) return 'closed'
  return Date.parse(state.retryAt) > now.getTime() ? 'open' : 'half-open'
}

/**
 * The state after one more failure. The breaker opens after `hostFailures` in a row, and again at once when a probe fails. Pure:
 * null as `before` is a host of which nothing bad is known.
 */
export function afterFailure(
  before: HostState | undefined,
  { host, reason, now, hostFailures }: { host: string; reason: string; now: Date; hostFailures: number },
): HostState {
  const failures = (before?.failures ?? 0) + 1
  const isProbe = breakerStateOf(before, now) === 'half-open'
  const known = { host, failures, lastFailure: reason }
  if (failures < hostFailures && !isProbe)
    return { ...known, openedAt: before?.openedAt ?? null, retryAt: before?.retryAt ?? null, openings: before?.openings ?? 0 }
  const openings = (before?.openings ?? 0) + 1
  const openMs = Math.min(FIRST_OPEN_MS * 2 ** (openings - 1), LONGEST_OPEN_MS)
  return {
    ...known,
    openedAt: before?.openedAt ?? now.toISOString(),
    retryAt: new Date(now.getTime() + openMs).toISOString(),
    openings,
  }
}
