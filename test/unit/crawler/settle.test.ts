import { expect, test } from 'vitest'
import type { FetchResult } from '../../../crawler/fetcher.ts'
import { type Fetched, retryAfterMs, settle } from '../../../crawler/settle.ts'
import type { SourceDocument } from '../../../domain/document.ts'
import type { DuePage } from '../../../domain/ports.ts'

const HOUR_MS = 3_600_000
const NOW = new Date('2026-11-23T00:00:00Z')
const RETRY = { maxAttempts: 3, retryDelayMs: 1000, longestPauseMs: 60_000 }

const PAGE: DuePage = {
  pageId: 'p',
  url: 'https://a.vn/tin/1',
  role: 'page',
  depth: 2,
  attempts: 0,
  etag: '"old"',
  lastModified: null,
  contentHash: 'old',
  readsAs: 'document',
  unchangedFetches: 1,
  goneSince: null,
}
const DOCUMENT = { title: 'Tin' } as SourceDocument

const answer = (status: number, headers: Record<string, string> = {}): FetchResult => ({
  type: 'answer',
  status,
  headers,
  body: new Uint8Array(3),
  bodyWanted: status === 200,
})
const settled = (overrides: Partial<Fetched>) =>
  settle(
    {
      runId: 'r',
      portalId: 'a',
      page: PAGE,
      result: answer(200, { etag: '"new"' }),
      contentHash: 'new',
      reading: null,
      fetchedAt: NOW,
      ...overrides,
    },
    (url) => url.startsWith('https://a.vn/'),
    RETRY,
  )
const dueInMs = (record: { dueAt: string }) => Date.parse(record.dueAt) - NOW.getTime()

test('a document becomes a page with its validators, links in scope and a first recrawl time of a day', () => {
  const links = ['https://a.vn/tin/2', 'https://b.vn/x'].map((url) => ({ url, role: 'page' as const, lastModified: null }))
  const record = settled({ reading: { type: 'document', document: DOCUMENT, links, canonical: null } })

  expect(record).toMatchObject({
    outcome: { type: 'page' },
    document: DOCUMENT,
    settled: true,
    etag: '"new"',
    contentHash: 'new',
    unchangedFetches: 0,
  })
  expect(record.links).toEqual([{ url: 'https://a.vn/tin/2', role: 'page', depth: 3, foundOn: 'p', lastModified: null }])
  expect(dueInMs(record)).toBe(24 * HOUR_MS)
})

test('304 and unchanged bytes keep what is known and come back later each time', () => {
  for (const unchanged of [settled({ result: answer(304) }), settled({ contentHash: 'old' })]) {
    expect(unchanged).toMatchObject({
      outcome: { type: 'not-modified' },
      document: null,
      etag: '"old"',
      contentHash: 'old',
      unchangedFetches: 2,
    })
    expect(dueInMs(unchanged)).toBe(4 * 24 * HOUR_MS)
  }
})

test('a 404 alone drops nothing; a second one hours later does', () => {
  expect(settled({ result: answer(404) })).toMatchObject({ outcome: { type: 'gone' }, dropDocument: false })
  const soon = { ...PAGE, goneSince: new Date(NOW.getTime() - HOUR_MS).toISOString() }
  expect(settled({ result: answer(404), page: soon }).dropDocument).toBe(false)
  const longAgo = { ...PAGE, goneSince: new Date(NOW.getTime() - 7 * HOUR_MS).toISOString() }
  expect(settled({ result: answer(410), page: longAgo }).dropDocument).toBe(true)
})

test('a failure that may pass is tried again in the run, later each time, and then left to the next run', () => {
  const first = settled({ result: answer(503) })
  expect(first).toMatchObject({
    outcome: { type: 'failed', reason: 'http-5xx' },
    settled: false,
    attempts: 1,
    dropDocument: false,
  })
  expect(dueInMs(first)).toBe(1000)
  expect(dueInMs(settled({ result: answer(503), page: { ...PAGE, attempts: 1 } }))).toBe(2000)
  const last = settled({ result: answer(503), page: { ...PAGE, attempts: 2 } })
  expect(last).toMatchObject({ settled: true, attempts: 0, etag: '"old"', contentHash: 'old' })
  expect(dueInMs(last)).toBe(HOUR_MS)
})

