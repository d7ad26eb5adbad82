import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { aStoredDocument } from '../../support/a-document.ts'
import { aPassage } from '../../support/a-passage.ts'
import { ADMIN_KEY, NO_PORTAL_SIDE, NOW, type RunningApp, startApp } from '../../support/an-app.ts'
import { createMemoryFeedback } from '../../support/memory-feedback.ts'

const DOCUMENT = aStoredDocument({
  pageId: 'quyet-dinh',
  portalId: 'quang-ninh',
  url: 'https://quangninh.test/qd-118.html',
  title: 'Kế hoạch chuyển đổi số năm 2026',
  text: 'Điều 1. Mục tiêu\nHồ sơ được xử lý trên mạng.',
  kind: 'legal-document',
  legalType: 'Quyết định',
  documentNumber: '118/QĐ-UBND',
  issuer: 'UBND tỉnh Quảng Ninh',
  issuedAt: '2026-01-10',
  publishedAt: '2026-01-13T08:30:00+07:00',
  relations: [{ relation: 'based-on', number: '42/2022/NĐ-CP' }],
  attachments: [{ url: 'https://quangninh.test/118.pdf', title: 'Toàn văn' }],
  seenAt: '2026-01-14T01:00:00.000Z',
})
const BREAKOUT = `"'></title></textarea><script>alert(1)</script><img src=x onerror=alert(1)>`
const HOSTILE = aStoredDocument({
  pageId: 'bay',
  portalId: 'quang-ninh',
  url: 'javascript:alert(1)',
  title: `${BREAKOUT}\u202Exam gnourt`,
  text: `${BREAKOUT}\n${'x'.repeat(5000)}`,
  issuer: BREAKOUT,
  documentNumber: BREAKOUT,
  author: BREAKOUT,
  topics: [BREAKOUT],
  relations: [{ relation: 'amends', number: BREAKOUT }],
  attachments: [{ url: 'data:text/html,x', title: BREAKOUT }],
  procedure: { code: BREAKOUT, authority: null, level: null, field: null, timeLimit: null, fee: null, papers: [BREAKOUT] },
})
const PASSAGES = [
  aPassage({
    id: 'dai-0',
    documentId: 'dai',
    portal: 'da-nang',
    title: 'Nghị quyết',
    text: 'Mở đầu.',
    documentNumber: '1/NQ-HĐND',
  }),
  aPassage({
    id: 'dai-2',
    documentId: 'dai',
    ordinal: 2,
    portal: 'da-nang',
    title: 'Nghị quyết',
    heading: 'Điều 1. Tên',
    text: 'phần hai.',
  }),
  aPassage({
    id: 'dai-1',
    documentId: 'dai',
    ordinal: 1,
    portal: 'da-nang',
    title: 'Nghị quyết',
    heading: 'Điều 1. Tên',
    text: 'Phần một,',
  }),
]

let app: RunningApp
let isAway = false
beforeAll(async () => {
  app = await startApp({
    passages: PASSAGES,
    documents: {
      document: async (id) => {
        if (isAway) throw new Error('connect ECONNREFUSED')
        return [DOCUMENT, HOSTILE].find(({ pageId }) => pageId === id) ?? null
      },
    },
    feedback: createMemoryFeedback(),
    portalSide: {
      ...NO_PORTAL_SIDE,
      keys: {
        ...NO_PORTAL_SIDE.keys,
        portalOf: async (key) => ({ 'key-of-quang-ninh': 'quang-ninh', 'key-of-da-nang': 'da-nang' })[key] ?? null,
      },
    },
    limits: { api: { requests: 1e6, windowMs: 60_000 }, feedback: { requests: 5, windowMs: 60_000 } },
  })
})
afterAll(() => app.close())
beforeEach(() => {
  isAway = false
  app.engine.isAway = false
})

const pageOf = async (path: string) => {
  const response = await fetch(app.url + path)
  return { status: response.status, html: await response.text() }
}

test('a document is answered with all that is known of it and a line to cite it by', async () => {
  const response = await fetch(`${app.url}/api/v1/documents/quyet-dinh`)

  expect(await response.json()).toMatchObject({
    documentId: 'quyet-dinh',
    url: 'https://quangninh.test/qd-118.html',
    portal: { id: 'quang-ninh', name: 'Cổng TTĐT tỉnh Quảng Ninh', level: 'province' },
    province: { id: 'quang-ninh', name: 'Quảng Ninh' },
    text: 'Điều 1. Mục tiêu\nHồ sơ được xử lý trên mạng.',
    isWhole: true,
    seenAt: '2026-01-14T01:00:00.000Z',
    citation:
      'UBND tỉnh Quảng Ninh, Quyết định số 118/QĐ-UBND, ngày 10/01/2026, “Kế hoạch chuyển đổi số năm 2026”, Cổng TTĐT tỉnh Quảng Ninh, https://quangninh.test/qd-118.html, xem ngày 14/01/2026.',
  })
  const again = await fetch(response.url, { headers: { 'if-none-match': String(response.headers.get('etag')) } })
  expect(again.status).toBe(304)
})

test('while the store is away a document is put together from its passages, in their order', async () => {
  isAway = true

  const document = await (await fetch(`${app.url}/api/v1/documents/dai`)).json()
  expect(document).toMatchObject({ isWhole: false, documentNumber: '1/NQ-HĐND', seenAt: null, portal: { id: 'da-nang' } })
  expect(document.text).toBe('Mở đầu.\nĐiều 1. Tên\nPhần một,\nphần hai.')
  expect((await pageOf('/tai-lieu/dai')).html).toContain('Kho dữ liệu tạm thời chưa trả lời')
})

