import { type Router as ExpressRouter, Router } from 'express'
import { AppError } from '../domain/errors.ts'
import type { ApiParts } from './app.ts'
import { onlyMethods } from './errors.ts'
import { parametersOf } from './parameters.ts'
import { parseSearchRequest } from './search/parse-request.ts'

/** The JSON API, version 1, and the two questions that a supervisor asks. */
export function apiRoutes({ search, reader, coverage, registry, names, version }: ApiParts): ExpressRouter {
  const router = Router()

  router
    .route('/api/v1/search')
    .get(async (request, response) => {
      response.json(await search(parseSearchRequest(parametersOf(request))))
    })
    .all(onlyMethods('GET'))

  router
    .route('/api/v1/portals')
    .get(async (_request, response) => {
      const documents = new Map((await coverage.portals()).map(({ portalId, indexed }) => [portalId, indexed]))
      response.json({
        portals: registry.portals.map(({ id, name, nameEn, level, parent, province, baseUrls }) => ({
          id,
          name,
          nameEn,
          level,
          levelName: names.level(level),
          parent,
          province,
          baseUrls,
          documents: documents.get(id) ?? 0,
        })),
      })
    })
    .all(onlyMethods('GET'))

  // The process lives.
  router.get('/healthz', (_request, response) => {
    response.json({ status: 'ok', version })
  })

  // It can do its work: engine and store answer.
  router.get('/readyz', async (_request, response) => {
    if (!(await reader.health())) throw new AppError('ENGINE_UNAVAILABLE', 'the search engine does not answer')
    try {
      await coverage.totals()
    } catch (cause) {
      throw new AppError('STORE_UNAVAILABLE', 'the database does not answer', { cause })
    }
    response.json({ status: 'ready', version })
  })
  return router
}
