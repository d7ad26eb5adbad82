import express, { type Router as ExpressRouter, type RequestHandler, type Response, Router } from 'express'
import { AppError } from '../domain/errors.ts'
import type { Assets } from '../web/layout.ts'
import { signInPage } from '../web/pages/sign-in-page.ts'
import { deskPages } from './admin/desk-pages.ts'
import { createGuard } from './admin/guard.ts'
import { liveTotals } from './admin/live.ts'
import { portalActionRoutes } from './admin/portal-actions.ts'
import { portalPages } from './admin/portal-pages.ts'
import { ADMIN_COOKIE, type AdminSessions } from './admin-session.ts'
import type { ApiParts } from './app.ts'
import { bestBetRoutes } from './best-bets/best-bet-routes.ts'
import { onlyMethods } from './errors.ts'
import { portalTree } from './portal-tree.ts'
import { sameOrigin } from './same-origin.ts'
import { sendPage } from './send-page.ts'

const WRONG = {
  key: 'Khóa không đúng. Vui lòng kiểm tra và nhập lại.',
  name: 'Tên hoặc mật khẩu không đúng. Vui lòng kiểm tra và nhập lại.',
}

/** The administrators' side: closed to whoever is not signed in, or for programs, does not hold the key. */
export function adminRoutes(parts: ApiParts, sessions: AdminSessions, assets: Assets): ExpressRouter {
  const { coverage, bestBets, portalSide, registry, clock, administration } = parts
  const router = Router()
  const readForm = express.urlencoded({ extended: false, limit: '4kb' })
  const onlyWithKey: RequestHandler = (request, response, next) => {
    response.set('cache-control', 'no-store')
    if (!sessions.hasBearerKey(request)) {
      response.set('www-authenticate', 'Bearer')
      throw new AppError('UNAUTHORIZED', 'the administrators’ key is needed: Authorization: Bearer KEY')
    }
    next()
  }
  const askToSignIn = async (response: Response, isWrong = false) => {
    const asksFor = await sessions.asksFor()
    await sendPage(response, signInPage({ assets, asksFor, ...(isWrong ? { problem: WRONG[asksFor] } : {}) }), 401)
  }
  const guard = createGuard(sessions, askToSignIn)

  router
    .route('/quan-tri/dang-nhap')
    // Where a person lands who opens the form's address by itself.
    .get((_request, response) => response.redirect(303, '/quan-tri'))
    .post(sameOrigin, readForm, async (request, response) => {
      const [key, name, password] = [request.body?.key, request.body?.name, request.body?.password].map((field) =>
        String(field ?? ''),
      )
      const given = request.body?.key === undefined ? { name: name ?? '', password: password ?? '' } : { key: key ?? '' }
      const session = await sessions.signIn(given, request.ip ?? '')
      if (!session) return askToSignIn(response, true)
      if ('name' in given)
        await portalSide.audit.add({ at: clock().toISOString(), who: given.name, action: 'sign in', portalId: null, detail: {} })
      response.cookie(ADMIN_COOKIE.name, session, { ...ADMIN_COOKIE.options, secure: request.secure })
      return response.redirect(303, '/quan-tri')
    })
    .all(onlyMethods('GET', 'HEAD', 'POST'))

  router
    .route('/quan-tri/dang-xuat')
    .post(guard.form, async (request: express.Request, response: Response) => {
      await sessions.signOut(request)
      response.clearCookie(ADMIN_COOKIE.name, { path: ADMIN_COOKIE.options.path })
      response.redirect(303, '/')
    })
    .all(onlyMethods('POST'))

  router
    .route('/quan-tri/su-kien')
    .get(guard.page, liveTotals({ sessions, coverage, registry, clock }))
    .all(onlyMethods('GET', 'HEAD'))

  router
    .route('/api/v1/coverage')
    .get(onlyWithKey, async (_request, response) => {
      const [portals, totals] = await Promise.all([coverage.portals(), coverage.totals()])
      response.json({ totals, portals: portalTree(registry.portals, portals).map((row) => row.coverage) })
    })
    .all(onlyMethods('GET', 'HEAD'))

  router.use(portalPages({ ...parts, ...portalSide, ...administration }, guard, assets))
  router.use(deskPages({ ...parts, ...portalSide }, guard, assets))
  router.use(bestBetRoutes({ ...bestBets, registry, clock, onlyWithKey }))
  router.use(portalActionRoutes({ ...portalSide, registry, clock, onlyWithKey }))
  return router
}
