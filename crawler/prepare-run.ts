import type { FailureReason } from '../domain/crawl-outcome.ts'
import type { Portal } from '../domain/portal.ts'
import type { DiscoveredUrl, Frontier } from '../domain/ports.ts'
import { hostOf, normalizeUrl, twinOf } from '../domain/url.ts'
import { pageUrl } from './json-list.ts'
import { FORBIDDEN, type Robots, robotsOf } from './robots.ts'
import { type GateParts, throughGate } from './through-gate.ts'

export type RobotsOfPortal = {
  robotsByHost: Map<string, Robots>
  /** Why the rules of a host could not be read, if so. */
  trouble: { reason: FailureReason; detail: string } | null
}

type RobotsParts = GateParts & { frontier: Frontier }

/** The rules of all hosts of a portal. Asking for them is a request like any other: it goes through the host's gate. */
export async function robotsOfPortal(portal: Portal, parts: RobotsParts): Promise<RobotsOfPortal> {
  const { frontier, fetcher, gates, clock } = parts
  const robotsByHost = new Map<string, Robots>()
  let trouble: RobotsOfPortal['trouble'] = null
  const { allowLoopback, tolerateBadTls, delayMs, requestsAtOnce } = portal.crawl
  for (const origin of portal.baseUrls) {
    const host = hostOf(origin)
    const server = await fetcher.serverOf(origin)
    gates.setLimits(host, { delayMs, requestsAtOnce, server })
    gates.setLimits(twinOf(host), { delayMs, requestsAtOnce, server })
    const answer = await robotsOf({ frontier, fetcher: throughGate(parts), clock }, origin, { allowLoopback, tolerateBadTls })
    if (answer.type === 'unreachable') trouble = answer
    const robots = answer.type === 'unreachable' ? FORBIDDEN : answer.robots
    gates.setLimits(host, { delayMs: robots.crawlDelayMs ?? 0, requestsAtOnce })
    gates.setLimits(twinOf(host), { delayMs: robots.crawlDelayMs ?? 0, requestsAtOnce })
    // The twin host has the same rules unless it is listed with its own.
    robotsByHost.set(host, robots)
    if (!robotsByHost.has(twinOf(host))) robotsByHost.set(twinOf(host), robots)
  }
  return { robotsByHost, trouble }
}

/** Seeds, sitemaps, feeds and JSON lists: what every run looks at first. */
export function sourcesOf(portal: Portal, robotsByHost: ReadonlyMap<string, Robots>): DiscoveredUrl[] {
  const { seeds, sitemaps, feeds, jsonLists } = portal.crawl
  const source =
    (role: DiscoveredUrl['role']) =>
    (href: string | null): DiscoveredUrl[] => {
      const url = href && normalizeUrl(href)
      return url ? [{ url, role, depth: 0, foundOn: null, lastModified: null }] : []
    }
  const announced = [...robotsByHost.values()].flatMap((robots) => robots.sitemaps)
  return [
    ...seeds.flatMap(source('seed')),
    ...[...sitemaps, ...announced].flatMap(source('sitemap')),
    ...feeds.flatMap(source('feed')),
    ...jsonLists.map((list) => pageUrl(list, list.firstPage)).flatMap(source('feed')),
  ]
}
