import type { Portal } from '../domain/portal.ts'
import { hostOf, normalizeUrl } from '../domain/url.ts'
import type { Fetcher } from './fetcher.ts'
import type { LoadForPage } from './renderer.ts'
import type { Robots } from './robots.ts'

const MAX_REDIRECTS = 5
/** Scripts and styles of one run that are kept, so that every page does not ask for them again. */
const MAX_KEPT = 200
const IS_KEPT = /javascript|css/i

type LoaderParts = {
  portal: Portal
  /** Rules of the portal's own hosts. */
  robotsByHost: ReadonlyMap<string, Robots>
  /** For the host whose gate the page holds already. */
  fetcher: Pick<Fetcher, 'fetch'>
  /** For the other hosts. */
  gated: Pick<Fetcher, 'fetch'>
}

/**
 * Loads what rendered pages ask for: from the portal's own hosts as far as robots.txt allows, and from those that the registry
 * names. One request after the other, through the same checks of addresses and limits as every fetch.
 */
export function createPageLoader({ portal, robotsByHost, fetcher, gated }: LoaderParts): (pageUrl: string) => LoadForPage {
  const { allowLoopback, tolerateBadTls, renderHosts } = portal.crawl
  const kept = new Map<string, { body: Uint8Array; contentType: string }>()

  const isAllowed = (url: string) => {
    const robots = robotsByHost.get(hostOf(url))
    return robots ? robots.isAllowed(url) : renderHosts.includes(hostOf(url))
  }
  const load = async (pageHost: string, href: string): ReturnType<LoadForPage> => {
    let url = normalizeUrl(href)
    for (let redirects = 0; url && isAllowed(url) && redirects <= MAX_REDIRECTS; redirects += 1) {
      const loaded = kept.get(url)
      if (loaded) return loaded
      const result = await (hostOf(url) === pageHost ? fetcher : gated).fetch({ url, allowLoopback, tolerateBadTls })
      if (result.type !== 'answer') return null
      const { 'content-type': contentType = 'application/octet-stream', location } = result.headers
      if (result.status === 200) {
        const answer = { body: result.body, contentType }
        if (IS_KEPT.test(contentType) && kept.size < MAX_KEPT) kept.set(url, answer)
        return answer
      }
      url = result.status >= 300 && result.status < 400 && location ? normalizeUrl(location, url) : null
    }
    return null
  }

  return (pageUrl) => {
    let before: Promise<unknown> = Promise.resolve()
    return (url) => {
      const loading = before.then(() => load(hostOf(pageUrl), url))
      before = loading.catch(() => {})
      return loading
    }
  }
}
