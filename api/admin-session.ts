import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Request } from 'express'
import { AppError } from '../domain/errors.ts'

const SESSION_MS = 8 * 3600_000
const COOKIE = 'liencong_admin'
/** Wrong keys from one address in one window; more are refused unread. */
const MAX_ATTEMPTS = 10
const ATTEMPT_WINDOW_MS = 15 * 60_000
const MAX_ADDRESSES = 10_000

/** Who may see the administrators' side: whoever holds the key, by a signed cookie or as a bearer token. */
export type AdminSessions = {
  isSignedIn(request: Request): boolean
  /** @returns the cookie's value, or null for a wrong key @throws {AppError TOO_MANY_REQUESTS} */
  signIn(key: string, address: string): string | null
}

export const ADMIN_COOKIE = {
  name: COOKIE,
  options: { httpOnly: true, sameSite: 'strict', path: '/', maxAge: SESSION_MS },
} as const

export function createAdminSessions(adminKey: string, clock: () => Date): AdminSessions {
  const sign = (text: string) => createHmac('sha256', adminKey).update(`session ${text}`).digest('base64url')
  const attempts = new Map<string, { count: number; until: number }>()

  const isValidCookie = (value: string): boolean => {
    const [expiresAt = '', signature = ''] = value.split('.')
    return isSame(signature, sign(expiresAt)) && Number(expiresAt) > clock().getTime()
  }
  return {
    isSignedIn: (request) => {
      const bearer = /^Bearer (.+)$/.exec(request.get('authorization') ?? '')?.[1]
      if (bearer !== undefined) return isSame(bearer, adminKey)
      const cookie = cookieOf(request, COOKIE)
      return cookie !== null && isValidCookie(cookie)
    },
    signIn: (key, address) => {
      const now = clock().getTime()
      const kept = attempts.get(address)
      const attempt = kept && kept.until > now ? kept : { count: 0, until: now + ATTEMPT_WINDOW_MS }
      if (attempt.count >= MAX_ATTEMPTS)
        throw new AppError('TOO_MANY_REQUESTS', 'too many wrong keys: try again in a quarter of an hour')
      if (isSame(key, adminKey)) {
        attempts.delete(address)
        const expiresAt = String(now + SESSION_MS)
        return `${expiresAt}.${sign(expiresAt)}`
      }
      if (attempts.size >= MAX_ADDRESSES) attempts.clear()
      attempts.set(address, { ...attempt, count: attempt.count + 1 })
      return null
    },
  }
}

/** Compares in constant time; hashing first makes the lengths equal. */
function isSame(given: string, expected: string): boolean {
  const hash = (text: string) => createHmac('sha256', 'compare').update(text).digest()
  return timingSafeEqual(hash(given), hash(expected))
}

function cookieOf(request: Request, name: string): string | null {
  for (const pair of (request.get('cookie') ?? '').split(';')) {
    const [key, value] = pair.trim().split('=', 2)
    if (key === name && value) return value
  }
  return null
}
