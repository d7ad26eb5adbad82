import { randomUUID } from 'node:crypto'
import type { RequestHandler } from 'express'
import type { ApiParts } from './app.ts'

/** Gives every request an id and writes one line when it has been answered: the path only, for what people ask is theirs. */
export function requestLog(logger: ApiParts['logger']): RequestHandler {
  return (request, response, next) => {
    const startedAt = performance.now()
    const requestId = randomUUID()
    response.locals.requestId = requestId
    response.set('x-request-id', requestId)
    const { method, path } = request
    response.once('close', () => {
      const tookMs = Math.round(performance.now() - startedAt)
      const status = response.writableFinished ? response.statusCode : null
      logger.debug({ requestId, method, path, status, tookMs }, 'request')
    })
    next()
  }
}
