import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import type { Request } from 'express'
import { createAttemptLimit } from './attempt-limit.ts'

const SESSION_MS = 8 * 3600_000
/** Sessions that were ended by hand and would still be valid; beyond this the oldest are forgotten. */
const MAX_ENDED = 10_000

export const ADMIN_COOKIE = {
  name: 'liencong_admin',
  options: { httpOnly: true, sameSite: 'strict', path: '/quan-tri', maxAge: SESSION_MS },
} as const

/** Who may see the administrators' side: whoever holds the key. A session is a signed, expiring cookie; nothing is stored. */
export type AdminSessions = {
  /** A new session, or null for a wrong key. @throws {AppError TOO_MANY_REQUESTS} */
  signIn(key: string, address: string): string | null
  hasSession(request: Request): boolean
  /** Ends the request's session: its cookie is refused from now on by this process. */
  signOut(request: Request): void
  /** Is the key given as a bearer token? @throws {AppError TOO_MANY_REQUESTS} */
  hasBearerKey(request: Request): boolean
}

export function createAdminSessions(adminKey: string, clock: () => Date): AdminSessions {
  const limit = createAttemptLimit(clock)
  const ended = new Set<string>()
  const sign = (text: string) => createHmac('sha256', adminKey).update(`session ${text}`).digest('base64url')

  const checkKey = (key: string, address: string): boolean => {
    limit.assertAllowed(address)
    const isRight = isSame(key, adminKey)
    if (!isRight) limit.fail(address)
    return isRight
  }
  return {
    signIn: (key, address) => {
      if (!checkKey(key, address)) return null
      const session = `${clock().getTime() + SESSION_MS}.${randomBytes(9).toString('base64url')}`
      return `${session}.${sign(session)}`
    },
    hasSession: (request) => {
      const cookie = cookieOf(request)
      const [expiresAt = '', id = '', signature = ''] = cookie.split('.')
      return isSame(signature, sign(`${expiresAt}.${id}`)) && Number(expiresAt) > clock().getTime() && !ended.has(cookie)
    },
    signOut: (request) => {
      const [oldest] = ended
      if (ended.size >= MAX_ENDED && oldest !== undefined) ended.delete(oldest)
      ended.add(cookieOf(request))
    },
    hasBearerKey: (request) => {
      const key = /^Bearer (\S+)$/i.exec(request.get('authorization') ?? '')?.[1]
      return key !== undefined && checkKey(key, request.ip ?? '')
    },
  }
}

/** Compares in constant time; hashing first makes the lengths equal. */
function isSame(given: string, expected: string): boolean {
  const hash = (text: string) => createHmac('sha256', 'compare').update(text).digest()
  return timingSafeEqual(hash(given), hash(expected))
}

function cookieOf(request: Request): string {
  for (const pair of (request.get('cookie') ?? '').split(';')) {
    const [key, value] = pair.trim().split('=', 2)
    if (key === ADMIN_COOKIE.name && value) return value
  }
  return ''
}
