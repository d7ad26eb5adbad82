import { gzipSync } from 'node:zlib'
import { normalizeUrl } from '../../../domain/url.ts'
import { annexFile, annexOf } from './annex.ts'
import { type DocumentHead, documentCount, documentHead, modifiedMs } from './document-head.ts'
import { feedXml, robotsTxt, sitemapFile } from './feeds.ts'
import { documentPath, LOGIN_PATH, pageCount } from './links.ts'
import type { PortalContext, PracticeRequest, PracticeResponse, Visit } from './model.ts'
import { documentPage, homePage, listPage, loginPage, missingPage } from './pages.ts'
import { hashOf } from './seeded-random.ts'

type Body = () => string | Buffer
type Made = {
  status: number
  contentType: string
  body: Body
  headers?: Record<string, string>
  version?: { tag: string; modifiedMs: number }
}

const MIME = {
  html: 'text/html; charset=utf-8',
  xml: 'application/xml; charset=utf-8',
  rss: 'application/rss+xml; charset=utf-8',
  gzip: 'application/gzip',
  text: 'text/plain; charset=utf-8',
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  odt: 'application/vnd.oasis.opendocument.text',
  rtf: 'application/rtf',
}

/** What `portal` answers. Bodies are closures: a 304 or a HEAD costs no page. */
export function respond(portal: PortalContext, request: PracticeRequest, visit: Visit): PracticeResponse {
  const normalized = normalizeUrl(request.path, portal.origin)
  if (!normalized) return reply({ status: 400, contentType: MIME.text, body: () => 'bad request' }, portal, request)
  const url = new URL(normalized)
  return portal.spec.quirks?.answer?.(portal, url, visit) ?? reply(make(portal, url, visit), portal, request)
}

function make(portal: PortalContext, url: URL, visit: Visit): Made {
  const path = url.pathname + url.search
  if (path === '/robots.txt') return { status: 200, contentType: MIME.text, body: () => robotsTxt(portal) }
  if (path === '/') return listLike(portal, path, (salt) => homePage(portal, salt), visit)
  if (path === LOGIN_PATH) return { status: 200, contentType: MIME.html, body: () => loginPage(portal) }
  return document(portal, url, path, visit) ?? list(portal, url, visit) ?? file(portal, url) ?? missing(portal)
}

function document(portal: PortalContext, url: URL, path: string, visit: Visit): Made | null {
  const head = headAt(portal, portal.spec.style.documentIndex(url))
  if (!head || documentPath(portal, head) !== path) return null
  const flavour = portal.spec.flavours[head.index]
  if (flavour === 'busy-once' && visit.count === 0) {
    return { status: 429, contentType: MIME.text, headers: { 'retry-after': '1' }, body: () => 'Too Many Requests' }
  }
  return {
    status: 200,
    contentType: flavour === 'windows-1258' ? 'text/html; charset=windows-1258' : MIME.html,
    headers: portal.spec.quirks?.headers?.(head.index) ?? {},
    version: { tag: tagOf(portal, path, head.version), modifiedMs: modifiedMs(portal, head) },
    body: () => documentPage(portal, head),
  }
}

function list(portal: PortalContext, url: URL, visit: Visit): Made | null {
  const found = portal.spec.style.list(portal, url)
  if (!found || !Number.isInteger(found.page) || found.page < 1 || found.page > pageCount(portal, found.section)) return null
  return listLike(portal, url.pathname + url.search, (salt) => listPage(portal, found.section, found.page, salt), visit)
}

/** Pages whose links may change with every answer carry no validators then. */
function listLike(portal: PortalContext, path: string, page: (salt: number) => string, visit: Visit): Made {
  const { state, spec } = portal
  const made = { status: 200, contentType: MIME.html, body: () => page(visit.total) }
  if (spec.quirks?.decorateLink) return made
  const round = spec.newPerRound ? state.round : 0
  return { ...made, version: { tag: tagOf(portal, path, round), modifiedMs: state.changedAtMs[round] ?? state.dayMs } }
}

function file(portal: PortalContext, url: URL): Made | null {
  const { spec, state } = portal
  const version = { tag: tagOf(portal, url.pathname, state.round), modifiedMs: state.changedAtMs[state.round] ?? state.dayMs }
  if (spec.feed && url.pathname === spec.style.feedPath)
    return { status: 200, contentType: MIME.rss, version, body: () => feedXml(portal) }
  if (url.pathname === spec.style.sitemapPath || url.pathname.startsWith('/sitemaps/')) {
    const body = sitemapFile(portal, url.pathname)
    if (body) return { status: 200, contentType: url.pathname.endsWith('.gz') ? MIME.gzip : MIME.xml, version, body: () => body }
  }
  const match = /^\/upload\/phu-luc-(\d+)\.(?:pdf|docx|odt|rtf)$/.exec(url.pathname)
  const head = match ? headAt(portal, Number(match[1])) : null
  const annex = head && annexOf(portal, head)
  if (!annex || annex.path !== url.pathname) return null
  return {
    status: 200,
    contentType: MIME[annex.format],
    version: { tag: tagOf(portal, url.pathname, 0), modifiedMs: modifiedMs(portal, head) },
    body: () => annexFile(portal, head, annex),
  }
}

function missing(portal: PortalContext): Made {
  return { status: 404, contentType: MIME.html, body: () => missingPage(portal) }
}

function headAt(portal: PortalContext, index: number | null): DocumentHead | null {
  return index !== null && index >= 0 && index < documentCount(portal) ? documentHead(portal, index) : null
}

function tagOf({ state, spec }: PortalContext, path: string, version: number): string {
  const parts = [state.seed, state.scale, state.port, state.dayMs, spec.id, path, version]
  return `"${hashOf(...parts).toString(36)}-${hashOf('2', ...parts).toString(36)}"`
}

function reply(made: Made, portal: PortalContext, request: PracticeRequest): PracticeResponse {
  const headers: Record<string, string> = { 'content-type': made.contentType, ...made.headers }
  if (made.version) {
    headers.etag = made.version.tag
    headers['last-modified'] = new Date(made.version.modifiedMs).toUTCString()
    if (isFresh(made.version, request)) return { type: 'reply', status: 304, headers, body: () => '' }
  }
  const wantsGzip =
    portal.spec.gzip &&
    made.status === 200 &&
    made.contentType !== MIME.gzip &&
    /\bgzip\b/.test(request.headers['accept-encoding'] ?? '')
  if (!wantsGzip) return { type: 'reply', status: made.status, headers, body: made.body }
  return {
    type: 'reply',
    status: made.status,
    headers: { ...headers, 'content-encoding': 'gzip', vary: 'Accept-Encoding' },
    body: () => gzipSync(made.body(), { level: 1 }),
  }
}

/** RFC 9110 §13.1: If-None-Match wins over If-Modified-Since. */
function isFresh(version: { tag: string; modifiedMs: number }, request: PracticeRequest): boolean {
  const tags = request.headers['if-none-match']
  if (tags !== undefined) return tags.split(',').some((tag) => tag.trim().replace(/^W\//, '') === version.tag)
  const since = Date.parse(request.headers['if-modified-since'] ?? '')
  return Number.isFinite(since) && Math.floor(version.modifiedMs / 1000) * 1000 <= since
}
