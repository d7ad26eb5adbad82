import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aPortal } from '../../support/a-portal.ts'
import { aSmallCrawl, type SmallCrawl } from '../../support/small-crawl.ts'
import { aList, anArticle, aSitemap, aSmallSite, type SmallSite } from '../../support/small-site.ts'

let site: SmallSite
let crawl: SmallCrawl
beforeAll(async () => {
  const at = (path: string) => `${site.origin()}${path}`
  site = await aSmallSite({
    '/robots.txt': () => ({ headers: { 'content-type': 'text/plain' }, body: `Sitemap: ${at('/chi-muc.xml')}\n` }),
    '/chi-muc.xml': () => aSitemap([at('/nen.xml.gz'), at('/tin-tuc.xml')], 'sitemap'),
    '/nen.xml.gz': () => ({
      headers: { 'content-type': 'application/gzip' },
      body: gzipSync(String(aSitemap([at('/vi/tu-so-do')]).body)),
    }),
    '/tin-tuc.xml': () => ({
      headers: { 'content-type': 'text/xml' },
      body: `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"><url><loc>${at('/vi/tin-nong')}</loc><news:news><news:publication_date>2026-01-05T08:00:00+07:00</news:publication_date><news:title>Tin nóng</news:title></news:news></url></urlset>`,
    }),
    '/vi/': aList(
      ['/vi/danh-sach?trang=2', '/rss', '/ngoai-pham-vi'],
      '<link rel="alternate" type="application/atom+xml" href="/atom.xml"><link rel="alternate" hreflang="vi" href="/vi/ban-dich">',
    ),
    '/vi/danh-sach?trang=2': aList(['/vi/trang-hai', '/vi/danh-sach/trang-3']),
    '/vi/danh-sach/trang-3': aList(['/vi/trang-ba', "javascript:__doPostBack('ctl00$luoi','Page$4')"]),
    '/rss': aList(['/kenh/tin-moi.rss']),
    '/kenh/tin-moi.rss': () => ({
      // A wrong type, as portals send it.
      headers: { 'content-type': 'text/html' },
      body: `<?xml version="1.0"?><rss version="2.0"><channel><item><title>Một</title><link>${at('/vi/tu-rss')}</link></item></channel></rss>`,
    }),
    '/atom.xml': () => ({
      headers: { 'content-type': 'application/atom+xml' },
      body: `<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>Hai</title><link href="${at('/vi/tu-atom')}"/><updated>2026-01-05T00:00:00Z</updated></entry></feed>`,
    }),
    '/api/tin?trang=1': () => json({ data: { items: [{ ma: 7, ten: 'bay' }] } }),
    '/api/tin?trang=2': () => json({ data: { items: [{ ma: 8, ten: 'tam' }] } }),
    '/api/tin?trang=3': () => json({ data: { items: [] } }),
    '/vi/bai/7-bay': anArticle('Từ danh sách JSON 7'),
    '/vi/bai/8-tam': anArticle('Từ danh sách JSON 8'),
    '/vi/tu-so-do': anArticle(
      'Từ sơ đồ trang',
      [],
      '<link rel="alternate" type="application/rss+xml" href="/vi/tu-so-do/feed/">',
    ),
    '/vi/tin-nong': anArticle('Từ sơ đồ tin tức'),
    '/vi/ban-dich': anArticle('Bản dịch'),
    '/vi/trang-hai': anArticle('Từ trang hai'),
    '/vi/trang-ba': anArticle('Từ trang ba'),
    '/vi/tu-rss': anArticle('Từ RSS'),
    '/vi/tu-atom': anArticle('Từ Atom'),
  })
  crawl = await aSmallCrawl()
  await crawl.crawl(
    aPortal({
      baseUrls: [site.origin()],
      crawl: {
        seeds: [at('/vi/')],
        pathPrefixes: ['/vi/'],
        jsonLists: [
          {
            url: at('/api/tin?trang={page}'),
            firstPage: 1,
            maxPages: 5,
            items: 'data.items',
            link: '/vi/bai/{ma}-{ten}',
            modified: null,
          },
        ],
      },
    }),
  )
})
afterAll(async () => {
  await crawl?.close()
  await site?.close()
})

const json = (value: unknown) => ({ headers: { 'content-type': 'application/json' }, body: JSON.stringify(value) })
const titles = async () => (await crawl.pages()).flatMap(({ title }) => (title ? [title] : []))

test('sitemaps of robots.txt lead to pages: nested, gzipped and of news, wherever the sitemaps lie', async () => {
  expect(await titles()).toEqual(expect.arrayContaining(['Từ sơ đồ trang', 'Từ sơ đồ tin tức']))
})

test('RSS and Atom lead to pages, found by a link tag and by a page of feeds outside the paths of the portal', async () => {
  expect(await titles()).toEqual(expect.arrayContaining(['Từ RSS', 'Từ Atom']))
})

test('pagination by query and by path is followed, and so are other languages of a page', async () => {
  expect(await titles()).toEqual(expect.arrayContaining(['Từ trang hai', 'Từ trang ba', 'Bản dịch']))
})

test('lists that load by JSON are read page by page as the registry says, and end with the first empty page', async () => {
  expect(await titles()).toEqual(expect.arrayContaining(['Từ danh sách JSON 7', 'Từ danh sách JSON 8']))
  expect(site.paths().filter((path) => path.startsWith('/api/'))).toEqual([
    '/api/tin?trang=1',
    '/api/tin?trang=2',
    '/api/tin?trang=3',
  ])
})

test('a list whose pager needs a postback says so', async () => {
  const list = (await crawl.pages()).find(({ url }) => url.endsWith('/trang-3'))
  expect(list).toMatchObject({ outcome: 'source', detail: expect.stringContaining('postback') })
})

test('what lies outside the paths, and feeds of the comments on an article, are not asked for', () => {
  expect(site.paths()).not.toContain('/ngoai-pham-vi')
  expect(site.paths()).not.toContain('/vi/tu-so-do/feed/')
})
