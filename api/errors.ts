import type { ErrorRequestHandler, RequestHandler } from 'express'
import { AppError } from '../domain/errors.ts'
import { errorPage } from '../web/pages/error-page.ts'
import { badQueryPage } from '../web/pages/results-page.ts'
import type { ApiParts } from './app.ts'
import { sendPage } from './send-page.ts'

const RETRY_AFTER_SECONDS = 10

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

/** The one place where an error becomes an answer: JSON for the API, a page for people. Unknown errors are logged, not told. */
export function errorHandler({
  logger,
  assets,
}: Pick<ApiParts, 'logger'> & { assets: { css: string; icon: string } }): ErrorRequestHandler {
  return async (thrown, request, response, _next) => {
    const error = toAppError(thrown)
    const requestId = String(response.locals.requestId)
    logger[error.status >= 500 ? 'error' : 'info'](
      { requestId, code: error.code, err: error.status >= 500 ? thrown : undefined },
      'request failed',
    )
    if (response.headersSent) {
      response.destroy()
      return
    }
    if (error.retryable) response.set('retry-after', String(RETRY_AFTER_SECONDS))
    if (request.path.startsWith('/api/') || request.path.endsWith('z')) {
      const message = error.code === 'INTERNAL' ? 'something went wrong; it has been logged' : error.message
      response.status(error.status).json({ error: { code: error.code, message, faults: error.faults, requestId } })
      return
    }
    const query = typeof request.query.q === 'string' ? request.query.q : ''
    await sendPage(
      response,
      error.code === 'BAD_QUERY'
        ? badQueryPage({ assets, query, faults: error.faults })
        : errorPage({ assets, code: error.code, requestId }),
      error.status,
    )
  }
}

function toAppError(thrown: unknown): AppError {
  if (thrown instanceof AppError) return thrown
  // Express and its body parser mark what the client did wrong with a 4xx status: a broken escape, a body too large.
  const status = thrown instanceof Error && 'status' in thrown ? Number(thrown.status) : 500
  if (status >= 400 && status < 500)
    return new AppError('BAD_QUERY', 'the request cannot be read', {
      cause: thrown,
      faults: [{ path: 'request', message: String((thrown as Error).message) }],
    })
  return new AppError('INTERNAL', 'internal error', { cause: thrown })
}
