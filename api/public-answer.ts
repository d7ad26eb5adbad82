import { createHash } from 'node:crypto'
import type { Request, RequestHandler, Response } from 'express'

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
  sendOnce(response, `${json.slice(0, -1)},"tookMs":${tookMs}}`, { tag: weakTag(json) })
}

type Validators = { type?: string; tag?: string; since?: Date }

/**
 * Sends a text to whoever does not have it: by its ETag, or by the time since when it is as it is. What the client has counts also
 * beside `Cache-Control: no-cache`, which the fetch of scripts adds by itself (Express would send everything again).
 */
export function sendOnce(response: Response, text: string, { type = 'json', tag = weakTag(text), since }: Validators = {}): void {
  response.set('etag', tag)
  if (since) response.set('last-modified', since.toUTCString())
  if (isKnown(response.req, tag, since)) response.status(304).end()
  else response.type(type).send(text)
}

function isKnown(request: Request, tag: string, since: Date | undefined): boolean {
  const tags = request.get('if-none-match')
  if (tags !== undefined) return tags.split(',').some((each) => ['*', tag, tag.slice(2)].includes(each.trim()))
  return since !== undefined && Date.parse(request.get('if-modified-since') ?? '') >= Math.floor(since.getTime() / 1000) * 1000
}

export function weakTag(text: string): string {
  return `W/"${createHash('sha1').update(text).digest('base64url')}"`
}
