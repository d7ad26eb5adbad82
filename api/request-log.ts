import { randomUUID } from 'node:crypto'
import type { Request, RequestHandler } from 'express'
import type { ApiParts } from './app.ts'

/** Gives every request an id and writes one line when it has been answered: the path only, for what people ask is theirs. */
export function requestLog({ logger, onRequest }: Pick<ApiParts, 'logger' | 'onRequest'>): RequestHandler {
  return (request, response, next) => {
    const startedAt = performance.now()
    const requestId = randomUUID()
    response.locals.requestId = requestId
    response.set('x-request-id', requestId)
    const { method, path } = request
    response.once('close', () => {
      const elapsedMs = performance.now() - startedAt
      const tookMs = Math.round(elapsedMs)
      const status = response.writableFinished ? response.statusCode : null
      onRequest?.({ method, route: routeOf(request), status, seconds: elapsedMs / 1000 })
      logger.debug({ requestId, method, path, status, tookMs }, 'request')
    })
    next()
  }
}

/** The pattern that was met, so that there are few; what met none is one. */
function routeOf(request: Request): string {
  const pattern: unknown = request.route?.path
  return pattern === undefined ? 'other' : String(pattern)
}
