import { areTwins, twinOf } from '../domain/url.ts'
import type { FetchResult } from './fetcher.ts'

/**
 * A portal is often reachable with and without `www.`, by http and https. Links are brought to the origin that has proved to
 * be the one that answers, or every page would be known twice.
 */
export type Twins = {
  /** Tells what asking for a URL brought. */
  observe(url: string, result: FetchResult): void
  /** The URL on the origin that is known to answer; as it is while nothing is known. */
  preferred(url: string): string
}

/** State is of one run: what is known is learned from its first answers, and from redirects as they come. */
export function createTwins(): Twins {
  /** Preferred origins by host without `www.`. */
  const origins = new Map<string, string>()
  return {
    observe: (url, result) => {
      if (result.type !== 'answer') return
      const { origin, host } = new URL(url)
      const { status, headers } = result
      const key = bareHostOf(host)
      if (status === 200 && !origins.has(key)) origins.set(key, origin)
      const target = status >= 300 && status < 400 ? targetOf(headers.location, url) : null
      if (target && areTwins(target, url)) origins.set(key, new URL(target).origin)
    },
    preferred: (href) => {
      // Nearly every link: it is at that origin already.
      for (const origin of origins.values()) if (href.startsWith(`${origin}/`)) return href
      const url = new URL(href)
      const origin = origins.get(bareHostOf(url.host))
      return origin && origin !== url.origin ? origin + url.pathname + url.search : href
    },
  }
}

function targetOf(location: string | undefined, url: string): string | null {
  return location && URL.canParse(location, url) ? new URL(location, url).href : null
}

function bareHostOf(host: string): string {
  return host.startsWith('www.') ? twinOf(host) : host
}
