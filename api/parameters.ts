import type { Request } from 'express'

/** The URL parameters as they were sent, repeated ones included. */
export function parametersOf(request: Request): URLSearchParams {
  const [, query = ''] = request.originalUrl.split(/\?(.*)/s)
  return new URLSearchParams(query)
}
