import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import type { PageReading } from '../../../domain/page-reading.ts'
import { readPage } from '../../../indexer/extract/read-page.ts'

const PARAGRAPH =
  'Ủy ban nhân dân xã đã tổ chức hội nghị lấy ý kiến người dân về việc mở rộng tuyến đường liên thôn, với sự tham gia của đại diện các hộ dân ở hai bên đường. '
const BODY = `<p>${PARAGRAPH}</p><p>${PARAGRAPH.replace('mở rộng', 'nâng cấp')}</p><p>${PARAGRAPH.replace('liên thôn', 'liên xã')}</p>`
const MENU = `<nav><ul>${Array.from({ length: 12 }, (_, index) => `<li><a href="/muc-${index}">Chuyên mục ${index}</a></li>`).join('')}</ul></nav>`
const FOOTER = '<div id="footer">Địa chỉ: số 1 phố Chính. Điện thoại: 0203. Email: a@b.vn</div>'

function read(
  html: string,
  {
    url = 'https://xa.gov.vn/tin/hoi-nghi.html',
    contentType = 'text/html; charset=utf-8',
    robotsHeader = null as string | null,
  } = {},
): PageReading {
  return readPage({ url, bytes: new TextEncoder().encode(html), contentType, robotsHeader })
}
function documentOf(reading: PageReading) {
  if (reading.type !== 'document') throw new Error(`read as ${reading.type}`)
  return reading.document
}
const page = ({ head = '', before = '', after = '' } = {}) =>
  `<!doctype html><html><head><title>Hội nghị mở rộng đường - UBND xã Mẫu</title>${head}</head><body>${MENU}${before}<div class="noi-dung">${BODY}</div>${after}${FOOTER}</body></html>`

test('an article keeps its paragraphs and nothing of the menu or the footer', () => {
  const { title, text, language } = documentOf(read(page({ before: '<h1>Hội nghị mở rộng đường</h1>' })))
  expect(title).toBe('Hội nghị mở rộng đường')
  expect(text.split('\n').filter((line) => line.startsWith('Ủy ban'))).toHaveLength(3)
  expect(text).not.toMatch(/Chuyên mục|Điện thoại/)
  expect(language).toBe('vi')
})

test.each([
  [
    'JSON-LD',
    { head: '<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2026-01-13T08:30:00+07:00"}</script>' },
    '2026-01-13T08:30:00+07:00',
  ],
  [
    'Open Graph',
    { head: '<meta property="article:published_time" content="2026-01-13T08:30:00+07:00">' },
    '2026-01-13T08:30:00+07:00',
  ],
  ['Dublin Core', { head: '<meta name="DC.date.issued" content="13/01/2026">' }, '2026-01-13'],
  [
    'a visible date by the heading',
    { before: '<h1>Hội nghị mở rộng đường</h1><div>Thứ Ba, 13/01/2026 | 08:30</div>' },
    '2026-01-13T08:30:00+07:00',
  ],
  ['no date at all', {}, null],
])('the date is read from %s', (_where, parts, publishedAt) => {
  expect(documentOf(read(page(parts))).publishedAt).toBe(publishedAt)
})

test('attachments, links and the breadcrumb are found', () => {
  const reading = read(
    page({
      before: '<div class="breadcrumb"><a href="/">Trang chủ</a> › <a href="/tin">Tin tức</a></div>',
      after: '<a href="/tep/quyet-dinh.pdf">Quyết định kèm theo</a><a href="javascript:x()">x</a>',
    }),
  )
  expect(documentOf(reading)).toMatchObject({
    attachments: [{ url: 'https://xa.gov.vn/tep/quyet-dinh.pdf', title: 'Quyết định kèm theo' }],
    breadcrumb: ['Trang chủ', 'Tin tức'],
    kind: 'news',
  })
  expect('links' in reading && reading.links.map(({ url }) => url)).toContain('https://xa.gov.vn/muc-3')
  expect('links' in reading && reading.links.some(({ url }) => url.startsWith('javascript'))).toBe(false)
})

test('a base, a canonical address and announced feeds are heard', () => {
  const reading = read(
    page({
      head: '<base href="https://xa.gov.vn/vi/"><link rel="canonical" href="hoi-nghi"><link rel="alternate" type="application/rss+xml" href="rss.xml">',
      after: '<a href="khac">x</a>',
    }),
  )
  expect(reading).toMatchObject({ canonical: 'https://xa.gov.vn/vi/hoi-nghi' })
  expect('links' in reading && reading.links).toContainEqual({
    url: 'https://xa.gov.vn/vi/rss.xml',
    role: 'feed',
    lastModified: null,
  })
  expect('links' in reading && reading.links).toContainEqual({
    url: 'https://xa.gov.vn/vi/khac',
    role: 'page',
    lastModified: null,
  })
})

