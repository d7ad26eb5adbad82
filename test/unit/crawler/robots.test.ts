import { expect, test } from 'vitest'
import type { Fetcher, FetchResult } from '../../../crawler/fetcher.ts'
import { robotsOf } from '../../../crawler/robots.ts'
import type { Frontier, RobotsRecord } from '../../../domain/ports.ts'

const NOW = new Date('2026-11-23T00:00:00Z')
const answer = (status: number, text = '', headers: Record<string, string> = { 'content-type': 'text/plain' }): FetchResult => ({
  type: 'answer',
  status,
  headers,
  body: new TextEncoder().encode(text),
  bodyWanted: true,
})

/** Robots of a host that answers with the given results in turn; counts how often it was asked. */
function aHost(...results: FetchResult[]) {
  const asked: string[] = []
  const kept = new Map<string, RobotsRecord>()
  const fetcher: Pick<Fetcher, 'fetch'> = {
    fetch: async ({ url }) => {
      asked.push(url)
      return results[Math.min(asked.length, results.length) - 1] ?? answer(404)
    },
  }
  const frontier: Pick<Frontier, 'robots' | 'saveRobots'> = {
    robots: async (host) => kept.get(host) ?? null,
    saveRobots: async (record) => void kept.set(record.host, record),
  }
  const rules = async (at = NOW) => {
    const found = await robotsOf({ fetcher, frontier, clock: () => at }, 'https://a.vn', { allowLoopback: false })
    return found.type === 'robots' ? found.robots : found
  }
  return { asked, rules }
}

test('rules, Crawl-delay and sitemaps are read, and the group that names us wins', async () => {
  const { rules } = aHost(
    answer(
      200,
      'User-agent: *\nDisallow: /\n\nUser-agent: LienCong\nDisallow: /kin/*.html$\nCrawl-delay: 2\n\nSitemap: https://a.vn/s.xml',
    ),
  )
  const robots = await rules()
  if (!('isAllowed' in robots)) throw new Error('no rules')
  expect([
    robots.isAllowed('https://a.vn/mo'),
    robots.isAllowed('https://a.vn/kin/a.html'),
    robots.isAllowed('https://a.vn/kin/a.html?x'),
  ]).toEqual([true, false, true])
  expect(robots).toMatchObject({ crawlDelayMs: 2000, sitemaps: ['https://a.vn/s.xml'], isForbidden: false })
})

test('4xx allows everything, 5xx nothing for now, a web page under the name holds no rules', async () => {
  expect(await aHost(answer(404)).rules()).toMatchObject({ isForbidden: false })
  expect(await aHost(answer(503)).rules()).toMatchObject({ isForbidden: true })
  expect(await aHost(answer(429)).rules()).toMatchObject({ isForbidden: true })
  const soft = await aHost(answer(200, '<!doctype html>\nUser-agent: *\nDisallow: /', { 'content-type': 'text/html' })).rules()
  expect('isAllowed' in soft && soft.isAllowed('https://a.vn/x')).toBe(true)
})

test('rules that a server calls HTML are obeyed all the same', async () => {
  const rules = await aHost(answer(200, 'User-agent: *\nDisallow: /kin/', { 'content-type': 'text/html' })).rules()
  expect('isAllowed' in rules && rules.isAllowed('https://a.vn/kin/1')).toBe(false)
})

test('redirects are followed, and a host that does not answer is unreachable', async () => {
  const { asked, rules } = aHost(
    answer(301, '', { location: 'https://www.a.vn/robots.txt' }),
    answer(200, 'User-agent: *\nDisallow: /x'),
  )
  const robots = await rules()
  expect(asked).toEqual(['https://a.vn/robots.txt', 'https://www.a.vn/robots.txt'])
  expect('isAllowed' in robots && robots.isAllowed('https://a.vn/x')).toBe(false)
  expect(await aHost({ type: 'failure', reason: 'dns', detail: '' }).rules()).toMatchObject({
    type: 'unreachable',
    reason: 'dns',
  })
})

test('rules are kept for a day, trouble for ten minutes', async () => {
  const later = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000)
  const healthy = aHost(answer(200, ''))
  for (const minutes of [0, 60, 23 * 60]) await healthy.rules(later(minutes))
  expect(healthy.asked).toHaveLength(1)
  await healthy.rules(later(25 * 60))
  expect(healthy.asked).toHaveLength(2)

  const ill = aHost(answer(503), answer(200, ''))
  await ill.rules()
  expect(await ill.rules(later(5))).toMatchObject({ isForbidden: true })
  expect(await ill.rules(later(11))).toMatchObject({ isForbidden: false })
})
