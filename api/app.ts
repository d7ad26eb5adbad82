import express, { type Express } from 'express'
import type { Names } from '../config/names.ts'
import type { CoverageReader, Registry, SearchReader } from '../domain/ports.ts'
import type { SearchRequest, SearchResult, SimilarResult, SuggestRequest, SuggestResult } from '../domain/search.ts'
import type { PortalActionParts } from './admin/portal-actions.ts'
import { adminRoutes } from './admin-routes.ts'
import { apiRoutes } from './api-routes.ts'
import { loadAssets } from './assets.ts'
import type { BestBetParts } from './best-bets/best-bet-routes.ts'
import { createDocumentCounts } from './document-counts.ts'
import { errorHandler, notFound } from './errors.ts'
import { pageRoutes } from './page-routes.ts'
import type { PortalSideParts } from './portal-side/portal-side-routes.ts'
import { portalSideRoutes } from './portal-side/portal-side-routes.ts'
import { requestLog } from './request-log.ts'
import { securityHeaders } from './security-headers.ts'
import type { SimilarRequest } from './similar/parse-request.ts'

type Log = Record<'debug' | 'info' | 'error', (fields: object, message: string) => void>

export type ApiParts = {
  search: (request: SearchRequest) => Promise<SearchResult>
  suggest: (request: SuggestRequest) => Promise<SuggestResult>
  similar: (request: SimilarRequest) => Promise<SimilarResult>
  reader: Pick<SearchReader, 'health'>
  coverage: CoverageReader
  bestBets: BestBetParts
  /** What portals and administrators may do to what is crawled. */
  portalSide: PortalSideParts & Pick<PortalActionParts, 'losses' | 'queue'>
  registry: Registry
  names: Names
  adminKey: string
  clock: () => Date
  logger: Log
  version: string
}

/** Everything that answers HTTP: the API, the pages and the administrators' side. Does not listen. */
export function createApp(parts: ApiParts): Express {
  const { assets, router: assetRoutes } = loadAssets()
  const documentCounts = createDocumentCounts(parts.coverage, parts.clock, (error) =>
    parts.logger.error({ err: error }, 'numbers of documents cannot be read'),
  )
  const app = express()
  app.disable('x-powered-by')
  app.set('query parser', 'simple')
  // A proxy on this machine may say who asks and whether by HTTPS; anybody else may not.
  app.set('trust proxy', 'loopback')
  app.use(requestLog(parts.logger))
  app.use(securityHeaders())
  app.use(assetRoutes)
  app.use(apiRoutes(parts, documentCounts))
  app.use(portalSideRoutes({ ...parts.portalSide, registry: parts.registry, clock: parts.clock }))
  app.use(adminRoutes(parts, assets))
  app.use(pageRoutes(parts, assets, documentCounts))
  app.use(notFound)
  app.use(errorHandler({ logger: parts.logger, assets }))
  return app
}
