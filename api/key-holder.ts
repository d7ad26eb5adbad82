import type { Request, Response } from 'express'
import { AppError } from '../domain/errors.ts'
import type { PortalKeyStore } from '../domain/ports.ts'
import type { AdminSessions } from './admin-session.ts'

/** Who holds the key of a request: an administrator, or one portal, which sees what is its own. */
export type KeyHolder = { name: string; portalId: string | undefined }
/** @throws {AppError UNAUTHORIZED} no key, or a wrong one · {AppError TOO_MANY_REQUESTS} too many wrong ones */
export type OnlyKeyHolder = (request: Request, response: Response) => Promise<KeyHolder>

export function createKeyHolder(
  sessions: Pick<AdminSessions, 'hasBearerKey'>,
  keys: Pick<PortalKeyStore, 'portalOf'>,
  clock: () => Date,
): OnlyKeyHolder {
  return async (request, response) => {
    response.set('cache-control', 'no-store')
    const key = /^Bearer (\S+)$/i.exec(request.get('authorization') ?? '')?.[1]
    const portalId = key === undefined ? null : await keys.portalOf(key, clock().toISOString())
    if (portalId !== null) return { name: `portal:${portalId}`, portalId }
    if (sessions.hasBearerKey(request)) return { name: 'administrator', portalId: undefined }
    response.set('www-authenticate', 'Bearer')
    throw new AppError('UNAUTHORIZED', 'a portal’s key or the administrators’ is needed: Authorization: Bearer KEY')
  }
}
