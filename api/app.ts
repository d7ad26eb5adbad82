import { randomUUID } from 'node:crypto'
import express, { type Express } from 'express'
import helmet from 'helmet'
import type { Names } from '../config/names.ts'
import type { CoverageReader, Registry, SearchReader } from '../domain/ports.ts'
import type { SearchRequest, SearchResult } from '../domain/search.ts'
import { adminRoutes } from './admin-routes.ts'
import { apiRoutes } from './api-routes.ts'
import { loadAssets } from './assets.ts'
import { errorHandler, notFound } from './errors.ts'
import { pageRoutes } from './page-routes.ts'

type Log = Record<'debug' | 'info' | 'error', (fields: object, message: string) => void>

export type ApiParts = {
  search: (request: SearchRequest) => Promise<SearchResult>
  reader: Pick<SearchReader, 'health'>
  coverage: CoverageReader
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
  const app = express()
  app.disable('x-powered-by')
  app.set('query parser', 'simple')
  app.use(
    helmet({
      contentSecurityPolicy: {
        useDefaults: false,
        directives: {
          'default-src': ["'none'"],
          'style-src': ["'self'"],
          'img-src': ["'self'"],
          'form-action': ["'self'"],
          'base-uri': ["'none'"],
          'frame-ancestors': ["'none'"],
        },
      },
      // Whether the site is on HTTPS is known to the proxy before it, which sets this header there.
      strictTransportSecurity: false,
      // Portals may see that a visitor came from here, not what was asked.
      referrerPolicy: { policy: 'strict-origin-when-cross-origin' },
    }),
  )
  app.use((request, response, next) => {
    const startedAt = performance.now()
    response.locals.requestId = randomUUID()
    response.set('x-request-id', response.locals.requestId)
    // The path only: what people ask is theirs.
    response.once('finish', () => {
      const tookMs = Math.round(performance.now() - startedAt)
      parts.logger.debug(
        { requestId: response.locals.requestId, method: request.method, path: request.path, status: response.statusCode, tookMs },
        'request',
      )
    })
    next()
  })
  app.use(assetRoutes)
  app.use(apiRoutes(parts))
  app.use(adminRoutes(parts, assets))
  app.use(pageRoutes(parts, assets))
  app.use(notFound)
  app.use(errorHandler({ logger: parts.logger, assets }))
  return app
}
