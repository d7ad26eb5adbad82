import type { PracticeResponse, Quirks } from '../model.ts'
import { HTML, html, link } from './answers.ts'

const indexAt = (url: URL) => Number(/^\/bai-viet\/(\d+)\.html$/.exec(url.pathname)?.[1] ?? 0) - 1

/** Every other document answers 503: for good when its index is 3 modulo 4, only the first time when it is 1 modulo 4. */
export const overloaded: Quirks = {
  answer: (_portal, url, visit) => {
    const index = indexAt(url)
    if (index < 0 || index % 2 === 0 || (index % 4 === 1 && visit.count > 0)) return null
    return html('<h1>503 Service Unavailable</h1>', 503, { 'retry-after': '1' })
  },
  absence: (index) => (index % 4 === 3 ? { why: 'always answers 503', outcome: 'failed:http-5xx' } : null),
}

/** Documents that never answer, stop in the middle, or drip for ever. */
export const slow: Quirks = {
  answer: (_portal, url) => {
    const index = indexAt(url)
    if (index === 2) return { type: 'hang', start: null }
    if (index === 5)
      return {
        type: 'hang',
        start: { status: 200, headers: HTML, body: '<!doctype html><title>Đang tải</title><p>Nội dung đang' },
      }
    if (index === 7) return { type: 'stream', status: 200, headers: HTML, chunks: () => drip(), pauseMs: 500 }
    return null
  },
  absence: (index) => ([2, 5, 7].includes(index) ? { why: 'never ends', outcome: 'failed:timeout' } : null),
}

function* drip() {
  for (;;) yield Buffer.from(' ')
}

/** Answers for robots.txt only, else closes the connection. */
export const dead: Quirks = {
  answer: (_portal, url) => (url.pathname === '/robots.txt' ? null : { type: 'drop' }),
  absence: () => ({ why: 'the host closes every connection', outcome: 'failed:connect' }),
  outcomes: [{ path: '/', outcome: 'failed:connect', why: null }],
}

/** A calendar without end, a path that grows with every click, and filters in every order. */
export const endless: Quirks = {
  homeLinks: () => [
    link('/lich-cong-tac?ngay=2026-01-01', 'Lịch công tác'),
    link('/lich-tuan/xem/xem/xem/xem/xem/xem/', 'Lịch tuần'),
    link('/loc?nam=2026&thang=1', 'Lọc theo tháng'),
  ],
  answer: (_portal, url) => {
    if (url.pathname === '/lich-cong-tac') return calendarDay(url.searchParams.get('ngay') ?? '2026-01-01')
    if (url.pathname.startsWith('/lich-tuan/'))
      return html(`<title>Lịch tuần</title><a href="xem/">Tuần sau</a> <a href="../">Tuần trước</a>`)
    if (url.pathname === '/loc') return html(`<title>Lọc</title>${filterLinks(url)}`)
    return null
  },
  outcomes: [
    { path: '/lich-cong-tac?ngay=2026-01-01', outcome: '', why: 'a day of a calendar' },
    { path: '/lich-cong-tac?ngay=2026-01-02', outcome: '', why: 'a day of a calendar' },
    { path: '/lich-tuan/xem/xem/xem/xem/xem/xem/', outcome: 'skipped:trap', why: 'a path that grows with every click' },
  ],
}

function calendarDay(day: string): PracticeResponse {
  const time = Date.parse(`${day}T00:00:00Z`)
  if (!Number.isFinite(time)) return html('<h1>404</h1>', 404)
  const at = (days: number) => new Date(time + days * 86_400_000).toISOString().slice(0, 10)
  const links = [-365, -30, -7, -1, 1, 7, 30, 365].map((days) => `<a href="/lich-cong-tac?ngay=${at(days)}">${at(days)}</a>`)
  return html(
    `<!doctype html><title>Lịch công tác ngày ${day}</title><h1>Lịch công tác</h1><table><tr><td>${links.join('</td><td>')}</td></tr></table>`,
  )
}

