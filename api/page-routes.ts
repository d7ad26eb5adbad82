import { type Router as ExpressRouter, type Request, Router } from 'express'
import { type SearchRequest, searchRequestSchema } from '../domain/search.ts'
import type { Assets } from '../web/layout.ts'
import { homePage } from '../web/pages/home-page.ts'
import { portalsPage } from '../web/pages/portals-page.ts'
import { resultsPage } from '../web/pages/results-page.ts'
import type { ApiParts } from './app.ts'
import type { DocumentCounts } from './document-counts.ts'
import { onlyMethods } from './errors.ts'
import { parametersOf } from './parameters.ts'
import { parseSearchRequest } from './search/parse-request.ts'
import { sendPage } from './send-page.ts'
import type { SiteAddress } from './site-address.ts'

/** What citizens see. */
export function pageRoutes(
  { search, embedUses, registry, names }: ApiParts,
  siteAddress: SiteAddress,
  assets: Assets,
  documentCounts: DocumentCounts,
): ExpressRouter {
  const router = Router()

  router
    .route('/')
    .get(async (request, response) => {
      const counts = await documentCounts()
      const documents = counts && [...counts.values()].reduce((sum, count) => sum + count, 0)
      await sendPage(response, homePage({ assets, site: siteAddress(request), portals: registry.portals, documents, names }))
    })
    .all(onlyMethods('GET', 'HEAD'))

  router
    .route('/tim-kiem')
    .get(async (request, response) => {
      const question = parseQuestion(request)
      // Who came from the search box on a portal's own pages is counted for that portal, and no more is kept of it.
      const from = parametersOf(request).get('tu') ?? ''
      if (registry.byId.has(from)) embedUses.count(from, 'visit')
      await sendPage(response, resultsPage({ assets, request: question, result: await search(question), names }))
    })
    .all(onlyMethods('GET', 'HEAD'))

  router
    .route('/cong')
    .get(async (_request, response) => {
      await sendPage(response, portalsPage({ assets, portals: registry.portals, documents: await documentCounts(), names }))
    })
    .all(onlyMethods('GET', 'HEAD'))

  router
    .route('/robots.txt')
    .get((_request, response) => {
      // Result pages are endless; the pages that they lead to are the portals' own.
      response.type('text').send('User-agent: *\nDisallow: /tim-kiem\nDisallow: /quan-tri\nDisallow: /api/\n')
    })
    .all(onlyMethods('GET', 'HEAD'))
  return router
}

/** Links that people share come back with parameters of the sites in between (`fbclid`): a page passes them over. */
function parseQuestion(request: Request): SearchRequest {
  const known = [...parametersOf(request)].filter(([name]) => name in searchRequestSchema.shape)
  return parseSearchRequest(new URLSearchParams(known))
}
