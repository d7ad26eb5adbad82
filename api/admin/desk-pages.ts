import { type Router as ExpressRouter, type Request, type Response, Router } from 'express'
import type { Names } from '../../config/names.ts'
import { AppError } from '../../domain/errors.ts'
import type { AuditLog, FeedbackStore, PortalKeyStore, Registry } from '../../domain/ports.ts'
import type { UrlCheck } from '../../domain/url-check.ts'
import type { Assets } from '../../web/layout.ts'
import { auditPage } from '../../web/pages/admin/audit-page.ts'
import { checkUrlPage } from '../../web/pages/admin/check-url-page.ts'
import { feedbackListPage } from '../../web/pages/admin/feedback-list-page.ts'
import { keysPage } from '../../web/pages/admin/keys-page.ts'
import { onlyMethods } from '../errors.ts'
import { answerSchema, readCode, readFeedback } from '../feedback/read-feedback.ts'
import { parametersOf } from '../parameters.ts'
import { sendPage } from '../send-page.ts'
import { assertSure, fieldOf, type Guard, whoOf } from './guard.ts'
import { assertMayChange, mayChange, reachOf } from './rights.ts'
import { sendData } from './send-data.ts'

const AUDIT_ENTRIES = 200
const MAX_FEEDBACK = 200
const MAX_URL_CHARS = 2000
const MAX_LABEL_CHARS = 100

type DeskParts = {
  audit: AuditLog
  keys: PortalKeyStore
  feedback: FeedbackStore
  checkUrl: (url: string) => Promise<UrlCheck>
  registry: Registry
  names: Names
  clock: () => Date
}

