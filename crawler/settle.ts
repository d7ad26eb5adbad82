import type { CrawlOutcome, FailureReason } from '../domain/crawl-outcome.ts'
import type { SourceDocument } from '../domain/document.ts'
import type { FoundLink, PageReading } from '../domain/page-reading.ts'
import type { DiscoveredUrl, DuePage, PageRecord, PageRole } from '../domain/ports.ts'
import { areTwins, normalizeUrl } from '../domain/url.ts'
import type { FetchResult } from './fetcher.ts'
import { isLogin } from './page-kinds.ts'
import { GONE_CONFIRMATION_MS, recrawlAfterMs } from './recrawl.ts'

export type RetryRules = { maxAttempts: number; retryDelayMs: number; longestPauseMs: number }

/** Everything known about one finished fetch. `reading` is null when there was nothing to read or nothing new. */
export type Fetched = {
  runId: string
  portalId: string
  page: DuePage
  result: FetchResult
  contentHash: string | null
  reading: PageReading | { type: 'unreadable'; detail: string } | null
  /** What was unusual about fetching and reading it, for people who look at the page. */
  notes?: readonly string[]
  /** The reading is of the page as a browser rendered it: the validators of its HTML say nothing about it. */
  isRendered?: boolean
  fetchedAt: Date
}

/** Statuses by which a host says that it is in trouble, not that the page is. */
const HOST_TROUBLE = new Set([429, 502, 503, 504])
const PASSING_FAILURES = new Set<FailureReason>(['connect', 'timeout', 'dns', 'http-429', 'http-5xx'])

/** Did the host fail, rather than the page? Such failures in a row open the breaker. */
export function isHostFailure(result: FetchResult): boolean {
  if (result.type === 'answer') return HOST_TROUBLE.has(result.status)
  return result.reason === 'connect' || result.reason === 'timeout' || result.reason === 'dns' || result.reason === 'tls'
}

/** What a host failure is called: `timeout`, `http-503`. */
export function failureNameOf(result: FetchResult): string {
  return result.type === 'answer' ? `http-${result.status}` : result.reason
}

/** Did the host say that it is asked too much? It is asked more slowly then. */
export function askedTooMuch(result: FetchResult): boolean {
  return result.type === 'answer' && (result.status === 429 || result.status === 503)
}

/** `Retry-After` in milliseconds, as seconds or as a date (RFC 9110, section 10.2.3); 0 when there is none. */
export function retryAfterMs(result: FetchResult, now: Date): number {
  const value = result.type === 'answer' && HOST_TROUBLE.has(result.status) ? result.headers['retry-after'] : undefined
  if (!value) return 0
  const ms = /^\d+$/.test(value) ? Number(value) * 1000 : Date.parse(value) - now.getTime()
  return Number.isFinite(ms) ? Math.max(0, ms) : 0
}

/** Turns a finished fetch into the record of it: outcome, links, document, and when the page is due again. Pure. */
export function settle(fetched: Fetched, isInScope: (url: string, role?: PageRole) => boolean, retry: RetryRules): PageRecord {
  const { page, result, fetchedAt } = fetched
  const outcome = outcomeOf(fetched, isInScope)
  const isNew = outcome.type === 'page' || outcome.type === 'source'
  const readsAs = outcome.type === 'page' ? 'document' : outcome.type === 'source' ? 'source' : page.readsAs
  const unchangedFetches = outcome.type === 'not-modified' ? page.unchangedFetches + 1 : 0
  const goneIsConfirmed =
    outcome.type === 'gone' && page.goneSince !== null && fetchedAt.getTime() - Date.parse(page.goneSince) >= GONE_CONFIRMATION_MS

  const attempts = page.attempts + 1
  const retryDelayMs = Math.max(retry.retryDelayMs * 2 ** page.attempts, retryAfterMs(result, fetchedAt))
  const retries =
    outcome.type === 'failed' &&
    PASSING_FAILURES.has(outcome.reason) &&
    attempts < retry.maxAttempts &&
    retryDelayMs <= retry.longestPauseMs
  const dueInMs = retries ? retryDelayMs : recrawlAfterMs(outcome, { readsAs, unchangedFetches, goneIsConfirmed })

  const keepsValidators = outcome.type === 'not-modified' || outcome.type === 'failed'
  const headers = result.type === 'answer' && !fetched.isRendered ? result.headers : {}
  return {
    runId: fetched.runId,
    portalId: fetched.portalId,
    pageId: page.pageId,
    url: page.url,
    outcome,
    fetchedAt: fetchedAt.toISOString(),
    dueAt: new Date(fetchedAt.getTime() + dueInMs).toISOString(),
    settled: !retries,
    attempts: retries ? attempts : 0,
    unchangedFetches,
    etag: keepsValidators ? page.etag : isNew ? (headers.etag ?? null) : null,
    lastModified: keepsValidators ? page.lastModified : isNew ? (headers['last-modified'] ?? null) : null,
    contentHash: keepsValidators ? page.contentHash : fetched.contentHash,
    bodyBytes: result.type === 'answer' ? result.body.length : 0,
    links: linksOf(fetched, outcome, isInScope),
    becomes: becomesOf(fetched),
    document: documentOf(fetched, outcome),
    dropDocument: goneIsConfirmed || (outcome.type === 'skipped' && outcome.reason === 'noindex'),
  }
}

