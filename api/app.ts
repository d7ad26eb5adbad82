import express, { type Express } from 'express'
import type { Names } from '../config/names.ts'
import type {
  CoverageReader,
  DocumentReader,
  FeedbackStore,
  LegalReader,
  PauseStore,
  PortalHistory,
  Registry,
  SearchReader,
  UserStore,
} from '../domain/ports.ts'
import type { SearchRequest, SearchResult, SimilarResult, SuggestRequest, SuggestResult } from '../domain/search.ts'
import type { PortalActionParts } from './admin/portal-actions.ts'
import { adminRoutes } from './admin-routes.ts'
import { createAdminSessions } from './admin-session.ts'
import { apiRoutes } from './api-routes.ts'
import { loadAssets } from './assets.ts'
import type { BestBetParts } from './best-bets/best-bet-routes.ts'
import { compressed } from './compressed.ts'
import { createDocumentCounts } from './document-counts.ts'
import type { EmbedUses } from './embed/count-uses.ts'
import { embedPageRoutes } from './embed/embed-page-routes.ts'
import { embedRoutes } from './embed/embed-routes.ts'
import { errorHandler, notFound } from './errors.ts'
import { feedbackRoutes } from './feedback/feedback-routes.ts'
import { feedRoutes } from './feeds/feed-routes.ts'
import type { AwaySince } from './follow-hosts.ts'
import { createKeyHolder } from './key-holder.ts'
import { dataRoutes } from './living-data/data-routes.ts'
import { dumpRoutes } from './living-data/dump-routes.ts'
import { openApiRoutes } from './openapi/openapi-routes.ts'
import { openSearchRoutes } from './opensearch-routes.ts'
import { pageRoutes } from './page-routes.ts'
import type { PortalSideParts } from './portal-side/portal-side-routes.ts'
import { portalSideRoutes } from './portal-side/portal-side-routes.ts'
import { DEFAULT_LIMITS, limitRequests, type RateLimits } from './rate-limit.ts'
import { readingRoutes } from './reading/reading-routes.ts'
import { requestLog } from './request-log.ts'
import { securityHeaders } from './security-headers.ts'
import type { SimilarRequest } from './similar/parse-request.ts'
import { createSiteAddress } from './site-address.ts'

type Log = Record<'debug' | 'info' | 'error', (fields: object, message: string) => void>

export type ApiParts = {
  search: (request: SearchRequest) => Promise<SearchResult>
  suggest: (request: SuggestRequest) => Promise<SuggestResult>
  similar: (request: SimilarRequest) => Promise<SimilarResult>
  reader: Pick<SearchReader, 'health' | 'passages'>
  documents: DocumentReader
  coverage: CoverageReader
  /** Since when a host is away; no host ever is when not given. */
  awaySince?: AwaySince
  /** What replaces what; no document is said to be in force when not given. */
  legal?: Pick<LegalReader, 'replacedFrom'>
  /** Where the dump lies that people may take along; none when not given. */
  dumpDir?: string
  bestBets: BestBetParts
  feedback: FeedbackStore
  embedUses: EmbedUses
  /** What portals and administrators may do to what is crawled. */
  portalSide: PortalSideParts & Pick<PortalActionParts, 'losses' | 'queue' | 'checkUrl'>
  /** Who may sign in, and what the pages of administrators show of each portal's past. */
  administration: { users: UserStore; history: PortalHistory; pauses: PauseStore }
  registry: Registry
  names: Names
  adminKey: string
  /** Address of this site from outside; as requests name it when not given. */
  publicUrl?: string | undefined
  limits?: RateLimits
  clock: () => Date
  logger: Log
  /** Called for every request when it has been answered or given up. */
  onRequest?: (request: { method: string; route: string; status: number | null; seconds: number }) => void
  version: string
}

/** Everything that answers HTTP: the API, the pages and the administrators' side. Does not listen. */
export function createApp(parts: ApiParts): Express {
  const { assets, router: assetRoutes } = loadAssets()
  const documentCounts = createDocumentCounts(parts.coverage, parts.clock, (error) =>
    parts.logger.error({ err: error }, 'numbers of documents cannot be read'),
  )
  const { limits = DEFAULT_LIMITS, publicUrl, adminKey, portalSide, clock } = parts
  const siteAddress = createSiteAddress(publicUrl)
  const sessions = createAdminSessions(adminKey, parts.administration.users, clock)
  const onlyKeyHolder = createKeyHolder(sessions, portalSide.keys, clock)
  const app = express()
  app.disable('x-powered-by')
  app.set('query parser', 'simple')
  // A proxy on this machine may say who asks and whether by HTTPS; anybody else may not.
  app.set('trust proxy', 'loopback')
  app.use(requestLog(parts))
  app.use(securityHeaders())
  app.use(compressed())
  app.use(assetRoutes)
  app.use(
    ['/api/v1', '/opensearch/suggest', /^\/tim-kiem\.(atom|rss|json)$/, /^\/du-lieu(\.csv|\.json)?$/],
    limitRequests('api', limits.api),
  )
  app.use(apiRoutes(parts, documentCounts))
  app.use(openApiRoutes({ version: parts.version, assets }))
  app.use(openSearchRoutes({ ...parts, siteAddress, assets }))
  app.use(feedRoutes({ ...parts, siteAddress, assets }))
  app.use(
    readingRoutes({ ...parts, assets, limitFeedback: limitRequests('feedback', limits.feedback, { isForLoopbackToo: true }) }),
  )
  app.use(feedbackRoutes({ ...parts, onlyKeyHolder }))
  app.use(embedRoutes({ ...parts, onlyKeyHolder }))
  app.use(embedPageRoutes({ ...parts, siteAddress, assets }))
  app.use(portalSideRoutes({ ...parts.portalSide, registry: parts.registry, clock: parts.clock }))
  app.use(adminRoutes(parts, sessions, assets))
  app.use(dataRoutes({ ...parts, assets }))
  app.use(dumpRoutes({ ...parts, assets }))
  app.use(pageRoutes(parts, siteAddress, assets, documentCounts))
  app.use(notFound)
  app.use(errorHandler({ logger: parts.logger, assets }))
  return app
}