/** The pages beside coverage: why an address is not found, what citizens said, the portals' keys, who did what. */
export function deskPages(parts: DeskParts, guard: Guard, assets: Assets): ExpressRouter {
  const { audit, keys, feedback, checkUrl, registry, names, clock } = parts
  const router = Router()
  const now = () => clock().toISOString()
  const log = (response: Response, action: string, portalId: string | null, detail: Record<string, unknown>) =>
    audit.add({ at: now(), who: whoOf(response).name, action, portalId, detail })
  /** Whether something of this portal is in the viewer's part of the tree. */
  const inReach = (response: Response) => {
    const reach = reachOf(whoOf(response).role, registry)
    return (portalId: string | null) => reach === null || (portalId !== null && reach.has(portalId))
  }

  router
    .route('/quan-tri/kiem-tra')
    .get(guard.page, async (request, response) => {
      const asked = (parametersOf(request).get('url') ?? '').trim().slice(0, MAX_URL_CHARS)
      const found = asked ? await checkUrl(asked) : null
      const isOutOfReach = found !== null && !inReach(response)(found.portalId)
      const check = isOutOfReach ? null : found
      const isSent = sendData(response, parametersOf(request).get('format'), {
        name: 'kiem-tra',
        json: () => ({ check }),
        head: ['url', 'portalId', 'allowed', 'searchable', 'why'],
        rows: () => (check ? [[check.url, check.portalId, String(check.allowed), String(check.searchable), check.why]] : []),
      })
      if (!isSent) await sendPage(response, checkUrlPage({ assets, viewer: whoOf(response), names, asked, check, isOutOfReach }))
    })
    .all(onlyMethods('GET', 'HEAD'))

  router
    .route('/quan-tri/phan-hoi')
    .get(guard.page, async (request, response) => {
      const viewer = whoOf(response)
      const isAnswered = parametersOf(request).get('tra-loi') === 'roi'
      const isIn = inReach(response)
      const all = await feedback.list({ isAnswered }, MAX_FEEDBACK)
      const seen = all.filter(({ portalId }) => isIn(portalId))
      const isSent = sendData(response, parametersOf(request).get('format'), {
        name: 'phan-hoi',
        json: () => ({ feedback: seen }),
        head: ['code', 'portalId', 'url', 'kind', 'message', 'createdAt', 'answer', 'answeredAt', 'answeredBy'],
        rows: () =>
          seen.map((each) => [
            each.code,
            each.portalId,
            each.url,
            each.kind,
            each.message,
            each.createdAt,
            each.answer,
            each.answeredAt,
            each.answeredBy,
          ]),
      })
      if (isSent) return
      const listed = seen.map((each) => ({ ...each, mayAnswer: mayChange(viewer.role, each.portalId, registry) }))
      await sendPage(response, feedbackListPage({ assets, viewer, names, feedback: listed, isAnswered }))
    })
    .post(guard.form, async (request: Request, response: Response) => {
      const { name, role } = whoOf(response)
      const code = readCode(fieldOf(request, 'ma'))
      const known = code && (await feedback.byCode(code))
      if (!known || !inReach(response)(known.portalId))
        throw new AppError('UNKNOWN_FEEDBACK', 'there is no report with this code')
      assertMayChange(role, known.portalId, registry)
      const { answer: text } = readFeedback(answerSchema, { answer: fieldOf(request, 'tra-loi') })
      await feedback.answer({ code: known.code, text, by: name }, now())
      await log(response, 'answer feedback', known.portalId, { code: known.code })
      response.redirect(303, '/quan-tri/phan-hoi?tra-loi=roi')
    })
    .all(onlyMethods('GET', 'HEAD', 'POST'))

  const showKeys = async (response: Response, made: string | null) => {
    const viewer = whoOf(response)
    const isIn = inReach(response)
    const listed = (await keys.list()).filter(({ portalId }) => isIn(portalId))
    const portals = registry.portals.filter(({ id }) => mayChange(viewer.role, id, registry))
    await sendPage(response, keysPage({ assets, viewer, names, keys: listed, portals, made }))
  }
  router
    .route('/quan-tri/khoa')
    .get(guard.page, (_request, response) => showKeys(response, null))
    .post(guard.form, async (request: Request, response: Response) => {
      const { name, role } = whoOf(response)
      const portal = registry.byId.get(fieldOf(request, 'cong'))
      if (!portal) throw new AppError('UNKNOWN_PORTAL', 'there is no such portal')
      assertMayChange(role, portal.id, registry)
      const label = fieldOf(request, 'nhan').trim()
      if (label === '' || label.length > MAX_LABEL_CHARS)
        throw new AppError('BAD_QUERY', `nhan: must have 1 to ${MAX_LABEL_CHARS} characters`)
      const made = await keys.create({ portalId: portal.id, label, createdBy: name }, now())
      await log(response, 'make key', portal.id, { id: made.id, label })
      await showKeys(response, made.key)
    })
    .all(onlyMethods('GET', 'HEAD', 'POST'))

  router
    .route('/quan-tri/khoa/thu-hoi')
    .post(guard.form, async (request: Request, response: Response) => {
      const id = Number(fieldOf(request, 'id'))
      const key = (await keys.list()).find((each) => each.id === id)
      if (!key || !inReach(response)(key.portalId)) throw new AppError('UNKNOWN_PORTAL_KEY', 'there is no such key')
      assertMayChange(whoOf(response).role, key.portalId, registry)
      assertSure(request)
      if (!(await keys.revoke(id, now()))) throw new AppError('UNKNOWN_PORTAL_KEY', `there is no key ${id} that could be revoked`)
      await log(response, 'revoke key', key.portalId, { id })
      response.redirect(303, '/quan-tri/khoa')
    })
    .all(onlyMethods('POST'))

  router
    .route('/quan-tri/nhat-ky')
    .get(guard.page, async (request, response) => {
      const isIn = inReach(response)
      const entries = (await audit.list(AUDIT_ENTRIES)).filter(({ portalId }) => isIn(portalId))
      const isSent = sendData(response, parametersOf(request).get('format'), {
        name: 'nhat-ky',
        json: () => ({ entries }),
        head: ['at', 'who', 'action', 'portalId', 'detail'],
        rows: () => entries.map(({ at, who, action, portalId, detail }) => [at, who, action, portalId, JSON.stringify(detail)]),
      })
      if (!isSent) await sendPage(response, auditPage({ assets, viewer: whoOf(response), entries }))
    })
    .all(onlyMethods('GET', 'HEAD'))
  return router
}
