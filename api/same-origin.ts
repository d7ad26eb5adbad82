import type { RequestHandler } from 'express'
import { AppError } from '../domain/errors.ts'

/** Forms of other sites may not act here, whatever a browser sends along. */
export const sameOrigin: RequestHandler = (request, _response, next) => {
  const origin = request.get('origin')
  if (origin !== undefined && !(URL.canParse(origin) && new URL(origin).host === request.host))
    throw new AppError('UNAUTHORIZED', 'forms of other sites are not accepted')
  next()
}
