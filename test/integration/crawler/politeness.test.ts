import { afterEach, expect, test } from 'vitest'
import { aPortal } from '../../support/a-portal.ts'
import { aSmallCrawl, type SmallCrawl } from '../../support/small-crawl.ts'
import { aList, anArticle, aSmallSite, type SeenRequest, type SmallSite } from '../../support/small-site.ts'

let site: SmallSite
let crawl: SmallCrawl
afterEach(async () => {
  await crawl?.close()
  await site?.close()
})

const articles = (count: number) => Array.from({ length: count }, (_, index) => `/bai/${index}`)
const routesOf = (count: number, rest: Parameters<typeof aSmallSite>[0] = {}) => ({
  '/': aList(articles(count)),
  ...Object.fromEntries(articles(count).map((path) => [path, anArticle(`Bài ${path}`)])),
  ...rest,
})
/** Milliseconds between the end of each request and the start of the next. */
const pauses = (requests: readonly SeenRequest[]) =>
  requests.slice(1).map(({ startedAt }, index) => startedAt - (requests[index]?.endedAt ?? 0))

test('a host is asked by one request at a time, robots.txt included, and rests for its delay after each', async () => {
  site = await aSmallSite(routesOf(6))
  crawl = await aSmallCrawl()
  await crawl.crawl(aPortal({ baseUrls: [site.origin()], crawl: { delayMs: 120 } }))

  expect(site.requests).toHaveLength(8)
  expect(site.mostAtOnce()).toBe(1)
  // The clock of the test is not that of the crawler to the millisecond.
  expect(Math.min(...pauses(site.requests))).toBeGreaterThanOrEqual(115)
})

test('a Crawl-delay that is longer than the registry asks for holds', async () => {
  site = await aSmallSite(
    routesOf(4, { '/robots.txt': { headers: { 'content-type': 'text/plain' }, body: 'User-agent: *\nCrawl-delay: 0.3' } }),
  )
  crawl = await aSmallCrawl()
  await crawl.crawl(aPortal({ baseUrls: [site.origin()], crawl: { delayMs: 10 } }))

  expect(Math.min(...pauses(site.requests.filter(({ path }) => path !== '/robots.txt')))).toBeGreaterThanOrEqual(295)
})

test('portals on one server share its limit, whatever they are called', async () => {
  site = await aSmallSite(routesOf(5))
  crawl = await aSmallCrawl({ wrapFetcher: (fetcher) => ({ ...fetcher, serverOf: async () => '203.0.113.7' }) })
  const portals = ['mot', 'hai', 'ba'].map((id) => aPortal({ id, baseUrls: [site.origin(id)], crawl: { delayMs: 30 } }))
  await Promise.all(portals.map((portal) => crawl.crawl(portal)))

  expect(new Set(site.requests.map(({ host }) => host)).size).toBe(3)
  expect(site.requests).toHaveLength(21)
  expect(site.mostAtOnce()).toBe(1)
  expect(Math.min(...pauses(site.requests))).toBeGreaterThanOrEqual(25)
})

test('portals on servers of their own do not wait for one another', async () => {
  site = await aSmallSite({ '/': { ...anArticle('Chậm'), delayMs: 300 } })
  crawl = await aSmallCrawl()
  await Promise.all(['mot', 'hai', 'ba'].map((id) => crawl.crawl(aPortal({ id, baseUrls: [site.origin(id)] }))))

  expect(site.mostAtOnce()).toBe(3)
})

test('Retry-After is waited for, and a server that was asked too much is asked more slowly until it has recovered', async () => {
  let asked = 0
  let refusedPath = ''
  const article = ({ path }: { path: string }) => {
    asked += 1
    if (asked !== 4) return anArticle(`Bài ${path}`)
    refusedPath = path
    return { status: 429, headers: { 'retry-after': '1' }, body: 'chậm lại' }
  }
  site = await aSmallSite({ '/': aList(articles(24)), ...Object.fromEntries(articles(24).map((path) => [path, article])) })
  crawl = await aSmallCrawl()
  await crawl.crawl(aPortal({ baseUrls: [site.origin()], crawl: { delayMs: 5 } }))

  const refused = site.requests.findIndex(({ path }) => path === refusedPath)
  const before = pauses(site.requests.slice(1, refused + 1))
  const after = pauses(site.requests.slice(refused))
  expect(after[0]).toBeGreaterThanOrEqual(990)
  // Twice the least pace that can be doubled, until ten answers were good.
  expect(Math.min(...after.slice(1, 8))).toBeGreaterThanOrEqual(95)
  expect(Math.min(...before)).toBeLessThan(90)
  expect(Math.min(...after.slice(12))).toBeLessThan(90)
  expect(await crawl.outcomes()).toMatchObject({ [site.origin() + refusedPath]: 'page' })
})

test('it says who it is and where to read about it, and carries no cookies along', async () => {
  site = await aSmallSite(routesOf(2, { '/': { ...aList(articles(2)), headers: { 'set-cookie': 'phien=1; Path=/' } } }))
  crawl = await aSmallCrawl()
  await crawl.crawl(aPortal({ baseUrls: [site.origin()] }))

  expect(site.requests).toHaveLength(4)
  for (const { headers } of site.requests) {
    expect(headers['user-agent']).toBe('LienCong/test (+https://lien-cong.test/crawler)')
    expect(headers).not.toHaveProperty('cookie')
    expect(headers).not.toHaveProperty('authorization')
  }
})
