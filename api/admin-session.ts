import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import type { Request } from 'express'
import { AppError } from '../domain/errors.ts'
import type { UserStore } from '../domain/ports.ts'
import type { Role } from '../domain/user.ts'
import { createAttemptLimit } from './attempt-limit.ts'

const SESSION_MS = 8 * 3600_000
/** Sessions of the key that were ended by hand and would still be valid; beyond this the oldest are forgotten. */
const MAX_ENDED = 10_000
/** Tells the session of a user, which the store keeps, from one of the key. */
const USER_SESSION = 'u.'

export const ADMIN_COOKIE = {
  name: 'liencong_admin',
  options: { httpOnly: true, sameSite: 'strict', path: '/quan-tri', maxAge: SESSION_MS },
} as const
/** By this name whoever holds the key stands in the audit log: who of them it was is not known. */
export const KEY_HOLDER = 'administrator'

/** Who is signed in. `csrf` stands in every form of the session's pages and in no other. */
export type SignedIn = { name: string; role: Role; csrf: string }
/** What a person gives to be let in: the key, or a name with its password. */
export type Credentials = { key: string } | { name: string; password: string }

/**
 * Who may see the administrators' side. As long as there is no user, whoever holds the key: that session is a signed, expiring cookie
 * and nothing is stored. From the first user on the pages are for users, whose sessions the store keeps; the key stays for programs.
 */
export type AdminSessions = {
  /** What the form asks for. */
  asksFor(): Promise<'key' | 'name'>
  /** A new session, or null for wrong credentials. @throws {AppError TOO_MANY_REQUESTS} */
  signIn(given: Credentials, address: string): Promise<string | null>
  signedIn(request: Request): Promise<SignedIn | null>
  /** Does the form belong to a page of this session? @throws {AppError FORBIDDEN} */
  assertForm(who: SignedIn, csrf: unknown): void
  /** Ends the request's session: its cookie is refused from now on (that of the key by this process). */
  signOut(request: Request): Promise<void>
  /** Is the key given as a bearer token? @throws {AppError TOO_MANY_REQUESTS} */
  hasBearerKey(request: Request): boolean
}

export function createAdminSessions(adminKey: string, users: UserStore, clock: () => Date): AdminSessions {
  const limit = createAttemptLimit(clock)
  const ended = new Set<string>()
  const sign = (text: string) => createHmac('sha256', adminKey).update(text).digest('base64url')
  const now = () => clock().toISOString()

  const checkKey = (key: string, address: string): boolean => {
    limit.assertAllowed(address)
    const isRight = isSame(key, adminKey)
    if (!isRight) limit.fail(address)
    return isRight
  }
  const isKeySession = (cookie: string): boolean => {
    const [expiresAt = '', id = '', signature = ''] = cookie.split('.')
    return isSame(signature, sign(`session ${expiresAt}.${id}`)) && Number(expiresAt) > clock().getTime() && !ended.has(cookie)
  }
  const asksFor = async () => ((await users.any()) ? 'name' : 'key')
  return {
    asksFor,
    signIn: async (given, address) => {
      const expiresAt = clock().getTime() + SESSION_MS
      if ('key' in given) {
        if (!checkKey(given.key, address) || (await asksFor()) !== 'key') return null
        const session = `${expiresAt}.${randomBytes(9).toString('base64url')}`
        return `${session}.${sign(`session ${session}`)}`
      }
      limit.assertAllowed(address)
      // Counted before the password is looked at, which takes its time: a thousand tries at once are not all let through.
      limit.fail(address)
      const user = await users.check(given.name, given.password)
      if (!user) return null
      limit.forgive(address)
      return USER_SESSION + (await users.openSession(user.name, new Date(expiresAt).toISOString(), now()))
    },
    signedIn: async (request) => {
      const cookie = cookieOf(request)
      const csrf = sign(`form ${cookie}`)
      if (cookie.startsWith(USER_SESSION)) {
        const user = await users.userOf(cookie.slice(USER_SESSION.length), now())
        return user && { name: user.name, role: user.role, csrf }
      }
      if (!isKeySession(cookie) || (await asksFor()) !== 'key') return null
      return { name: KEY_HOLDER, role: { kind: 'country' }, csrf }
    },
    assertForm: (who, csrf) => {
      if (typeof csrf !== 'string' || !isSame(csrf, who.csrf))
        throw new AppError('FORBIDDEN', 'the form does not belong to this session: open the page again')
    },
    signOut: async (request) => {
      const cookie = cookieOf(request)
      if (cookie.startsWith(USER_SESSION)) return users.closeSession(cookie.slice(USER_SESSION.length))
      const [oldest] = ended
      if (ended.size >= MAX_ENDED && oldest !== undefined) ended.delete(oldest)
      ended.add(cookie)
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
