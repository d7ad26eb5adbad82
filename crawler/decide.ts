import type { SkipReason } from '../domain/crawl-outcome.ts'
import type { Portal } from '../domain/portal.ts'
import type { PageRole } from '../domain/ports.ts'
import { hostOf, twinOf } from '../domain/url.ts'

export type Decision = { allowed: true } | { allowed: false; reason: SkipReason; detail: string }

const ALLOWED: Decision = { allowed: true }
/** A path that repeats one of its segments, or a query one of its names, this often is growing by itself. */
const MAX_REPEATS = 3
const MAX_PATH_SEGMENTS = 16

/** An expression of the registry, as it was written there and made ready. */
type Pattern = { written: string; rule: RegExp }

/** The registry's rules of one portal, made ready for many URLs. */
export type Scope = {
  /** Is the URL one of this portal's own? Links elsewhere are not even remembered. Sitemaps and feeds may lie outside its paths. */
  contains(url: string, role?: PageRole): boolean
  /** May the URL be fetched, and if not, by which rule? */
  decide(page: { url: string; depth: number; role: PageRole }): Decision
}

export function createScope(portal: Portal): Scope {
  const hosts = new Set(portal.baseUrls.map(hostOf).flatMap((host) => [host, twinOf(host)]))
  const { maxDepth } = portal.crawl
  const [pathPrefixes, foreignPrefixes] = [portal.crawl.pathPrefixes, portal.crawl.foreignPrefixes].map((list) =>
    list.map((prefix) => prefix.toLowerCase()),
  ) as [string[], string[]]
  const [excluded, included] = [portal.crawl.exclude, portal.crawl.include].map((list) =>
    list.map((written) => ({ written, rule: new RegExp(written) })),
  ) as [Pattern[], Pattern[]]

  const isInside = (url: URL) => {
    const path = url.pathname.toLowerCase()
    const startsPath = (prefix: string) => path.startsWith(prefix)
    return (
      hosts.has(url.host) && (pathPrefixes.length === 0 || pathPrefixes.some(startsPath)) && !foreignPrefixes.some(startsPath)
    )
  }

  return {
    contains: (href, role = 'page') => {
      const url = new URL(href)
      return role === 'sitemap' || role === 'feed' ? hosts.has(url.host) : isInside(url)
    },
    decide: ({ url: href, depth, role }) => {
      const url = new URL(href)
      if (role !== 'page') return hosts.has(url.host) ? ALLOWED : denied('out-of-scope', url.host)
      if (!isInside(url)) return denied('out-of-scope', url.host + url.pathname)
      const path = url.pathname + url.search
      const pattern = excluded.find(({ rule }) => rule.test(path))
      if (pattern) return denied('excluded', pattern.written)
      if (included.length > 0 && !included.some(({ rule }) => rule.test(path)))
        return denied('excluded', 'no include pattern matches')
      if (depth > maxDepth) return denied('too-deep', `${depth} link steps, maxDepth is ${maxDepth}`)
      return growingUrl(url)
    },
  }
}

function growingUrl(url: URL): Decision {
  const segments = url.pathname.split('/').filter(Boolean)
  if (segments.length > MAX_PATH_SEGMENTS) return denied('trap', `path of ${segments.length} segments`)
  const repeats = new Map<string, number>()
  for (const segment of segments) {
    const times = (repeats.get(segment) ?? 0) + 1
    if (times >= MAX_REPEATS) return denied('trap', `"${segment}" ${times} times in the path`)
    repeats.set(segment, times)
  }
  const names = [...url.searchParams.keys()]
  const repeated = names.find((name) => names.filter((each) => each === name).length >= MAX_REPEATS)
  if (repeated) return denied('trap', `"${repeated}" many times in the query`)
  return ALLOWED
}

function denied(reason: SkipReason, detail: string): Decision {
  return { allowed: false, reason, detail }
}
