import type { Robot } from 'robots-parser'
import robotsParser from 'robots-parser'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aPortal } from '../../support/a-portal.ts'
import { type ServedWorld, servePracticeWorld } from '../../support/practice-portals/serve.ts'
import { aSmallCrawl, type SmallCrawl } from '../../support/small-crawl.ts'

const DELAY_MS = 15
/** Healthy and hostile portals; those that only make a run long are left out. */
const PORTALS = ['chinhphu', 'yte', 'sick-503', 'sick-slow', 'walled', 'calendar', 'broken-sitemap']

let world: ServedWorld
let crawl: SmallCrawl
let robots: Map<string, { rules: Robot; delayMs: number }>

/** Several portals at once, as their servers saw it. */
beforeAll(async () => {
  world = await servePracticeWorld({ port: 0 })
  crawl = await aSmallCrawl({ limits: { retryDelayMs: 100 } })
  const wanted = world.world.portals.filter(({ context: { spec } }) => PORTALS.some((name) => spec.id.includes(name)))
  expect(wanted.length).toBeGreaterThan(3)
  robots = new Map()
  for (const { context } of wanted) {
    const url = `${context.origin}/robots.txt`
    // Not asked over the network: what is counted below are the crawler's own requests.
    const answer = world.world.respond({ host: new URL(url).host, path: '/robots.txt', method: 'GET', headers: {} })
    const text = answer.type === 'reply' && answer.status === 200 ? String(answer.body()) : ''
    const parse = robotsParser as unknown as (url: string, contents: string) => Robot
    const rules = parse(url, text)
    robots.set(new URL(url).host, { rules, delayMs: Math.max(DELAY_MS, (rules.getCrawlDelay('LienCong') ?? 0) * 1000) })
  }
  await Promise.all(
    wanted.map(({ context: { spec, origin } }) =>
      crawl.crawl(aPortal({ id: spec.id, baseUrls: [origin], crawl: { delayMs: DELAY_MS, maxPagesPerRun: 150 } })),
    ),
  )
}, 240_000)
afterAll(async () => {
  await crawl?.close()
  await world?.close()
})

const requestsByHost = () => Map.groupBy(world.requests, ({ host }) => host)

test('no host was ever asked by two requests at once, while several hosts were', () => {
  // A request that the crawler has given up ends for the server when it notices: the next one may be there by then.
  expect([...world.maxActiveByHost].filter(([host, most]) => most > 1 && !host.startsWith('sick-slow'))).toEqual([])
  const spans = world.requests.map(({ host, startedAt, endedAt }) => ({ host, startedAt, endedAt: endedAt ?? Date.now() }))
  expect(
    spans.some((one) =>
      spans.some((other) => other.host !== one.host && other.startedAt < one.endedAt && one.startedAt < other.endedAt),
    ),
  ).toBe(true)
})

test('every pause of every host was as long as the registry or robots.txt asks for', () => {
  const short: string[] = []
  for (const [host, requests] of requestsByHost()) {
    // A request that the crawler has given up ends for the server when it notices, which is later by whatever the machine is doing.
    if (host.startsWith('sick-slow')) continue
    const { delayMs = DELAY_MS } = robots.get(host) ?? {}
    for (const [index, { startedAt, path }] of requests.entries()) {
      const before = requests[index - 1]
      // The rules are known from the second request on; a millisecond is the grain of both clocks.
      const due = index === 1 ? DELAY_MS : delayMs
      if (before?.endedAt && startedAt - before.endedAt < due - 2) short.push(`${host}${path}: ${startedAt - before.endedAt} ms`)
    }
  }
  expect(short).toEqual([])
  expect(world.requests.length).toBeGreaterThan(200)
})

test('nothing that robots.txt disallows was asked for', () => {
  const forbidden = world.requests.filter(
    ({ host, path }) => path !== '/robots.txt' && robots.get(host)?.rules.isDisallowed(`http://${host}${path}`, 'LienCong'),
  )
  expect(forbidden.map(({ host, path }) => host + path)).toEqual([])
})

test('what the servers say about rest was heard: no address was tried again sooner than they asked', () => {
  const tooSoon = [...requestsByHost().values()].flatMap((requests) =>
    requests.filter(({ startedAt }, index) => {
      const before = requests[index - 1]
      return before?.status === 503 && before.endedAt !== null && startedAt - before.endedAt < 990
    }),
  )
  expect(tooSoon).toEqual([])
  expect(world.requests.some(({ status }) => status === 503)).toBe(true)
})
