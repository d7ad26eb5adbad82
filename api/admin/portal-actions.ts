import express, { type Router as ExpressRouter, type Request, type RequestHandler, Router } from 'express'
import { z } from 'zod'
import { AppError } from '../../domain/errors.ts'
import type { Portal } from '../../domain/portal.ts'
import type { AuditLog, CrawlQueue, LossControl, PortalKeyStore, Registry } from '../../domain/ports.ts'
import type { UrlCheck } from '../../domain/url-check.ts'
import { onlyMethods } from '../errors.ts'
import { readBody } from '../read-body.ts'

const MAX_BODY = '4kb'
const AUDIT_ENTRIES = 200
/** All administrators hold one key: who of them it was is not known. */
const WHO = 'administrator'

const keyBody = z.object({ portalId: z.string(), label: z.string().trim().min(1).max(100) })
const heldBody = z.object({ action: z.enum(['keep', 'release']) })

export type PortalActionParts = {
  losses: LossControl
  keys: PortalKeyStore
  audit: AuditLog
  queue: Pick<CrawlQueue, 'send'>
  checkUrl: (url: string) => Promise<UrlCheck>
}
type RouteParts = PortalActionParts & { registry: Registry; clock: () => Date; onlyWithKey: RequestHandler }

/** What administrators do about portals: crawl now, decide about pages held back, give and revoke keys; all of it is in the audit log. */
export function portalActionRoutes({
  losses,
  keys,
  audit,
  queue,
  checkUrl,
  registry,
  clock,
  onlyWithKey,
}: RouteParts): ExpressRouter {
  const router = Router()
  const json = express.json({ limit: MAX_BODY })
  const now = () => clock().toISOString()
  const log = (action: string, portalId: string | null, detail: Record<string, unknown> = {}) =>
    audit.add({ at: now(), who: WHO, action, portalId, detail })
  const portalOf = (request: Request): Portal => portalBy(String(request.params.id))
  const portalBy = (id: string): Portal => {
    const portal = registry.byId.get(id)
    if (!portal) throw new AppError('UNKNOWN_PORTAL', `there is no portal ${id}`)
    return portal
  }

  router
    .route('/api/v1/admin/portals/:id/crawl')
    .post(onlyWithKey, async (request, response) => {
      const portal = portalOf(request)
      const queued = await queue.send(portal.id)
      await log('crawl now', portal.id, { queued })
      response.status(202).json({ queued })
    })
    .all(onlyMethods('POST'))

  router
    .route('/api/v1/admin/check-url')
    .get(onlyWithKey, async (request, response) => {
      const { url } = request.query
      if (typeof url !== 'string' || url === '') throw new AppError('BAD_QUERY', 'url: the address to check is needed, once')
      response.json(await checkUrl(url))
    })
    .all(onlyMethods('GET', 'HEAD'))

  router
    .route('/api/v1/admin/held')
    .get(onlyWithKey, async (_request, response) => {
      response.json({ held: await losses.held() })
    })
    .all(onlyMethods('GET', 'HEAD'))

  router
    .route('/api/v1/admin/portals/:id/held')
    .post(onlyWithKey, json, async (request, response) => {
      const portal = portalOf(request)
      const { action } = read(heldBody, request.body)
      const pages = action === 'keep' ? await losses.keep(portal.id, now()) : await losses.release(portal.id)
      await log(`${action} held pages`, portal.id, { pages })
      response.json({ pages })
    })
    .all(onlyMethods('POST'))

  router
    .route('/api/v1/admin/portal-keys')
    .get(onlyWithKey, async (_request, response) => {
      response.json({ keys: await keys.list() })
    })
    .post(onlyWithKey, json, async (request, response) => {
      const { portalId, label } = read(keyBody, request.body)
      const portal = portalBy(portalId)
      const made = await keys.create({ portalId: portal.id, label, createdBy: WHO }, now())
      await log('make key', portal.id, { id: made.id, label })
      response.status(201).json({ key: made })
    })
    .all(onlyMethods('GET', 'HEAD', 'POST'))

  router
    .route('/api/v1/admin/portal-keys/:id')
    .delete(onlyWithKey, async (request, response) => {
      const id = Number(request.params.id)
      if (!Number.isSafeInteger(id) || !(await keys.revoke(id, now())))
        throw new AppError('UNKNOWN_PORTAL_KEY', `there is no key ${request.params.id} that could be revoked`)
      await log('revoke key', null, { id })
      response.status(204).end()
    })
    .all(onlyMethods('DELETE'))

  router
    .route('/api/v1/admin/audit')
    .get(onlyWithKey, async (_request, response) => {
      response.json({ entries: await audit.list(AUDIT_ENTRIES) })
    })
    .all(onlyMethods('GET', 'HEAD'))
  return router
}

function read<T>(schema: z.ZodType<T>, body: unknown): T {
  return readBody(schema, body ?? {}, { code: 'BAD_QUERY', message: 'the request cannot be used' })
}
