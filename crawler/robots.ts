import type { Robot } from 'robots-parser'
import robotsParser from 'robots-parser'
import type { FailureReason } from '../domain/crawl-outcome.ts'
import type { Frontier, RobotsRecord } from '../domain/ports.ts'
import type { Fetcher, FetchRequest } from './fetcher.ts'

const HOUR_MS = 3_600_000
/** RFC 9309, section 2.4: a copy should not be used for longer than 24 hours. */
const CACHE_MS = 24 * HOUR_MS
/** A server in trouble is asked again sooner, or a short outage would close the portal for a day. */
const TROUBLE_CACHE_MS = HOUR_MS / 6
/** RFC 9309, section 2.5: at least 500 KiB must be read; beyond it may be ignored. */
const MAX_ROBOTS_BYTES = 512 * 1024
/** RFC 9309, section 2.3.1.2: at least five redirects in a row are followed. */
const MAX_REDIRECTS = 5
/** The token that groups of robots.txt name us by. */
const PRODUCT_TOKEN = 'LienCong'

type FetchTrust = Pick<FetchRequest, 'allowLoopback' | 'tolerateBadTls'>

export type Robots = {
  isAllowed(url: string): boolean
  /** True while the server answers 5xx for robots.txt: nothing may be fetched for now. */
  isForbidden: boolean
  crawlDelayMs: number | null
  sitemaps: string[]
}
/** Asked for too often (429), or in trouble: what may be fetched is not known, so nothing is. */
const isTrouble = (status: number) => status >= 500 || status === 429

/** Nothing may be fetched for now: the rules of the host could not be read. */
export const FORBIDDEN: Robots = { isAllowed: () => false, isForbidden: true, crawlDelayMs: null, sitemaps: [] }

export type RobotsAnswer = { type: 'robots'; robots: Robots } | { type: 'unreachable'; reason: FailureReason; detail: string }

/**
 * The rules of a host, from the store while they are fresh. 2xx gives rules, 4xx means that everything is allowed, 5xx
 * that nothing is for now (RFC 9309, section 2.3.1). A host that does not answer at all is `unreachable`.
 */
export async function robotsOf(
  {
    frontier,
    fetcher,
    clock,
  }: { frontier: Pick<Frontier, 'robots' | 'saveRobots'>; fetcher: Pick<Fetcher, 'fetch'>; clock: () => Date },
  origin: string,
  trust: FetchTrust,
): Promise<RobotsAnswer> {
  const host = new URL(origin).host
  const kept = await frontier.robots(host)
  if (kept && clock().getTime() - Date.parse(kept.fetchedAt) < (isTrouble(kept.status) ? TROUBLE_CACHE_MS : CACHE_MS)) {
    return { type: 'robots', robots: toRobots(origin, kept) }
  }
  const fetched = await fetchRobots(fetcher, origin, trust)
  if (fetched.type === 'failure') return { type: 'unreachable', reason: fetched.reason, detail: fetched.detail }
  const record: RobotsRecord = { host, status: fetched.status, body: fetched.body, fetchedAt: clock().toISOString() }
  await frontier.saveRobots(record)
  return { type: 'robots', robots: toRobots(origin, record) }
}

async function fetchRobots(fetcher: Pick<Fetcher, 'fetch'>, origin: string, trust: FetchTrust) {
  let url = new URL('/robots.txt', origin).href
  for (let redirects = 0; ; redirects += 1) {
    const result = await fetcher.fetch({ url, ...trust, cutAtBytes: MAX_ROBOTS_BYTES })
    if (result.type === 'failure') return result
    const location = result.headers.location
    if (result.status >= 300 && result.status < 400 && location && redirects < MAX_REDIRECTS && URL.canParse(location, url)) {
      url = new URL(location, url).href
      continue
    }
    const status = result.status >= 300 && result.status < 400 ? 404 : result.status
    // NUL is the one character that PostgreSQL text cannot hold.
    const text = status === 200 ? new TextDecoder().decode(result.body).slice(0, MAX_ROBOTS_BYTES).replaceAll('\0', '') : ''
    return { type: 'robots', status, body: isWebPage(text) ? '' : text } as const
  }
}

/** A soft 404 under the name robots.txt holds no rules. Rules that are sent as text/html do, whatever they are called. */
function isWebPage(text: string): boolean {
  return /^\s*</.test(text)
}

export function toRobots(origin: string, { status, body }: RobotsRecord): Robots {
  if (isTrouble(status)) return FORBIDDEN
  // The library is CommonJS: its function is the default export at run time, which its types do not say under nodenext.
  const parse = robotsParser as unknown as (url: string, contents: string) => Robot
  const rules = parse(new URL('/robots.txt', origin).href, body)
  const delaySeconds = rules.getCrawlDelay(PRODUCT_TOKEN)
  return {
    isAllowed: (url) => rules.isAllowed(url, PRODUCT_TOKEN) ?? true,
    isForbidden: false,
    crawlDelayMs: delaySeconds === undefined ? null : delaySeconds * 1000,
    sitemaps: rules.getSitemaps(),
  }
}
