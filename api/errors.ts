import type { ErrorRequestHandler, Request, RequestHandler } from 'express'
import { AppError, type ErrorCode } from '../domain/errors.ts'
import type { Assets } from '../web/layout.ts'
import { badQueryPage } from '../web/pages/bad-query-page.ts'
import { errorPage } from '../web/pages/error-page.ts'
import type { ApiParts } from './app.ts'
import { ATTEMPT_WINDOW_MS } from './attempt-limit.ts'
import { parametersOf } from './parameters.ts'
import { sendPage } from './send-page.ts'

const RETRY_AFTER_SECONDS = 10
/** What callers are told of faults on our side; the log has the whole of it, addresses and paths included. */
const PUBLIC_MESSAGES: Partial<Record<ErrorCode, string>> = {
  ENGINE_UNAVAILABLE: 'the search engine does not answer: try again',
  ENGINE_REFUSED: 'the search engine refused the request; it has been logged',
  STORE_UNAVAILABLE: 'the database does not answer: try again',
}
const INTERNAL_MESSAGE = 'something went wrong; it has been logged'
/** Paths whose readers are programs. */
const MACHINE_PATH = /^\/(api\/|opensearch\/|tim-kiem\.|du-lieu\.|healthz$|readyz$)/i
const RESULTS_PATH = /^\/tim-kiem\/?$/i

/** A route that nobody serves. */
export const notFound: RequestHandler = (request) => {
  throw new AppError('NOT_FOUND', `there is nothing at ${request.path}`)
}

/** A known route asked in a way that it does not answer. */
export function onlyMethods(...methods: string[]): RequestHandler {
  return (request, response) => {
    response.set('allow', methods.join(', '))
    throw new AppError('METHOD_NOT_ALLOWED', `${request.path} answers ${methods.join(', ')} only`)
  }
}

/** The one place where an error becomes an answer: JSON for programs, a page for people. Unknown errors are logged, not told. */
export function errorHandler({ logger, assets }: Pick<ApiParts, 'logger'> & { assets: Assets }): ErrorRequestHandler {
  return async (thrown, request, response, _next) => {
    const error = toAppError(thrown)
    const requestId = String(response.locals.requestId)
    const fields = { requestId, code: error.code, path: request.path }
    if (error.status >= 500) logger.error({ ...fields, err: thrown }, 'request failed')
    else logger.debug(fields, 'request refused')
    if (response.headersSent) {
      response.destroy()
      return
    }
    // A limit has said when its window ends.
    if (error.retryable && !response.hasHeader('retry-after')) {
      const seconds = error.code === 'TOO_MANY_REQUESTS' ? ATTEMPT_WINDOW_MS / 1000 : RETRY_AFTER_SECONDS
      response.set('retry-after', String(seconds))
    }
    if (MACHINE_PATH.test(request.path)) {
      const { code, status, faults } = error
      response
        .status(status)
        .set('cache-control', 'no-store')
        .json({ error: { code, message: publicMessage(error), faults, requestId } })
      return
    }
    await sendPage(response, pageFor(error, request, assets, requestId), error.status)
  }
}

function pageFor(error: AppError, request: Request, assets: Assets, requestId: string) {
  const isResults = RESULTS_PATH.test(request.path)
  const parameters = parametersOf(request)
  const query = isResults ? (parameters.get('q') ?? '') : ''
  if (isResults && error.code === 'BAD_QUERY') return badQueryPage({ assets, query, faults: error.faults, requestId })
  const retryUrl = isResults && error.retryable ? `/tim-kiem?${parameters}` : null
  return errorPage({ assets, code: error.code, requestId, query, retryUrl })
}

function publicMessage({ status, code, message }: AppError): string {
  return status < 500 ? message : (PUBLIC_MESSAGES[code] ?? INTERNAL_MESSAGE)
}

function toAppError(thrown: unknown): AppError {
  if (thrown instanceof AppError) return thrown
  // Express and its body parser mark what the client did wrong with a 4xx status: a broken escape, a body too large.
  const status = thrown instanceof Error && 'status' in thrown ? Number(thrown.status) : 500
  if (status >= 400 && status < 500) return new AppError('BAD_QUERY', 'the request cannot be read', { cause: thrown })
  return new AppError('INTERNAL', INTERNAL_MESSAGE, { cause: thrown })
}
