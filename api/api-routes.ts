import { type Router as ExpressRouter, Router } from 'express'
import { AppError } from '../domain/errors.ts'
import type { ApiParts } from './app.ts'
import type { DocumentCounts } from './document-counts.ts'
import { onlyMethods } from './errors.ts'
import { parametersOf } from './parameters.ts'
import { openToAll, preflight, sendOnce, sendResult } from './public-answer.ts'
import { parseSearchRequest } from './search/parse-request.ts'
import { parseSimilarRequest } from './similar/parse-request.ts'
import { parseSuggestRequest } from './suggest/parse-request.ts'

/** Suggestions change no faster than the vocabulary that they are from. */
const SUGGESTIONS_MAX_AGE_SECONDS = 60

/** The JSON API, version 1, and the two questions that a supervisor asks. */
export function apiRoutes(
  { search, suggest, similar, reader, coverage, registry, names, version }: ApiParts,
  documentCounts: DocumentCounts,
): ExpressRouter {
  const router = Router()

  router
    .route('/api/v1/search')
    .all(openToAll)
    .options(preflight)
    .get(async (request, response) => {
      sendResult(response, await search(parseSearchRequest(parametersOf(request))))
    })
    .all(onlyMethods('GET', 'HEAD', 'OPTIONS'))

  router
    .route('/api/v1/suggest')
    .all(openToAll)
    .options(preflight)
    .get(async (request, response) => {
      const result = await suggest(parseSuggestRequest(parametersOf(request)))
      // Who takes a letter back sees the same again. Kept by the browser alone: what is typed is nobody else's business.
      response.set('cache-control', `private, max-age=${SUGGESTIONS_MAX_AGE_SECONDS}`)
      sendResult(response, result)
    })
    .all(onlyMethods('GET', 'HEAD', 'OPTIONS'))

  router
    .route('/api/v1/documents/:id/similar')
    .all(openToAll)
    .options(preflight)
    .get(async (request, response) => {
      sendResult(response, await similar(parseSimilarRequest(String(request.params.id), parametersOf(request))))
    })
    .all(onlyMethods('GET', 'HEAD', 'OPTIONS'))

  router
    .route('/api/v1/portals')
    .all(openToAll)
    .options(preflight)
    .get(async (_request, response) => {
      const documents = await documentCounts()
      const answer = {
        portals: registry.portals.map(({ id, name, nameEn, level, parent, province, baseUrls }) => ({
          id,
          name,
          nameEn,
          level,
          levelName: names.level(level),
          parent,
          province,
          baseUrls,
          documents: documents ? (documents.get(id) ?? 0) : null,
        })),
      }
      sendOnce(response, JSON.stringify(answer))
    })
    .all(onlyMethods('GET', 'HEAD', 'OPTIONS'))

  // The process lives.
  router
    .route('/healthz')
    .get((_request, response) => {
      response.set('cache-control', 'no-store').json({ status: 'ok', version })
    })
    .all(onlyMethods('GET', 'HEAD'))

  // It can do its work: engine and store answer.
  router
    .route('/readyz')
    .get(async (_request, response) => {
      response.set('cache-control', 'no-store')
      if (!(await reader.health())) throw new AppError('ENGINE_UNAVAILABLE', 'the search engine does not answer')
      try {
        await coverage.waitingForEngine()
      } catch (cause) {
        throw new AppError('STORE_UNAVAILABLE', 'the database does not answer', { cause })
      }
      response.json({ status: 'ready', version })
    })
    .all(onlyMethods('GET', 'HEAD'))
  return router
}
