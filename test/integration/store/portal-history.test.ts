import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { CrawlOutcome } from '../../../domain/crawl-outcome.ts'
import { createCoverageReader } from '../../../store/coverage.ts'
import { createFrontier } from '../../../store/frontier.ts'
import { createPortalHistory } from '../../../store/portal-history.ts'
import { aPageRecord } from '../../support/a-page-record.ts'
import { type OpenedDatabase, openPglite, openPostgres } from '../../support/databases.ts'

const at = (hour: number) => new Date(Date.UTC(2026, 10, 23, hour)).toISOString()

describe.each([
  ['PGlite', openPglite],
  ['PostgreSQL', openPostgres],
])('the history of a portal on %s', (_name, open) => {
  let opened: OpenedDatabase
  beforeAll(async () => {
    opened = await open()
    const frontier = createFrontier(opened.database.kysely)
    const { run } = await frontier.openRun('p', at(0))
    const urls = Array.from({ length: 6 }, (_, index) => `https://p.vn/${index}`)
    await frontier.makeDue('p', urls, at(0))
    const due = await frontier.nextDue(run.id, 'p', at(1), 10, [])
    const outcomes: CrawlOutcome[] = [
      { type: 'skipped', reason: 'robots' },
      { type: 'skipped', reason: 'robots' },
      { type: 'skipped', reason: 'robots' },
      { type: 'failed', reason: 'timeout', detail: 'no answer' },
      { type: 'gone', status: 404 },
    ]
    for (const [index, outcome] of outcomes.entries()) {
      const page = due.find(({ url }) => url === urls[index])
      if (!page) throw new Error('the page is not due')
      const record = { ...aPageRecord(page.pageId, null), runId: run.id, portalId: 'p', url: page.url, outcome }
      await frontier.record([{ ...record, fetchedAt: at(index + 1), dueAt: at(48), dropDocument: false }])
    }
    await frontier.closeRun(run.id, 'finished', null, at(6))
    const second = await frontier.openRun('p', at(7))
    await frontier.closeRun(second.run.id, 'interrupted', 'host-down', at(8))
  }, 120_000)
  afterAll(() => opened?.close())
  const history = () => createPortalHistory(opened.database.kysely)

  test('tells its runs, newest first, and as many as are wanted', async () => {
    expect((await history().runs('p', 9)).map(({ startedAt, endedBy }) => [startedAt, endedBy])).toEqual([
      [at(7), 'host-down'],
      [at(0), null],
    ])
    expect(await history().runs('p', 1)).toHaveLength(1)
    expect(await history().runs('other', 9)).toEqual([])
  })

  test('gives examples of every outcome', async () => {
    await createCoverageReader(opened.database.kysely).portals()
    const examples = await history().examples('p', 2)
    expect(examples.map(({ outcome }) => outcome)).toEqual(['failed:timeout', 'gone', 'skipped:robots', 'skipped:robots'])
    expect(examples[0]).toEqual({ outcome: 'failed:timeout', url: 'https://p.vn/3', detail: 'no answer', fetchedAt: at(4) })
  })

  test('says how old its pages are', async () => {
    expect(await history().freshness('p')).toEqual({ newest: at(5), median: at(3), oldest: at(1) })
    expect(await history().freshness('other')).toEqual({ newest: null, median: null, oldest: null })
  })

  test('names its sitemaps that failed and the robots.txt of its hosts that could not be read', async () => {
    const frontier = createFrontier(opened.database.kysely)
    const sitemap = { url: 'https://q.vn/sitemap.xml', role: 'sitemap', depth: 0, foundOn: null, lastModified: null } as const
    await frontier.discover('q', [sitemap, { ...sitemap, url: 'https://q.vn/news.xml' }], at(0))
    const { run } = await frontier.openRun('q', at(0))
    for (const page of await frontier.nextDue(run.id, 'q', at(1), 10, [])) {
      const isWell = page.url.endsWith('news.xml')
      const outcome: CrawlOutcome = isWell ? { type: 'source', status: 200 } : { type: 'gone', status: 404 }
      const record = { ...aPageRecord(page.pageId, null), runId: run.id, portalId: 'q', url: page.url, outcome }
      await frontier.record([{ ...record, fetchedAt: at(1), dueAt: at(48), dropDocument: false }])
    }
    for (const [host, status] of [
      ['q.vn', 503],
      ['well.vn', 200],
      ['other.vn', 500],
    ] as const)
      await frontier.saveRobots({ host, status, body: '', fetchedAt: at(0) })
    expect(await history().sourceFaults('q', ['q.vn', 'well.vn'])).toEqual([
      { url: sitemap.url, outcome: 'gone', detail: null },
      { url: 'q.vn/robots.txt', outcome: 'robots-5xx', detail: 'HTTP 503' },
    ])
  })

  test('makes all of them due', async () => {
    expect(await history().makeAllDue('p', at(9))).toBe(5)
    expect(await history().makeAllDue('p', at(9))).toBe(0)
  })
})
