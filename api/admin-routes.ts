import express, { type Router as ExpressRouter, type RequestHandler, Router } from 'express'
import type { PortalCoverage } from '../domain/coverage.ts'
import { AppError } from '../domain/errors.ts'
import type { Portal } from '../domain/portal.ts'
import type { Assets } from '../web/layout.ts'
import { adminPage, signInPage } from '../web/pages/admin-page.ts'
import { ADMIN_COOKIE, createAdminSessions } from './admin-session.ts'
import type { ApiParts } from './app.ts'
import { onlyMethods } from './errors.ts'
import { sendPage } from './send-page.ts'

/** The administrators' side: closed to whoever does not hold the key. */
export function adminRoutes({ coverage, registry, names, adminKey, clock }: ApiParts, assets: Assets): ExpressRouter {
  const sessions = createAdminSessions(adminKey, clock)
  const router = Router()
  const form = express.urlencoded({ extended: false, limit: '4kb' })
  const rows = async () => inTree(registry.portals, new Map((await coverage.portals()).map((each) => [each.portalId, each])))

  router
    .route('/quan-tri')
    .get(async (request, response) => {
      if (!sessions.isSignedIn(request)) return sendPage(response, signInPage({ assets }), 401)
      return sendPage(response, adminPage({ assets, rows: await rows(), names, now: clock().toISOString() }))
    })
    .all(onlyMethods('GET'))

  router
    .route('/quan-tri/dang-nhap')
    .post(form, sameOrigin, async (request, response) => {
      const cookie = sessions.signIn(String(request.body?.key ?? ''), request.ip ?? '')
      if (!cookie) return sendPage(response, signInPage({ assets, problem: 'Khóa không đúng.' }), 401)
      response.cookie(ADMIN_COOKIE.name, cookie, { ...ADMIN_COOKIE.options, secure: request.secure })
      return response.redirect(303, '/quan-tri')
    })
    .all(onlyMethods('POST'))

  router
    .route('/quan-tri/dang-xuat')
    .post(sameOrigin, (_request, response) => {
      response.clearCookie(ADMIN_COOKIE.name, { path: '/' })
      response.redirect(303, '/')
    })
    .all(onlyMethods('POST'))

  router
    .route('/api/v1/coverage')
    .get(async (request, response) => {
      if (!sessions.isSignedIn(request))
        throw new AppError('UNAUTHORIZED', 'the administrators’ key is needed: Authorization: Bearer KEY')
      response
        .set('cache-control', 'no-store')
        .json({ totals: await coverage.totals(), portals: (await rows()).map((row) => row.coverage) })
    })
    .all(onlyMethods('GET'))
  return router
}

/** Forms of other sites may not act here, whatever a browser sends along. */
const sameOrigin: RequestHandler = (request, _response, next) => {
  const origin = request.get('origin')
  if (origin && origin !== 'null' && URL.canParse(origin) && new URL(origin).host !== request.get('host')) {
    throw new AppError('UNAUTHORIZED', 'forms of other sites are not accepted')
  }
  next()
}

/** Every portal of the registry in the order of the tree; one that was never crawled counts nothing. */
function inTree(portals: readonly Portal[], byId: ReadonlyMap<string, PortalCoverage>) {
  const nothing = (portalId: string): PortalCoverage => ({
    portalId,
    known: 0,
    indexed: 0,
    excluded: 0,
    failed: 0,
    waiting: 0,
    sources: 0,
    outcomes: {},
    lastRun: null,
    nextRunAt: null,
  })
  const below = (parent: string | null, depth: number): { portal: Portal; depth: number; coverage: PortalCoverage }[] =>
    portals
      .filter((portal) => portal.parent === parent)
      .flatMap((portal) => [
        { portal, depth, coverage: byId.get(portal.id) ?? nothing(portal.id) },
        ...below(portal.id, depth + 1),
      ])
  return below(null, 0)
}