function outcomeOf(
  { page, result, reading, contentHash, notes = [] }: Fetched,
  isInScope: (url: string) => boolean,
): CrawlOutcome {
  if (result.type === 'failure') return { type: 'failed', reason: result.reason, detail: result.detail }
  const { status, headers } = result
  if (status === 304) return { type: 'not-modified' }
  if (status >= 300 && status < 400) return { type: 'redirect', status, location: headers.location ?? '' }
  if (status === 404 || status === 410) return { type: 'gone', status }
  if (status === 429) return { type: 'failed', reason: 'http-429', status }
  if (status >= 500) return { type: 'failed', reason: 'http-5xx', status }
  if (status !== 200) return { type: 'failed', reason: 'http-4xx', status }
  if (!result.bodyWanted) return { type: 'skipped', reason: 'content-type', detail: headers['content-type'] ?? 'none' }
  if (contentHash === page.contentHash || !reading) return { type: 'not-modified' }
  const detail = notes.length > 0 ? { detail: notes.join('; ') } : {}
  switch (reading.type) {
    case 'unreadable':
      return { type: 'failed', reason: 'extract', detail: reading.detail }
    case 'refused-file':
      return { type: 'skipped', reason: reading.reason, detail: reading.detail }
    case 'unsupported':
      return { type: 'skipped', reason: 'content-type', detail: reading.contentType ?? 'none' }
    case 'no-text':
      return { type: 'skipped', reason: isLogin(new URL(page.url)) ? 'login' : 'no-text', ...detail }
    case 'noindex':
    case 'soft-404':
      return { type: 'skipped', reason: reading.type }
    case 'document':
      // Where the canonical form is never read, the page at hand is the only one there is.
      return isOtherCanonical(reading.canonical, page.url) && isInScope(reading.canonical)
        ? { type: 'skipped', reason: 'canonical', detail: reading.canonical }
        : { type: 'page', status, ...detail }
    default:
      return { type: 'source', status, ...detail }
  }
}

function becomesOf({ page, reading }: Fetched): 'sitemap' | 'feed' | null {
  const isKnown = page.role !== 'page' || reading === null
  return !isKnown && (reading.type === 'sitemap' || reading.type === 'feed') ? reading.type : null
}

/** A canonical link to a home page is a template's mistake, not a statement about the page. */
function isOtherCanonical(canonical: string | null, url: string): canonical is string {
  return (
    canonical !== null &&
    // Which of http, https and `www.` answers is found out by asking (twins.ts): templates name what does not exist any more.
    !areTwins(canonical, url) &&
    new URL(canonical).pathname !== '/' &&
    new URL(canonical).host === new URL(url).host
  )
}

function linksOf(
  { page, reading }: Fetched,
  outcome: CrawlOutcome,
  isInScope: (url: string, role?: PageRole) => boolean,
): DiscoveredUrl[] {
  const found = (link: FoundLink, role: DiscoveredUrl['role'] = link.role): DiscoveredUrl[] =>
    isInScope(link.url, role)
      ? [{ url: link.url, role, depth: page.depth + 1, foundOn: page.pageId, lastModified: link.lastModified }]
      : []
  if (outcome.type === 'redirect') {
    const url = normalizeUrl(outcome.location, page.url)
    // The target takes over the role: where a home page has moved is still where a run begins.
    return url && url !== page.url ? found({ url, role: 'page', lastModified: null }, page.role) : []
  }
  const links = reading && 'links' in reading ? reading.links.flatMap((link) => found(link)) : []
  if (outcome.type === 'skipped' && outcome.reason === 'canonical' && outcome.detail) {
    links.push(...found({ url: outcome.detail, role: 'page', lastModified: null }))
  }
  return links
}

function documentOf({ reading }: Fetched, outcome: CrawlOutcome): SourceDocument | null {
  return outcome.type === 'page' && reading?.type === 'document' ? reading.document : null
}