test('a list of headlines is a list, and so is a home page', () => {
  const items = Array.from(
    { length: 10 },
    (_, index) =>
      `<li><a href="/tin/${index}">Hội nghị lấy ý kiến người dân lần thứ ${index} của xã</a> <span>13/01/2026</span></li>`,
  )
  expect(read(`<title>Tin tức</title>${MENU}<ul>${items.join('')}</ul>`).type).toBe('list')
  expect(read(page(), { url: 'https://xa.gov.vn/' }).type).toBe('list')
  expect(read(page(), { url: 'https://xa.gov.vn/Default.aspx' }).type).toBe('list')
})

test('log-in forms, empty pages and error pages in disguise are no documents', () => {
  expect(read(`<title>Đăng nhập</title>${MENU}<form>Tên <input name="u"> Mật khẩu <input type="password"></form>`).type).toBe(
    'no-text',
  )
  expect(read('<title>Ứng dụng</title><div id="app"></div><script>render()</script>').type).toBe('no-text')
  expect(read(`<title>Không tìm thấy trang</title>${MENU}<h1>404</h1>`).type).toBe('soft-404')
})

test('noindex is obeyed in the page and in the header; nofollow gives no links', () => {
  expect(read(page({ head: '<meta name="robots" content="noindex">' })).type).toBe('noindex')
  expect(read(page(), { robotsHeader: 'noindex' }).type).toBe('noindex')
  expect(read(page({ head: '<meta name="robots" content="nofollow">' }))).toMatchObject({ type: 'document', links: [] })
})

test('windows-1258 is read with composed accents', () => {
  const bytes = Buffer.from(
    '<html><head><meta charset="windows-1258"><title>Ti\xea\xecng Vi\xea\xf2t h\xf4m nay</title></head><body></body></html>',
    'latin1',
  )
  expect(readPage({ url: 'https://a.vn/x', bytes, contentType: 'text/html', robotsHeader: null }).type).toBe('no-text')
})

const SITEMAP =
  '<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>https://a.vn/1</loc><lastmod>2026-01-13</lastmod></url><url><loc> https://a.vn/2 </loc></url>'

test('a sitemap gives its URLs, also gzipped, under a wrong type, or broken off in the middle', () => {
  const links = [
    { url: 'https://a.vn/1', role: 'page', lastModified: '2026-01-13' },
    { url: 'https://a.vn/2', role: 'page', lastModified: null },
  ]
  expect(read(`${SITEMAP}</urlset>`, { contentType: 'text/html' })).toEqual({ type: 'sitemap', links })
  expect(read(`${SITEMAP}<url><loc>https://a.vn/3`)).toEqual({ type: 'sitemap', links })
  expect(
    readPage({ url: 'https://a.vn/s.xml.gz', bytes: gzipSync(`${SITEMAP}</urlset>`), contentType: null, robotsHeader: null }),
  ).toEqual({ type: 'sitemap', links })
})

test('a sitemap index gives sitemaps, and no entity is expanded', () => {
  const index =
    '<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]><sitemapindex><sitemap><loc>https://a.vn/s1.xml</loc></sitemap><sitemap><loc>https://a.vn/&f;</loc></sitemap></sitemapindex>'
  const reading = read(index)
  expect('links' in reading && reading.links[0]).toEqual({ url: 'https://a.vn/s1.xml', role: 'sitemap', lastModified: null })
  expect(JSON.stringify(reading)).not.toContain('root:')
})

test('RSS and Atom give their articles with dates', () => {
  const rss =
    '<rss version="2.0"><channel><item><title>Tin</title><link>https://a.vn/1</link><pubDate>Tue, 13 Jan 2026 08:30:00 +0700</pubDate></item></channel></rss>'
  expect(read(rss)).toEqual({
    type: 'feed',
    links: [{ url: 'https://a.vn/1', role: 'page', lastModified: '2026-01-13T01:30:00.000Z' }],
  })
  const atom =
    '<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>Tin</title><link href="https://a.vn/2"/><updated>2026-01-13T01:30:00Z</updated></entry></feed>'
  expect(read(atom)).toEqual({
    type: 'feed',
    links: [{ url: 'https://a.vn/2', role: 'page', lastModified: '2026-01-13T01:30:00.000Z' }],
  })
})

test('what is neither HTML nor XML is unsupported', () => {
  expect(read('%PDF-1.7 …', { contentType: 'application/pdf' })).toEqual({ type: 'unsupported', contentType: 'application/pdf' })
})
