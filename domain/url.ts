import { createHash } from 'node:crypto'

/** Parameters that never identify a page: sessions and campaign tracking. */
const NOISE_PARAMETER = /^(utm_[a-z]+|fbclid|gclid|zarsrc|_ga|jsessionid|phpsessid|aspsessionid\w*|sessionid)$/i
/** `sid` is a session only when it looks like one: in PHP-Nuke it is the number of the article. */
const SESSION_VALUE = /^sid=[\w-]{16,}$/i
/** `;jsessionid=…` that servlet containers put into the path. */
const PATH_SESSION = /;(jsessionid|phpsessid)=[^/?#]*/gi
/** `/(S(lit3py55t21z5v55vlm25s55))/`: a session of ASP.NET without cookies. */
const ASP_PATH_SESSION = /\/\(S\([a-z0-9]{24}\)\)(?=\/|$)/gi

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
  url.pathname = url.pathname.replace(PATH_SESSION, '').replace(ASP_PATH_SESSION, '')
  keepPairs(url, (pair, name) => !NOISE_PARAMETER.test(name) && !SESSION_VALUE.test(pair))
  return url.href.length <= 2000 ? url.href : null
}

/** The address without the parameters of these names (lower case). */
export function withoutParameters(href: string, names: ReadonlySet<string>): string {
  const url = new URL(href)
  keepPairs(url, (_pair, name) => !names.has(name.toLowerCase()))
  return url.href
}

/** Only what is left out changes: the spelling of the other parameters may matter to the portal. */
function keepPairs(url: URL, isKept: (pair: string, name: string) => boolean): void {
  if (!url.search) return
  const kept = url.search
    .slice(1)
    .split('&')
    .filter((pair) => pair && isKept(pair, pair.split('=', 1)[0] ?? ''))
  url.search = kept.length ? `?${kept.join('&')}` : ''
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

/** Do two addresses differ by no more than http or https, and `www.`? */
export function areTwins(one: string, other: string): boolean {
  return bareForm(one) === bareForm(other)
}

function bareForm(href: string): string {
  const { host, pathname, search } = new URL(href)
  return host.replace(/^www\./, '') + pathname + search
}
