import express, { type Router as ExpressRouter, type Request, Router } from 'express'
import { AppError } from '../../domain/errors.ts'
import type { Portal } from '../../domain/portal.ts'
import type { AuditLog, Intake, PortalKeyStore, Registry } from '../../domain/ports.ts'
import { createAttemptLimit } from '../attempt-limit.ts'
import { onlyMethods } from '../errors.ts'
import { readNotice, readPush } from './read-notice.ts'

/** Ten thousand addresses of some hundred bytes. */
const MAX_NOTICE_BODY = '2mb'
const MAX_PUSH_BODY = '12mb'

export type PortalSideParts = { intake: Intake; keys: PortalKeyStore; audit: AuditLog }
type RouteParts = PortalSideParts & { registry: Registry; clock: () => Date }

/** What portals say by themselves, each with its own key: that pages changed, and documents themselves. */
export function portalSideRoutes({ intake, keys, audit, registry, clock }: RouteParts): ExpressRouter {
  const limit = createAttemptLimit(clock)
  const router = Router()

  /** The portal of the address, when the key speaks for it. @throws {AppError UNAUTHORIZED | UNKNOWN_PORTAL | TOO_MANY_REQUESTS} */
  const portalOf = async (request: Request, keyOfBody: string | null): Promise<Portal> => {
    const address = request.ip ?? ''
    limit.assertAllowed(address)
    const key = /^Bearer (\S+)$/i.exec(request.get('authorization') ?? '')?.[1] ?? keyOfBody
    const id = String(request.params.id)
    const speaksFor = key ? await keys.portalOf(key, clock().toISOString()) : null
    if (speaksFor === null || speaksFor !== id) {
      limit.fail(address)
      throw new AppError('UNAUTHORIZED', `a key of the portal ${id} is needed: Authorization: Bearer KEY`)
    }
    const portal = registry.byId.get(id)
    if (!portal) throw new AppError('UNKNOWN_PORTAL', `there is no portal ${id}`)
    return portal
  }
  const log = (action: string, portal: Portal, detail: Record<string, unknown>) =>
    audit.add({ at: clock().toISOString(), who: `portal:${portal.id}`, action, portalId: portal.id, detail })

  router
    .route('/api/v1/portals/:id/notify')
    .post(express.json({ limit: MAX_NOTICE_BODY }), async (request, response) => {
      const { urls, key } = readNotice(request.body)
      const portal = await portalOf(request, key)
      const answers = await intake.notify(portal, urls)
      const refused = answers.filter(({ accepted }) => !accepted)
      await log('notify', portal, { accepted: answers.length - refused.length, refused: refused.length })
      response.status(202).json({
        accepted: answers.length - refused.length,
        refused: refused.map(({ url, reason }) => ({ url, reason })),
      })
    })
    .all(onlyMethods('POST'))

  router
    .route('/api/v1/portals/:id/documents')
    .put(
      // Twelve megabytes are read for nobody without a key.
      async (request, response, next) => {
        response.locals.portal = await portalOf(request, null)
        next()
      },
      express.json({ limit: MAX_PUSH_BODY }),
      async (request, response) => {
        const portal = response.locals.portal as Portal
        const answers = await intake.push(portal, readPush(request.body))
        await log('push', portal, { accepted: answers.filter(({ accepted }) => accepted).length, of: answers.length })
        response.json({ documents: answers })
      },
    )
    .all(onlyMethods('PUT'))
  return router
}
