import { isIPv6 } from 'node:net'
import { AppError } from '../domain/errors.ts'

/** Wrong keys from one address in one window; more are refused unread. */
const MAX_ATTEMPTS = 10
export const ATTEMPT_WINDOW_MS = 15 * 60_000
/** Addresses that are remembered; the oldest is forgotten for a new one, so that nobody can fill the memory. */
const MAX_ADDRESSES = 10_000

/** Counts wrong keys by address. Kept in memory: every process that serves counts for itself. */
export type AttemptLimit = {
  /** @throws {AppError TOO_MANY_REQUESTS} */
  assertAllowed(address: string): void
  fail(address: string): void
  /** Takes one failure back: it was none. */
  forgive(address: string): void
}

export function createAttemptLimit(clock: () => Date): AttemptLimit {
  const attempts = new Map<string, { count: number; until: number }>()
  const open = (key: string) => {
    const attempt = attempts.get(key)
    return attempt && attempt.until > clock().getTime() ? attempt : undefined
  }
  return {
    assertAllowed: (address) => {
      if ((open(networkOf(address))?.count ?? 0) >= MAX_ATTEMPTS)
        throw new AppError('TOO_MANY_REQUESTS', 'too many wrong keys from this address: try again in a quarter of an hour')
    },
    fail: (address) => {
      const key = networkOf(address)
      const attempt = open(key) ?? { count: 0, until: clock().getTime() + ATTEMPT_WINDOW_MS }
      const [oldest] = attempts.keys()
      if (attempts.size >= MAX_ADDRESSES && !attempts.has(key) && oldest !== undefined) attempts.delete(oldest)
      attempts.set(key, { ...attempt, count: attempt.count + 1 })
    },
    forgive: (address) => {
      const key = networkOf(address)
      const attempt = open(key)
      if (attempt) attempts.set(key, { ...attempt, count: Math.max(0, attempt.count - 1) })
    },
  }
}

/** One IPv6 customer holds a whole /64: its first four groups count as one address. */
function networkOf(address: string): string {
  if (!isIPv6(address) || address.startsWith('::ffff:')) return address
  const [head = '', tail = ''] = address.split('::')
  const [left, right] = [head.split(':').filter(Boolean), tail.split(':').filter(Boolean)]
  const zeros = Array.from({ length: Math.max(0, 8 - left.length - right.length) }, () => '0')
  return [...left, ...(address.includes('::') ? zeros : []), ...right].slice(0, 4).join(':')
}
