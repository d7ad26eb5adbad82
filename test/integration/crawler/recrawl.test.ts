import { afterEach, expect, test } from 'vitest'
import { aPortal } from '../../support/a-portal.ts'
import { aSmallCrawl, type SmallCrawl } from '../../support/small-crawl.ts'
import { aList, anArticle, aSitemap, aSmallSite, type SmallSite } from '../../support/small-site.ts'

const HOUR_MS = 3_600_000

let site: SmallSite
let crawl: SmallCrawl
afterEach(async () => {
  await crawl?.close()
  await site?.close()
})
/** Paths that one more run asks for, `ms` later. */
const askedBy = async (ms: number, run: () => Promise<unknown>) => {
  const before = site.requests.length
  crawl.later(ms)
  await run()
  return site.requests.slice(before).filter(({ path }) => path !== '/robots.txt')
}

test('a page is asked for with what it said about itself, and 304 costs no body', async () => {
  const stamp = 'Mon, 05 Jan 2026 00:00:00 GMT'
  site = await aSmallSite({
    '/': aList(['/tin/1']),
    '/tin/1': ({ headers }) =>
      headers['if-none-match'] === '"v1"' && headers['if-modified-since'] === stamp
        ? { status: 304 }
        : { ...anArticle('Tin'), headers: { etag: '"v1"', 'last-modified': stamp } },
  })
  crawl = await aSmallCrawl()
  const portal = aPortal({ baseUrls: [site.origin()] })
  await crawl.crawl(portal)
  const asked = await askedBy(25 * HOUR_MS, () => crawl.crawl(portal))
  expect(asked.map(({ path }) => path)).toContain('/tin/1')
  expect(await crawl.outcomes()).toMatchObject({ [`${site.origin()}/tin/1`]: 'not-modified' })
})

test('a document that never changes is looked at ever more rarely', async () => {
  site = await aSmallSite({ '/': aList(['/tin/1']), '/tin/1': anArticle('Tin') })
  crawl = await aSmallCrawl()
  const portal = aPortal({ baseUrls: [site.origin()] })
  await crawl.crawl(portal)
  const daysAskedOn: number[] = []
  for (let day = 1; day <= 16; day += 1) {
    const asked = await askedBy(24.1 * HOUR_MS, () => crawl.crawl(portal))
    if (asked.some(({ path }) => path === '/tin/1')) daysAskedOn.push(day)
  }
  expect(daysAskedOn).toEqual([1, 3, 7, 15])
})

test('what a sitemap says is newer is read in the next run, before its time, and the rest is left alone', async () => {
  let changed = false
  const stamp = () => (changed ? '2026-01-07' : '2026-01-05')
  site = await aSmallSite({
    '/robots.txt': () => ({ headers: { 'content-type': 'text/plain' }, body: `Sitemap: ${site.origin()}/chi-muc.xml` }),
    '/chi-muc.xml': () => aSitemap([`${site.origin()}/so-do.xml`], 'sitemap'),
    '/so-do.xml': () =>
      aSitemap([
        { loc: `${site.origin()}/tin/1`, lastmod: stamp() },
        { loc: `${site.origin()}/tin/2`, lastmod: '2026-01-05' },
      ]),
    '/': aList([]),
    '/tin/1': () => anArticle(`Tin một ${stamp()}`),
    '/tin/2': anArticle('Tin hai'),
  })
  crawl = await aSmallCrawl()
  const portal = aPortal({ baseUrls: [site.origin()] })
  await crawl.crawl(portal)
  expect(
    (await askedBy(1000, () => crawl.crawl(portal))).map(({ path }) => path).filter((path) => path.startsWith('/tin')),
  ).toEqual([])

  changed = true
  const paths = (await askedBy(1000, () => crawl.crawl(portal))).map(({ path }) => path)
  expect(paths.filter((path) => path.startsWith('/tin'))).toEqual(['/tin/1'])
  expect(paths.indexOf('/so-do.xml')).toBeLessThan(paths.indexOf('/tin/1'))
  expect((await crawl.pages()).map(({ title }) => title)).toContain('Tin một 2026-01-07')
})

test('feeds that a home page names are read in every run, those of sections at their own times', async () => {
  const feed = (path: string) => () => ({
    headers: { 'content-type': 'application/rss+xml' },
    body: `<rss version="2.0"><channel><item><title>x</title><link>${site.origin()}${path}</link></item></channel></rss>`,
  })
  const feedTag = (href: string) => `<link rel="alternate" type="application/rss+xml" href="${href}">`
  site = await aSmallSite({
    '/': aList(['/muc/'], feedTag('/tin.rss')),
    '/muc/': aList(['/tin/1'], feedTag('/rss/muc.rss')),
    '/tin.rss': feed('/tin/1'),
    '/rss/muc.rss': feed('/tin/2'),
    '/tin/1': anArticle('Một'),
    '/tin/2': anArticle('Hai'),
  })
  crawl = await aSmallCrawl()
  const portal = aPortal({ baseUrls: [site.origin()] })
  await crawl.crawl(portal)
  expect((await askedBy(60_000, () => crawl.crawl(portal))).map(({ path }) => path)).toEqual(['/', '/tin.rss'])
})
