import { type Router as ExpressRouter, type Request, Router } from 'express'
import { AppError } from '../domain/errors.ts'
import { type Hit, type SearchRequest, searchRequestSchema } from '../domain/search.ts'
import type { Assets } from '../web/layout.ts'
import { portalPageUrl } from '../web/links.ts'
import { homePage } from '../web/pages/home-page.ts'
import { portalPage } from '../web/pages/portal-page.ts'
import { portalsPage } from '../web/pages/portals-page.ts'
import { resultsPage } from '../web/pages/results-page.ts'
import { textsOf } from '../web/texts.ts'
import type { ApiParts } from './app.ts'
import { findPortals, provinceChoices } from './directory.ts'
import type { DocumentCounts } from './document-counts.ts'
import { onlyMethods } from './errors.ts'
import { surroundingsOf } from './page-surroundings.ts'
import { parametersOf } from './parameters.ts'
import { parseSearchRequest } from './search/parse-request.ts'
import { presentProvinceOf, withPresentIds } from './search/present-ids.ts'
import { sendPage } from './send-page.ts'
import type { SiteAddress } from './site-address.ts'

const MAX_DIRECTORY_QUERY_CHARS = 100

/** What citizens see. */
export function pageRoutes(
  parts: ApiParts,
  siteAddress: SiteAddress,
  assets: Assets,
  documentCounts: DocumentCounts,
): ExpressRouter {
  const { search, embedUses, registry, names } = parts
  const router = Router()
  const textsFor = (request: Request) => textsOf(parametersOf(request).get('lang'))

  router
    .route('/')
    .get(async (request, response) => {
      const counts = await documentCounts()
      const documents = counts && [...counts.values()].reduce((sum, count) => sum + count, 0)
      await sendPage(
        response,
        homePage({ assets, site: siteAddress(request), portals: registry.portals, documents, names, t: textsFor(request) }),
      )
    })
    .all(onlyMethods('GET', 'HEAD'))

  router
    .route('/tim-kiem')
    .get(async (request, response) => {
      const question = withPresentIds(parseQuestion(request), registry)
      // Who came from the search box on a portal's own pages is counted for that portal, and no more is kept of it.
      const from = parametersOf(request).get('tu') ?? ''
      if (registry.byId.has(from)) embedUses.count(from, 'visit')
      const result = await search({ ...question, explain: true })
      const around = await surroundingsOf(parts, result.hits, textsFor(request))
      await sendPage(response, resultsPage({ assets, request: question, result, names, around }))
    })
    .all(onlyMethods('GET', 'HEAD'))

  router
    .route('/cong')
    .get(async (request, response) => {
      const given = parametersOf(request)
      const query = {
        q: (given.get('q') ?? '').slice(0, MAX_DIRECTORY_QUERY_CHARS),
        level: given.get('level') ?? '',
        province: presentProvinceOf(given.get('province') ?? ''),
      }
      const page = portalsPage({
        assets,
        portals: registry.portals,
        found: findPortals(registry.portals, query),
        query,
        provinces: provinceChoices(),
        documents: await documentCounts(),
        names,
        t: textsFor(request),
      })
      await sendPage(response, page)
    })
    .all(onlyMethods('GET', 'HEAD'))

  router
    .route('/cong/:id')
    .get(async (request, response) => {
      const { id } = request.params
      const portal = registry.byId.get(id)
      if (!portal) throw new AppError('NOT_FOUND', `there is no portal ${id}`)
      // Who comes by an id that it had before learns the one of today.
      if (portal.id !== id) return response.redirect(301, portalPageUrl(portal.id))
      const newest = await newestOf(portal.id)
      const page = portalPage({
        assets,
        portal,
        parent: registry.portals.find((each) => each.id === portal.parent) ?? null,
        children: registry.portals.filter(({ parent }) => parent === portal.id),
        within: searchRequestSchema.parse({ branch: portal.id }),
        newest,
        documents: (await documentCounts())?.get(portal.id) ?? null,
        names,
        around: await surroundingsOf(parts, newest ?? [], textsFor(request)),
      })
      return sendPage(response, page)
    })
    .all(onlyMethods('GET', 'HEAD'))

  /** What a portal is can be read while the engine is away. */
  const newestOf = async (portal: string): Promise<Hit[] | null> => {
    try {
      return (await search(searchRequestSchema.parse({ portal: [portal], sort: 'date' }))).hits
    } catch (error) {
      parts.logger.error({ err: error }, 'the newest of a portal cannot be read')
      return null
    }
  }

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
