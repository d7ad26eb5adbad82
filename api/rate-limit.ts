import { createHmac, randomBytes } from 'node:crypto'
import type { RequestHandler } from 'express'
import { ipKeyGenerator, rateLimit } from 'express-rate-limit'
import { AppError } from '../domain/errors.ts'

const MINUTE_MS = 60_000

/** How many requests of one address are answered in one window. */
export type RateLimit = { requests: number; windowMs: number }
/** `api`: what programs ask, suggestions and feeds included. `feedback`: reports about documents. */
export type RateLimits = Record<'api' | 'feedback', RateLimit>

/** What programs on this very machine may ask: they are its operator's. Who comes through a proxy here has an address of its own. */
const LOOPBACK_REQUESTS = 1_000_000
const LOOPBACK = /^(?:::ffff:)?127\.|^::1$/

export const DEFAULT_LIMITS: RateLimits = {
  api: { requests: 600, windowMs: MINUTE_MS },
  feedback: { requests: 10, windowMs: 60 * MINUTE_MS },
}

/**
 * Refuses more than so many requests of one address in one window, and says in each answer how many are left (the RateLimit header
 * fields of the IETF draft). Addresses are known by a keyed hash whose key only this process has, and are forgotten with their window.
 * @throws {AppError TOO_MANY_REQUESTS}
 */
export function limitRequests(
  name: string,
  { requests, windowMs }: RateLimit,
  { isForLoopbackToo = false }: { isForLoopbackToo?: boolean } = {},
): RequestHandler {
  const secret = randomBytes(32)
  return rateLimit({
    windowMs,
    limit: ({ ip = '' }) => (isForLoopbackToo || !LOOPBACK.test(ip) ? requests : LOOPBACK_REQUESTS),
    identifier: name,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    // One IPv6 customer holds a whole network: its addresses count as one.
    keyGenerator: ({ ip = '' }) => createHmac('sha256', secret).update(ipKeyGenerator(ip)).digest('base64url'),
    handler: (_request, response) => {
      // Scripts of other sites are to see that they asked too much, whoever may see the answer itself.
      response.set({ 'access-control-allow-origin': '*', 'access-control-expose-headers': 'Retry-After' })
      throw new AppError('TOO_MANY_REQUESTS', `more than ${requests} requests in ${windowMs / 1000} s from this address`)
    },
  })
}
