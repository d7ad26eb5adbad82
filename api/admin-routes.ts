import express, { type Router as ExpressRouter, type RequestHandler, Router } from 'express'
import { AppError } from '../domain/errors.ts'
import type { Assets } from '../web/layout.ts'
import { adminPage } from '../web/pages/admin-page.ts'
import { signInPage } from '../web/pages/sign-in-page.ts'
import { portalActionRoutes } from './admin/portal-actions.ts'
import { ADMIN_COOKIE, type AdminSessions } from './admin-session.ts'
import type { ApiParts } from './app.ts'
import { bestBetRoutes } from './best-bets/best-bet-routes.ts'
import { onlyMethods } from './errors.ts'
import { portalTree } from './portal-tree.ts'
import { sameOrigin } from './same-origin.ts'
import { sendPage } from './send-page.ts'

/** The administrators' side: closed to whoever does not hold the key. */
export function adminRoutes(
  { coverage, bestBets, portalSide, registry, names, clock }: ApiParts,
  sessions: AdminSessions,
  assets: Assets,
): ExpressRouter {
  const router = Router()
  const form = express.urlencoded({ extended: false, limit: '4kb' })
  const onlyWithKey: RequestHandler = (request, response, next) => {
    response.set('cache-control', 'no-store')
    if (!sessions.hasBearerKey(request)) {
      response.set('www-authenticate', 'Bearer')
      throw new AppError('UNAUTHORIZED', 'the administrators’ key is needed: Authorization: Bearer KEY')
    }
    next()
  }

  router
    .route('/quan-tri')
    .get(async (request, response) => {
      if (!sessions.hasSession(request)) return sendPage(response, signInPage({ assets }), 401)
      const [portals, { waitingForEngine }] = await Promise.all([coverage.portals(), coverage.totals()])
      const rows = portalTree(registry.portals, portals)
      return sendPage(response, adminPage({ assets, rows, waitingForEngine, names, now: clock().toISOString() }))
    })
    .all(onlyMethods('GET', 'HEAD'))

  router
    .route('/quan-tri/dang-nhap')
    // Where a person lands who opens the form's address by itself.
    .get((_request, response) => response.redirect(303, '/quan-tri'))
    .post(sameOrigin, form, async (request, response) => {
      const session = sessions.signIn(String(request.body?.key ?? ''), request.ip ?? '')
      if (!session)
        return sendPage(response, signInPage({ assets, problem: 'Khóa không đúng. Vui lòng kiểm tra và nhập lại.' }), 401)
      response.cookie(ADMIN_COOKIE.name, session, { ...ADMIN_COOKIE.options, secure: request.secure })
      return response.redirect(303, '/quan-tri')
    })
    .all(onlyMethods('GET', 'HEAD', 'POST'))

  router
    .route('/quan-tri/dang-xuat')
    .post(sameOrigin, (request, response) => {
      sessions.signOut(request)
      response.clearCookie(ADMIN_COOKIE.name, { path: ADMIN_COOKIE.options.path })
      response.redirect(303, '/')
    })
    .all(onlyMethods('POST'))

  router
    .route('/api/v1/coverage')
    .get(onlyWithKey, async (_request, response) => {
      const [portals, totals] = await Promise.all([coverage.portals(), coverage.totals()])
      response.json({ totals, portals: portalTree(registry.portals, portals).map((row) => row.coverage) })
    })
    .all(onlyMethods('GET', 'HEAD'))

  router.use(bestBetRoutes({ ...bestBets, registry, clock, onlyWithKey }))
  router.use(portalActionRoutes({ ...portalSide, registry, clock, onlyWithKey }))
  return router
}
