import { expect, test } from 'vitest'
import { normalizeUrl } from '../../../domain/url.ts'
import { createPracticeWorld, type PracticeWorld } from '../../support/practice-portals/world.ts'
import { askWorld, unescapeHtml } from './ask.ts'

/** Follows links breadth first inside one host; returns every URL with its distance from the home page. */
function crawl(world: PracticeWorld, home: string, maxDepth: number): Map<string, number> {
  const depths = new Map([[home, 0]])
  for (const [url, depth] of depths) {
    if (depth >= maxDepth) continue
    const { text } = askWorld(world, url)
    for (const match of text.matchAll(/href="([^"]+)"/g)) {
      const next = normalizeUrl(unescapeHtml(match[1] ?? ''), url)
      if (next?.startsWith(home) && !depths.has(next)) depths.set(next, depth + 1)
    }
  }
  return depths
}

test('every document of every portal is reachable from its home page by links', { timeout: 20_000 }, () => {
  const world = createPracticeWorld({ port: 4100 })
  const { documents } = world.truth()

  for (const portal of world.portals) {
    const found = crawl(world, `${portal.origin}/`, portal.id === 'calendar' ? 3 : 8)
    for (const { url } of documents.filter(({ portalId }) => portalId === portal.id)) expect(found.has(url), url).toBe(true)
  }
})

test('any list page of a large portal is at most nine steps away', () => {
  const world = createPracticeWorld({ port: 4100, scale: 400 })
  const home = 'http://dulich-quangninh.localhost:4100/'
  const depths = new Map([[`${home}danh-sach/tin-tuc/1`, 1]])

  for (const [url, depth] of depths) {
    for (const match of askWorld(world, url).text.matchAll(/href="(\/danh-sach\/tin-tuc\/\d+)"/g)) {
      const next = normalizeUrl(match[1] ?? '', home) ?? ''
      if (!depths.has(next)) depths.set(next, depth + 1)
    }
  }

  expect(depths.size).toBe(320)
  expect(Math.max(...depths.values())).toBeLessThanOrEqual(9)
})

test('sitemaps and feeds name only pages that exist', () => {
  const world = createPracticeWorld({ port: 4100 })
  const urls = new Set([...world.documents()].map(({ url }) => url))
  const index = askWorld(world, 'http://chinhphu.localhost:4100/sitemap.xml').text
  const parts = [...index.matchAll(/<loc>([^<]+)<\/loc>/g)].map((match) => match[1] ?? '')

  const named = [...parts, 'http://chinhphu.localhost:4100/rss/home.rss', 'http://xaydung.localhost:4100/SiteMap.aspx'].flatMap(
    (url) =>
      [...askWorld(world, url).text.matchAll(/<(?:loc|link)>(http[^<]+[^/])<\/(?:loc|link)>/g)].map((match) =>
        unescapeHtml(match[1] ?? ''),
      ),
  )

  expect(parts.length).toBeGreaterThan(1)
  expect(named.length).toBeGreaterThan(130)
  expect(named.filter((url) => !urls.has(url))).toEqual([])
})
