import { afterEach, expect, test } from 'vitest'
import { aPortal } from '../../support/a-portal.ts'
import { aSmallCrawl, type SmallCrawl } from '../../support/small-crawl.ts'
import { aList, anArticle, aSmallSite, type SmallSite } from '../../support/small-site.ts'

let site: SmallSite
let crawl: SmallCrawl
afterEach(async () => {
  await crawl?.close()
  await site?.close()
})
const outcomesByPath = async () =>
  Object.fromEntries(Object.entries(await crawl.outcomes()).map(([url, outcome]) => [url.slice(site.origin().length), outcome]))

test('prefixes, include and exclude patterns and the depth say what is fetched, each by its name', async () => {
  site = await aSmallSite({
    '/vi': aList(['/vi/tin/1', '/vi/lich/1', '/vi/anh/1', '/en/news/1']),
    '/vi/tin/1': anArticle('Một', ['/vi/tin/2']),
    '/vi/tin/2': anArticle('Hai', ['/vi/tin/3']),
  })
  crawl = await aSmallCrawl()
  await crawl.crawl(
    aPortal({
      baseUrls: [site.origin()],
      crawl: {
        seeds: [`${site.origin()}/vi`],
        pathPrefixes: ['/vi'],
        include: ['^/vi/(tin|lich)/'],
        exclude: ['/lich/'],
        maxDepth: 2,
      },
    }),
  )
  expect(await outcomesByPath()).toMatchObject({
    '/vi/tin/1': 'page',
    '/vi/tin/2': 'page',
    '/vi/tin/3': 'skipped:too-deep',
    '/vi/lich/1': 'skipped:excluded',
    '/vi/anh/1': 'skipped:excluded',
  })
  expect(site.paths()).toHaveLength(3)
})

test('a run that has used up its budget ends with that name, and the next one goes on', async () => {
  site = await aSmallSite({
    '/': aList(['/1', '/2', '/3', '/4']),
    ...Object.fromEntries(['1', '2', '3', '4'].map((n) => [`/${n}`, anArticle(n)])),
  })
  crawl = await aSmallCrawl()
  const portal = aPortal({ baseUrls: [site.origin()], crawl: { maxPagesPerRun: 3 } })
  expect(await crawl.crawl(portal)).toMatchObject({ fetched: 3, endedBy: 'budget' })
  expect(await crawl.crawl(portal)).toMatchObject({ endedBy: null })
  expect(Object.values(await outcomesByPath()).filter((outcome) => outcome === 'page')).toHaveLength(4)
})

test('print views, ways to the log-in form, the form itself and errors in disguise are named', async () => {
  site = await aSmallSite({
    '/': aList(['/tin/1', '/tin/1?print=1', '/in-bai-viet/1', '/dang-nhap?returnUrl=/tin/1', '/dang-nhap', '/mat-trang']),
    '/tin/1': anArticle('Một'),
    '/dang-nhap': { body: '<title>Đăng nhập</title><form><input name="u"><input type="password" name="p"></form>' },
    '/mat-trang': { body: '<title>Không tìm thấy trang</title><h1>404</h1><p>Trang bạn tìm không tồn tại.</p>' },
  })
  crawl = await aSmallCrawl()
  await crawl.crawl(aPortal({ baseUrls: [site.origin()] }))
  expect(await outcomesByPath()).toEqual({
    '/': 'source',
    '/tin/1': 'page',
    '/tin/1?print=1': 'skipped:print-view',
    '/in-bai-viet/1': 'skipped:print-view',
    '/dang-nhap?returnUrl=/tin/1': 'skipped:login',
    '/dang-nhap': 'skipped:login',
    '/mat-trang': 'skipped:soft-404',
  })
})

test('an endless calendar, a path that grows and filters in every order end by themselves, and the news behind them are found', async () => {
  const day = (path: string) => Number(path.split('=')[1])
  site = await aSmallSite({
    '/': aList(['/lich?ngay=1', '/sau/', '/loc?a=1', '/tin/1']),
    '/tin/1': anArticle('Tin thật'),
    ...Object.fromEntries(
      Array.from({ length: 400 }, (_, index) => [
        `/lich?ngay=${index}`,
        ({ path }: { path: string }) => aList([`/lich?ngay=${day(path) + 1}`, `/lich?ngay=${day(path) + 2}`]),
      ]),
    ),
    ...Object.fromEntries(Array.from({ length: 20 }, (_, index) => [`/${'sau/'.repeat(index + 1)}`, aList(['sau/'])])),
  })
  crawl = await aSmallCrawl()
  await crawl.crawl(aPortal({ baseUrls: [site.origin()], crawl: { maxDepth: 100 } }))
  const outcomes = Object.entries(await outcomesByPath())
  expect(outcomes).toContainEqual(['/tin/1', 'page'])
  expect(outcomes.filter(([path, outcome]) => path.startsWith('/lich') && outcome === 'skipped:trap').length).toBeGreaterThan(0)
  expect(site.paths().filter((path) => path.startsWith('/lich')).length).toBeLessThan(80)
  expect(site.paths().filter((path) => path.startsWith('/sau')).length).toBeLessThan(5)
})

test('outside its hours a portal is not asked for anything, not even its robots.txt', async () => {
  site = await aSmallSite({ '/': anArticle('Trang') })
  // 12:00 in Vietnam.
  crawl = await aSmallCrawl({ startsAt: '2026-01-05T05:00:00Z' })
  const portal = aPortal({ baseUrls: [site.origin()], crawl: { hours: '22:00-06:00' } })
  expect(await crawl.crawl(portal)).toMatchObject({ state: 'interrupted', endedBy: 'outside-hours' })
  expect(site.requests).toEqual([])

  crawl.later(11 * 3_600_000)
  expect(await crawl.crawl(portal)).toMatchObject({ state: 'finished' })
  expect(site.paths()).toEqual(['/'])
})
