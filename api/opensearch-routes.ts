import { type Router as ExpressRouter, Router } from 'express'
import type { Assets } from '../web/layout.ts'
import { openSearchDescription } from '../web/opensearch.ts'
import type { ApiParts } from './app.ts'
import { onlyMethods } from './errors.ts'
import { parametersOf } from './parameters.ts'
import { openToAll, preflight } from './public-answer.ts'
import type { SiteAddress } from './site-address.ts'
import { parseSuggestRequest } from './suggest/parse-request.ts'

const MAX_AGE_SECONDS = 24 * 3600

type RouteParts = Pick<ApiParts, 'suggest'> & { siteAddress: SiteAddress; assets: Assets }

/** Browsers search here from their address bar (OpenSearch 1.1), with suggestions. */
export function openSearchRoutes({ suggest, siteAddress, assets }: RouteParts): ExpressRouter {
  const router = Router()
  router
    .route('/opensearch.xml')
    .get(async (request, response) => {
      const xml = String(await openSearchDescription(siteAddress(request), assets))
      response.set('cache-control', `public, max-age=${MAX_AGE_SECONDS}`).type('application/opensearchdescription+xml').send(xml)
    })
    .all(onlyMethods('GET', 'HEAD'))

  router
    .route('/opensearch/suggest')
    .all(openToAll)
    .options(preflight)
    .get(async (request, response) => {
      const { query, suggestions } = await suggest(parseSuggestRequest(parametersOf(request)))
      response.type('application/x-suggestions+json').send(JSON.stringify([query, suggestions.map(({ text }) => text)]))
    })
    .all(onlyMethods('GET', 'HEAD', 'OPTIONS'))
  return router
}
