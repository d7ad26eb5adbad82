import { createHash } from 'node:crypto'
import type { RequestHandler, Response } from 'express'

const DAY_SECONDS = 24 * 3600

/** Public data: pages of any site may read the answer. It depends on no cookie. */
export const openToAll: RequestHandler = (_request, response, next) => {
  response.set({
    'access-control-allow-origin': '*',
    'access-control-expose-headers': 'ETag, RateLimit, RateLimit-Policy, Retry-After, X-Request-Id',
    'cross-origin-resource-policy': 'cross-origin',
    'cache-control': 'no-cache',
  })
  next()
}

/** Answers a browser that asks whether a script of another site may ask: reading only, without cookies. */
export const preflight: RequestHandler = (_request, response) => {
  response
    .set({
      'access-control-allow-methods': 'GET, HEAD',
      'access-control-allow-headers': 'If-None-Match',
      'access-control-max-age': String(DAY_SECONDS),
    })
    .status(204)
    .end()
}

/**
 * Sends a result as JSON. The time that it took is no part of what it says: the same result has the same ETag, and is not sent twice
 * to whoever has it (304).
 */
export function sendResult(response: Response, { tookMs, ...result }: { tookMs: number }): void {
  const json = JSON.stringify(result)
  response
    .set('etag', weakTag(json))
    .type('json')
    .send(`${json.slice(0, -1)},"tookMs":${tookMs}}`)
}

export function weakTag(text: string): string {
  return `W/"${createHash('sha1').update(text).digest('base64url')}"`
}