test('Retry-After is waited for, as seconds and as a date, unless it is longer than a run waits', () => {
  expect(dueInMs(settled({ result: answer(429, { 'retry-after': '30' }) }))).toBe(30_000)
  expect(settled({ result: answer(429, { 'retry-after': '3600' }) }).settled).toBe(true)
  expect(retryAfterMs(answer(503, { 'retry-after': 'Mon, 23 Nov 2026 00:00:20 GMT' }), NOW)).toBe(20_000)
  expect(retryAfterMs(answer(503, { 'retry-after': 'soon' }), NOW)).toBe(0)
})

test('noindex takes the document out, a page without text keeps the last good copy', () => {
  expect(settled({ reading: { type: 'noindex', links: [], canonical: null } })).toMatchObject({
    outcome: { reason: 'noindex' },
    dropDocument: true,
  })
  expect(settled({ reading: { type: 'no-text', links: [], canonical: null } })).toMatchObject({
    outcome: { reason: 'no-text' },
    dropDocument: false,
  })
})

test('a redirect is an outcome; its target in scope takes over the role, one outside is not followed', () => {
  const seed: DuePage = { ...PAGE, role: 'seed' }
  expect(settled({ page: seed, result: answer(301, { location: '/trang-chu' }) }).links).toEqual([
    { url: 'https://a.vn/trang-chu', role: 'seed', depth: 3, foundOn: 'p', lastModified: null },
  ])
  const outside = settled({ result: answer(302, { location: 'http://169.254.169.254/' }) })
  expect(outside).toMatchObject({ outcome: { type: 'redirect', location: 'http://169.254.169.254/' }, links: [] })
})

test('a page that names another URL as canonical brings that URL instead of a document, but never the home page', () => {
  const other = settled({ reading: { type: 'document', document: DOCUMENT, links: [], canonical: 'https://a.vn/tin/1-goc' } })
  expect(other).toMatchObject({
    outcome: { type: 'skipped', reason: 'canonical' },
    document: null,
    links: [{ url: 'https://a.vn/tin/1-goc' }],
  })
  const home = settled({ reading: { type: 'document', document: DOCUMENT, links: [], canonical: 'https://a.vn/' } })
  expect(home.outcome.type).toBe('page')
})

test.each(['needs-ocr', 'encrypted', 'broken-file', 'file-too-large', 'garbled'] as const)(
  'a file that is %s is skipped by that name, and what was read of it before stays',
  (reason) => {
    expect(settled({ reading: { type: 'refused-file', reason, detail: 'x' } })).toMatchObject({
      outcome: { type: 'skipped', reason, detail: 'x' },
      document: null,
      dropDocument: false,
      settled: true,
    })
  },
)

test('a canonical URL that is a twin of the page, or lies where nothing is read, does not keep the page out', () => {
  for (const canonical of ['http://www.a.vn/tin/1', 'https://b.vn/tin/1'])
    expect(settled({ reading: { type: 'document', document: DOCUMENT, links: [], canonical } }).outcome.type).toBe('page')
  const fetched = { runId: 'r', portalId: 'a', page: PAGE, result: answer(200), contentHash: 'new', fetchedAt: NOW }
  const outside = settle(
    { ...fetched, reading: { type: 'document', document: DOCUMENT, links: [], canonical: 'https://a.vn/en/1' } },
    (url) => url.startsWith('https://a.vn/tin/'),
    RETRY,
  )
  expect(outside.outcome.type).toBe('page')
})

test('what was unusual is told with the outcome, and a rendered page keeps no validators of its HTML', () => {
  const record = settled({
    reading: { type: 'document', document: DOCUMENT, links: [], canonical: null },
    notes: ['read in spite of its certificate: expired'],
    isRendered: true,
  })
  expect(record).toMatchObject({
    outcome: { detail: 'read in spite of its certificate: expired' },
    etag: null,
    contentHash: 'new',
  })
})

test('a log-in form is named as one, and a page that turns out to be a feed becomes one', () => {
  const form = { ...PAGE, url: 'https://a.vn/dang-nhap' }
  expect(settled({ page: form, reading: { type: 'no-text', links: [], canonical: null } }).outcome).toMatchObject({
    reason: 'login',
  })
  expect(settled({ reading: { type: 'feed', links: [] } })).toMatchObject({ outcome: { type: 'source' }, becomes: 'feed' })
  expect(settled({ page: { ...PAGE, role: 'seed' }, reading: { type: 'feed', links: [] } }).becomes).toBeNull()
})
