import type { Fetcher, FetchResult } from '../../crawler/fetcher.ts'
import { robotsOf } from '../../crawler/robots.ts'
import type { RobotsRecord } from '../../domain/ports.ts'
import { hostOf, twinOf } from '../../domain/url.ts'
import { type Anchor, scanHtml } from '../../indexer/extract/scan-html.ts'
import { decodeBytes } from '../../vietnamese/decode.ts'
import { cmsOf } from './cms-marks.ts'
import type { Look } from './propose-entry.ts'

const MAX_REDIRECTS = 5
/** Feeds and sitemaps that are tried, one after the other. */
const MAX_SOURCES = 12
const XML = /^\s*(?:<\?xml|<(?:rss|feed|rdf:RDF|urlset|sitemapindex)\b)/i

export type LookParts = { fetcher: Pick<Fetcher, 'fetch'>; clock: () => Date; allowLoopback: boolean; delayMs: number }
/** `notes` say in order what was asked and what came of it. */
export type LookResult = { look: Look | null; anchors: Anchor[]; notes: string[] }

/**
 * Looks at a portal as the crawler would: by robots.txt, one request after the other, at public addresses only. A few requests in
 * all: robots.txt, the home page, and what these name as feeds and sitemaps. `host` may be an address with its scheme.
 */
export async function lookAtPortal({ fetcher, clock, allowLoopback, delayMs }: LookParts, host: string): Promise<LookResult> {
  const notes: string[] = []
  const trust = { allowLoopback, tolerateBadTls: false }
  let isFirst = true
  const ask = async (url: string): Promise<FetchResult> => {
    if (!isFirst) await new Promise((resolve) => setTimeout(resolve, delayMs))
    isFirst = false
    const result = await fetcher.fetch({ url, ...trust })
    notes.push(`${url}: ${result.type === 'failure' ? `${result.reason} (${result.detail})` : result.status}`)
    return result
  }

  for (const start of /^https?:\/\//.test(host) ? [host] : [`https://${host}/`, `http://${host}/`]) {
    let url = new URL(start)
    for (let redirects = 0; redirects <= MAX_REDIRECTS; redirects += 1) {
      const robots = await robotsOf(
        { frontier: forgetful(), fetcher: { fetch: ({ url: asked }) => ask(asked) }, clock },
        url.origin,
        trust,
      )
      if (robots.type === 'unreachable') break
      if (!robots.robots.isAllowed(url.href)) {
        notes.push(`${url.href}: robots.txt forbids it`)
        return { look: null, anchors: [], notes }
      }
      const home = await ask(url.href)
      if (home.type === 'failure') break
      const { location } = home.headers
      if (home.status >= 300 && home.status < 400 && location && URL.canParse(location, url)) {
        url = new URL(location, url)
        continue
      }
      if (home.status !== 200) break
      return { ...(await gather(url, home.body, home.headers['content-type'] ?? null, robots.robots.sitemaps)), notes }
    }
  }
  return { look: null, anchors: [], notes }

  async function gather(url: URL, body: Uint8Array, contentType: string | null, announced: readonly string[]) {
    const html = decodeBytes(body, { contentType }).text
    const { title, links, anchors } = scanHtml(html, url.href)
    const ownHosts = new Set([url.host, twinOf(url.host)])
    const isOwn = (href: string) => URL.canParse(href) && ownHosts.has(hostOf(href))
    const feeds = await thoseThatAre(
      links
        .filter(({ role }) => role === 'feed')
        .map(({ url: feed }) => feed)
        .filter(isOwn),
    )
    const sitemaps = await thoseThatAre([...announced, `${url.origin}/sitemap.xml`].filter(isOwn))
    const cms = cmsOf(html)
    notes.push(cms ? `looks like ${cms.family}: ${cms.mark}` : 'no mark of a known family of portals')
    const day = clock().toISOString().slice(0, 10)
    return { look: { origin: url.origin, title: title.trim(), feeds, sitemaps, cms: cms?.family ?? null, day }, anchors }
  }

  async function thoseThatAre(urls: readonly string[]): Promise<string[]> {
    const found: string[] = []
    for (const url of [...new Set(urls)].slice(0, MAX_SOURCES)) {
      const result = await ask(url)
      const isXml =
        result.type === 'answer' && result.status === 200 && XML.test(decodeBytes(result.body, { contentType: null }).text)
      if (isXml) found.push(url)
    }
    return found
  }
}

/** A look keeps nothing: robots.txt is asked for anew. */
function forgetful() {
  return { robots: async () => null, saveRobots: async (_record: RobotsRecord) => {} }
}