test('with neither of them the page says so, and an unknown document is none', async () => {
  expect((await pageOf('/tai-lieu/khong-co')).status).toBe(404)
  isAway = true
  app.engine.isAway = true
  expect((await pageOf('/tai-lieu/quyet-dinh')).status).toBe(503)
})

test('the page of a document leads to the original first, and says how to cite it', async () => {
  const { html } = await pageOf('/tai-lieu/quyet-dinh')

  const origin = html.indexOf('<a class="button" href="https://quangninh.test/qd-118.html" rel="noopener">')
  expect(origin).toBeGreaterThan(0)
  expect(html.indexOf('Hồ sơ được xử lý trên mạng.')).toBeGreaterThan(origin)
  expect(html).toContain('href="/tim-kiem?q=42%2F2022%2FN%C4%90-CP"')
  expect(html).toContain('https://quangninh.test/118.pdf')
  expect(html).toContain('xem ngày 14/01/2026.')
  expect(html).toContain('<meta name="robots" content="noindex">')
})

test('what a hostile page contains stays text, and its addresses are no links', async () => {
  const { html } = await pageOf('/tai-lieu/bay')

  const tags = (html.match(/<[^>]*>/g) ?? []).map((tag) => tag.replace(/"[^"]*"/g, '""'))
  expect(tags.filter((tag) => /^<(script(?! type="" src=""?>)|img(?! src=""?)|svg|iframe)|\son\w+=/i.test(tag))).toEqual([])
  expect(html).not.toMatch(/href="\s*(javascript|data):/i)
  expect(html).not.toContain('\u202E')
  expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;')
})

const report = (body: Record<string, string>, headers: Record<string, string> = {}) =>
  fetch(`${app.url}/tai-lieu/quyet-dinh/bao-loi`, { method: 'POST', body: new URLSearchParams(body), headers })
const withKey = (path: string, key: string, body?: unknown) =>
  fetch(app.url + path, {
    method: body === undefined ? 'GET' : 'POST',
    headers: { authorization: `Bearer ${key}`, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })

test('a mistake is reported, seen and answered by that portal alone, and the answer is found by its code', async () => {
  const sent = await report({ kind: 'wrong-facts', message: ' Ngày ký <b>sai</b>. ' })
  expect(sent.status).toBe(201)
  const code = /<p class="code">(\w{5}-\w{5})<\/p>/.exec(await sent.text())?.[1] ?? ''

  const listed = await (await withKey('/api/v1/feedback', 'key-of-quang-ninh')).json()
  expect(listed.feedback).toMatchObject([
    { message: 'Ngày ký <b>sai</b>.', portalId: 'quang-ninh', documentId: 'quyet-dinh', answer: null },
  ])
  expect((await (await withKey('/api/v1/feedback', 'key-of-da-nang')).json()).feedback).toEqual([])
  // Another portal's reports are not to be had by naming it.
  expect((await (await withKey('/api/v1/feedback?portal=quang-ninh', 'key-of-da-nang')).json()).feedback).toEqual([])
  expect((await withKey(`/api/v1/feedback/${code}/answer`, 'key-of-da-nang', { answer: 'x' })).status).toBe(404)
  expect((await pageOf(`/bao-loi?ma=${code}`)).html).toContain('Chưa có trả lời.')

  const answered = await withKey(`/api/v1/feedback/${code}/answer`, 'key-of-quang-ninh', { answer: 'Đã sửa.' })
  expect((await answered.json()).feedback).toMatchObject({
    answer: 'Đã sửa.',
    answeredAt: NOW.toISOString(),
    answeredBy: 'portal:quang-ninh',
  })

  const { html } = await pageOf(`/bao-loi?ma=${code.toLowerCase().replace('-', '%20')}`)
  expect(html).toContain('Đã sửa.')
  expect(html).toContain('Ngày ký &lt;b&gt;sai&lt;/b&gt;.')
  const open = await (await fetch(`${app.url}/api/v1/feedback/${code}`)).json()
  expect(open).toMatchObject({ answer: 'Đã sửa.' })
  expect(open).not.toHaveProperty('answeredBy')
  expect((await (await withKey('/api/v1/feedback', ADMIN_KEY)).json()).feedback).toEqual([])
  expect((await (await withKey('/api/v1/feedback?state=answered', ADMIN_KEY)).json()).feedback).toHaveLength(1)
})

test('an unknown code is told from a wrong one by nobody', async () => {
  for (const code of ['ABCDE23456', 'x', '<script>']) {
    const { status, html } = await pageOf(`/bao-loi?ma=${encodeURIComponent(code)}`)
    expect(status).toBe(404)
    expect(html).toContain('Không có báo lỗi nào với mã này.')
    expect(html).not.toContain('value="<script')
  }
})

test('an empty report, one of no kind and one from another site are refused; then the address has said enough', async () => {
  expect((await report({ kind: 'other', message: '  ' })).status).toBe(400)
  expect((await report({ kind: 'rude', message: 'x' })).status).toBe(400)
  expect((await report({ kind: 'other', message: 'x' }, { origin: 'https://evil.test' })).status).toBe(401)

  const statuses = []
  for (let index = 0; index < 4; index += 1) statuses.push((await report({ kind: 'other', message: 'x' })).status)
  expect(statuses.at(0)).toBe(201)
  expect(statuses.at(-1)).toBe(429)
})
