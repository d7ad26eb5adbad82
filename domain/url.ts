import { createHash } from 'node:crypto'

/** Parameters that never identify a page: sessions and campaign tracking. */
const NOISE_PARAMETER = /^(utm_[a-z]+|fbclid|gclid|zarsrc|_ga|jsessionid|phpsessid|aspsessionid\w*|sessionid|sid)$/i
/** `;jsessionid=…` that servlet containers put into the path. */
const PATH_SESSION = /;(jsessionid|phpsessid)=[^/?#]*/gi

/**
 * The one form in which a URL is known: absolute, http(s), lower-case host, no fragment, no session or tracking parameter.
 * Other parameters keep their order, since `?id=` identifies a page. Null when it is no fetchable URL.
 */
export function normalizeUrl(href: string, base?: string): string | null {
  let url: URL
  try {
    url = new URL(href.trim(), base)
  } catch {
    return null
  }
  if ((url.protocol !== 'http:' && url.protocol !== 'https:') || url.username || url.password) return null
  url.hash = ''
  url.pathname = url.pathname.replace(PATH_SESSION, '')
  if (url.search) {
    const kept = url.search
      .slice(1)
      .split('&')
      .filter((pair) => pair && !NOISE_PARAMETER.test(pair.split('=', 1)[0] ?? ''))
    url.search = kept.length ? `?${kept.join('&')}` : ''
  }
  return url.href.length <= 2000 ? url.href : null
}

/** Identity of a page: the first 32 hex digits of the SHA-256 of its normalised URL (fits the engine's key, 511 bytes). */
export function pageIdOf(url: string): string {
  return createHash('sha256').update(url).digest('hex').slice(0, 32)
}

/** Host with port, the unit of politeness. */
export function hostOf(url: string): string {
  return new URL(url).host
}

/** The same host with or without `www.`: for a portal the two are one. */
export function twinOf(host: string): string {
  return host.startsWith('www.') ? host.slice(4) : `www.${host}`
}
