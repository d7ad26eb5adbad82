import { type Router as ExpressRouter, Router } from 'express'
import type { Assets } from '../web/layout.ts'
import { homePage } from '../web/pages/home-page.ts'
import { portalsPage } from '../web/pages/portals-page.ts'
import { resultsPage } from '../web/pages/results-page.ts'
import type { ApiParts } from './app.ts'
import { onlyMethods } from './errors.ts'
import { parametersOf } from './parameters.ts'
import { parseSearchRequest } from './search/parse-request.ts'
import { sendPage } from './send-page.ts'

/** What citizens see. */
export function pageRoutes({ search, coverage, registry, names }: ApiParts, assets: Assets): ExpressRouter {
  const router = Router()

  router
    .route('/')
    .get(async (_request, response) => {
      const { indexed } = await coverage.totals()
      await sendPage(response, homePage({ assets, portals: registry.portals.length, documents: indexed }))
    })
    .all(onlyMethods('GET'))

  router
    .route('/tim-kiem')
    .get(async (request, response) => {
      const question = parseSearchRequest(parametersOf(request))
      await sendPage(response, resultsPage({ assets, request: question, result: await search(question), names }))
    })
    .all(onlyMethods('GET'))

  router
    .route('/cong')
    .get(async (_request, response) => {
      const documents = new Map((await coverage.portals()).map(({ portalId, indexed }) => [portalId, indexed]))
      await sendPage(response, portalsPage({ assets, portals: registry.portals, documents, names }))
    })
    .all(onlyMethods('GET'))

  router.get('/robots.txt', (_request, response) => {
    // Result pages are endless; the pages that they lead to are the portals' own.
    response.type('text').send('User-agent: *\nDisallow: /tim-kiem\nDisallow: /quan-tri\nDisallow: /api/\n')
  })
  return router
}