function filterLinks(url: URL): string {
  const pairs = url.search.slice(1).split('&').slice(-6)
  return ['nam=2025', 'thang=2', 'loai=1', 'sapxep=moi', 'donvi=3']
    .map((pair) => `<a href="/loc?${[pair, ...pairs].join('&amp;')}">${pair}</a>`)
    .join(' ')
}

/** A sitemap that breaks off, one that tries to read a file, one that advertises somebody else's host. */
export const brokenSitemap: Quirks = {
  robots: (portal) =>
    `User-agent: *\nAllow: /\n${['sitemap', 'sitemap-file', 'sitemap-khac'].map((name) => `Sitemap: ${portal.origin}/${name}.xml`).join('\n')}\n`,
  answer: (portal, url) => {
    const start = '<?xml version="1.0" encoding="UTF-8"?>\n'
    const urlset = '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">'
    const loc = (href: string) => `<url><loc>${href}</loc></url>`
    const xml = (body: string): PracticeResponse => ({
      type: 'reply',
      status: 200,
      headers: { 'content-type': 'application/xml' },
      body: () => body,
    })
    if (url.pathname === '/sitemap.xml')
      return xml(
        `${start}${urlset}${[1, 2, 3].map((n) => loc(`${portal.origin}/bai-viet/${n}.html`)).join('')}<url><loc>${portal.origin}/bai-v`,
      )
    if (url.pathname === '/sitemap-file.xml') {
      return xml(
        `${start}<!DOCTYPE urlset [<!ENTITY file SYSTEM "file:///etc/passwd"><!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>${urlset}${loc(`${portal.origin}/&file;`)}${loc(`${portal.origin}/&b;`)}</urlset>`,
      )
    }
    if (url.pathname === '/sitemap-khac.xml') {
      return xml(
        `${start}${urlset}${loc(`http://khac.localhost:${portal.state.port}/bai-viet/1.html`)}${loc('http://169.254.169.254/latest/meta-data/')}${loc(`${portal.origin}/bai-viet/4.html`)}</urlset>`,
      )
    }
    return null
  },
}

/** robots.txt with wildcards and a more specific Allow, pages that ask not to be indexed in two ways. */
export const walled: Quirks = {
  robots: () =>
    'User-agent: BadBot\nDisallow: /\n\nUser-agent: *\nDisallow: /noi-bo/\nAllow: /noi-bo/cong-khai/\nDisallow: /*/luu-tru-*.html$\nDisallow: /*?in=\nCrawl-delay: 0.2\n',
  documentPath: (index) => {
    if (index % 5 === 1) return `/noi-bo/${index + 1}.html`
    if (index % 5 === 2) return `/noi-bo/cong-khai/${index + 1}.html`
    return null
  },
  homeLinks: () => [link('/kho/luu-tru-2020.html', 'Kho lưu trữ 2020'), link('/bai-viet/1.html?in=1', 'Bản in')],
  headHtml: (index) => (index % 10 === 3 ? '<meta name="robots" content="noindex, follow">' : ''),
  headers: (index): Record<string, string> => (index % 10 === 8 ? { 'x-robots-tag': 'noindex' } : {}),
  absence: (index) => {
    if (index % 5 === 1) return { why: 'disallowed by robots.txt', outcome: 'skipped:robots' }
    if (index % 10 === 3) return { why: 'noindex in the page', outcome: 'skipped:noindex' }
    if (index % 10 === 8) return { why: 'noindex in the headers', outcome: 'skipped:noindex' }
    return null
  },
  answer: (_portal, url) =>
    url.pathname === '/kho/luu-tru-2020.html' ? html('<title>Kho</title><p>Trang này không được phép đọc.</p>') : null,
  outcomes: [
    { path: '/kho/luu-tru-2020.html', outcome: 'skipped:robots', why: 'disallowed by a wildcard' },
    { path: '/bai-viet/1.html?in=1', outcome: 'skipped:robots', why: 'disallowed by a wildcard' },
  ],
}
