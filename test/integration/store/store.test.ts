import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { DiscoveredUrl, DuePage, PageRecord } from '../../../domain/ports.ts'
import { createCoverageReader } from '../../../store/coverage.ts'
import { openCrawlQueue } from '../../../store/crawl-queue.ts'
import { createDocumentQueue } from '../../../store/document-queue.ts'
import { createFrontier } from '../../../store/frontier.ts'
import { createPauseStore } from '../../../store/pauses.ts'
import { createScheduleStore } from '../../../store/schedule-store.ts'
import { aDocument } from '../../support/a-document.ts'
import { type OpenedDatabase, openPglite, openPostgres } from '../../support/databases.ts'

const T0 = '2026-11-23T00:00:00.000Z'
const later = (minutes: number) => new Date(Date.parse(T0) + minutes * 60_000).toISOString()

const link = (url: string, overrides: Partial<DiscoveredUrl> = {}): DiscoveredUrl => ({
  url,
  role: 'page',
  depth: 1,
  foundOn: null,
  lastModified: null,
  ...overrides,
})
const aRecord = (runId: string, portalId: string, page: DuePage, overrides: Partial<PageRecord> = {}): PageRecord => ({
  runId,
  portalId,
  pageId: page.pageId,
  url: page.url,
  outcome: { type: 'page', status: 200 },
  fetchedAt: later(1),
  dueAt: later(1440),
  settled: true,
  attempts: 0,
  unchangedFetches: 0,
  etag: '"1"',
  lastModified: null,
  contentHash: 'h1',
  bodyBytes: 10,
  links: [],
  document: null,
  dropDocument: false,
  ...overrides,
})

describe.each([
  ['PGlite', openPglite],
  ['PostgreSQL', openPostgres],
])('the store on %s', (_name, open) => {
  let opened: OpenedDatabase
  beforeAll(async () => {
    opened = await open()
  }, 120_000)
  afterAll(() => opened?.close())

  const parts = () => {
    const { kysely } = opened.database
    return { frontier: createFrontier(kysely), documents: createDocumentQueue(kysely), coverage: createCoverageReader(kysely) }
  }
  /** A portal with one discovered page that is due in an open run. */
  const aRun = async (portalId: string) => {
    const { frontier, ...rest } = parts()
    const { run } = await frontier.openRun(portalId, T0)
    await frontier.discover(portalId, [link(`https://${portalId}.vn/1`)], T0)
    const [page] = await frontier.nextDue(run.id, portalId, later(1), 10, [])
    if (!page) throw new Error('no page is due')
    return { frontier, ...rest, run, page, portalId }
  }

  test('a portal has one open run; opening again takes it up until it is closed', async () => {
    const { frontier } = parts()
    const first = await frontier.openRun('runs', T0)
    const again = await frontier.openRun('runs', later(5))
    expect(first.resumed).toBe(false)
    expect(again).toEqual({ run: first.run, resumed: true })

    expect(await frontier.closeRun(first.run.id, 'finished', null, later(6))).toMatchObject({
      state: 'finished',
      finishedAt: later(6),
    })
    expect((await frontier.openRun('runs', later(7))).resumed).toBe(false)
  })

  test('what is recorded is not due again in its run, and nothing is due twice by being found twice', async () => {
    const { frontier, run, page, portalId } = await aRun('recorded')
    await frontier.record([
      aRecord(run.id, portalId, page, { links: [link(page.url), link('https://recorded.vn/2'), link('https://recorded.vn/2')] }),
    ])

    const due = await frontier.nextDue(run.id, portalId, later(2), 10, [])
    expect(due.map(({ url }) => url)).toEqual(['https://recorded.vn/2'])
    expect(await frontier.nextDue(run.id, portalId, later(2), 10, [due[0]?.pageId ?? ''])).toEqual([])
  })

  test('an owed attempt keeps its page in the run until it is settled', async () => {
    const { frontier, run, page, portalId } = await aRun('retry')
    const failed = { outcome: { type: 'failed', reason: 'timeout' }, document: null } as const
    await frontier.record([aRecord(run.id, portalId, page, { ...failed, settled: false, attempts: 1, dueAt: later(3) })])
    expect(await frontier.nextDue(run.id, portalId, later(2), 10, [])).toEqual([])
    expect(await frontier.nextRetryAt(run.id, portalId)).toBe(later(3))

    const [again] = await frontier.nextDue(run.id, portalId, later(3), 10, [])
    expect(again).toMatchObject({ attempts: 1 })
    await frontier.record([aRecord(run.id, portalId, page, { ...failed, dueAt: later(3) })])
    expect(await frontier.nextRetryAt(run.id, portalId)).toBeNull()
    expect(await frontier.nextDue(run.id, portalId, later(4), 10, [])).toEqual([])
  })

  test('a new date in a sitemap makes a fetched page due, the same date does not', async () => {
    const { frontier, run, page, portalId } = await aRun('listed')
    const listed = (lastModified: string) => frontier.discover(portalId, [link(page.url, { lastModified })], later(10))
    await listed('2026-11-20')
    await frontier.record([aRecord(run.id, portalId, page)])
    await frontier.closeRun(run.id, 'finished', null, later(9))
    const { run: next } = await frontier.openRun(portalId, later(10))

    await listed('2026-11-20')
    expect(await frontier.nextDue(next.id, portalId, later(11), 10, [])).toEqual([])
    await listed('2026-11-22')
    expect(await frontier.nextDue(next.id, portalId, later(11), 10, [])).toMatchObject([{ url: page.url, etag: '"1"' }])
  })

  test('sources come before pages, shallow pages before deep ones', async () => {
    const { frontier } = parts()
    const { run } = await frontier.openRun('order', T0)
    await frontier.discover(
      'order',
      [
        link('https://order.vn/deep', { depth: 5 }),
        link('https://order.vn/near', { depth: 1 }),
        link('https://order.vn/s.xml', { role: 'sitemap', depth: 2 }),
      ],
      T0,
    )
    const due = await frontier.nextDue(run.id, 'order', T0, 10, [])
    expect(due.map(({ url }) => url)).toEqual(['https://order.vn/s.xml', 'https://order.vn/near', 'https://order.vn/deep'])
  })

  test('a document is pending until the engine confirms the very version; an equal one is no change', async () => {
    const { frontier, documents, run, page, portalId } = await aRun('versions')
    const save = (title: string) => frontier.record([aRecord(run.id, portalId, page, { document: aDocument({ title }) })])
    const pending = async () => (await documents.pending(100)).filter(({ pageId }) => pageId === page.pageId)

    await save('Một')
    const [first] = await pending()
    expect(first).toMatchObject({ action: 'index', version: 1, document: { title: 'Một', url: page.url, portalId } })
    await save('Hai')
    await documents.confirm([{ pageId: page.pageId, version: 1, counts: null }], later(2))
    expect(await pending()).toMatchObject([{ version: 2, document: { title: 'Hai' } }])
    await documents.confirm([{ pageId: page.pageId, version: 2, counts: null }], later(3))
    expect(await pending()).toEqual([])
    await save('Hai')
    expect(await pending()).toEqual([])
  })

  test('a dropped document is removed from the engine before its row goes', async () => {
    const { frontier, documents, coverage, run, page, portalId } = await aRun('dropped')
    await frontier.record([aRecord(run.id, portalId, page, { document: aDocument({ title: 'Sẽ mất' }) })])
    await documents.confirm([{ pageId: page.pageId, version: 1, counts: null }], later(2))
    await frontier.record([aRecord(run.id, portalId, page, { outcome: { type: 'gone', status: 404 }, dropDocument: true })])

    const removal = (await documents.pending(100)).find(({ pageId }) => pageId === page.pageId)
    expect(removal).toEqual({ action: 'remove', pageId: page.pageId, version: 2 })
    await documents.confirm([{ pageId: page.pageId, version: 2, counts: null }], later(3))
    expect(await documents.pending(100)).not.toContainEqual(expect.objectContaining({ pageId: page.pageId }))
    expect((await coverage.portals()).find((portal) => portal.portalId === portalId)).toMatchObject({
      known: 1,
      indexed: 0,
      excluded: 1,
    })
  })

  test('a document that the engine refuses waits for its next version and counts as failed', async () => {
    const { frontier, documents, coverage, run, page, portalId } = await aRun('refused')
    await frontier.record([aRecord(run.id, portalId, page, { document: aDocument({ title: 'Hỏng' }) })])
    await documents.refuse(page.pageId, 1, 'too large')
    expect((await documents.pending(100)).map(({ pageId }) => pageId)).not.toContain(page.pageId)
    expect((await coverage.portals()).find((portal) => portal.portalId === portalId)).toMatchObject({ failed: 1, waiting: 0 })
    await frontier.record([aRecord(run.id, portalId, page, { document: aDocument({ title: 'Lành' }) })])
    expect((await documents.pending(100)).map(({ pageId }) => pageId)).toContain(page.pageId)
  })

  test('the numbers of a portal add up', async () => {
    const { frontier, documents, coverage, run, page, portalId } = await aRun('sum')
    const urls = ['a', 'b', 'c', 'd', 'e'].map((name) => link(`https://sum.vn/${name}`))
    await frontier.discover(portalId, urls, T0)
    const [one, two, three, four] = (await frontier.nextDue(run.id, portalId, later(1), 10, [])).filter(
      ({ url }) => url !== page.url,
    )
    if (!one || !two || !three || !four) throw new Error('pages are missing')
    await frontier.record([
      aRecord(run.id, portalId, page, { document: aDocument({ title: 'Có' }) }),
      aRecord(run.id, portalId, one, { outcome: { type: 'skipped', reason: 'robots' }, bodyBytes: 0 }),
      aRecord(run.id, portalId, two, { outcome: { type: 'failed', reason: 'timeout' } }),
      aRecord(run.id, portalId, three, { outcome: { type: 'source', status: 200 } }),
      aRecord(run.id, portalId, four, { document: aDocument({ title: 'Chưa xác nhận' }) }),
    ])
    await documents.confirm([{ pageId: page.pageId, version: 1, counts: null }], later(2))

    const numbers = (await coverage.portals()).find((portal) => portal.portalId === portalId)
    expect(numbers).toMatchObject({ known: 6, indexed: 1, excluded: 1, failed: 1, sources: 1, waiting: 2 })
    expect(numbers?.outcomes).toEqual({ page: 2, 'skipped:robots': 1, 'failed:timeout': 1, source: 1 })
    expect(numbers?.lastRun).toMatchObject({ state: 'running', fetched: 4 })
  })

  test('a portal never has two crawl jobs, a paused one has none, and a job reaches a worker', async () => {
    const queue = await openCrawlQueue(opened.database, (error) => {
      throw error
    })
    try {
      const pauses = createPauseStore(opened.database.kysely)
      await pauses.setPaused('one', T0)
      expect(await queue.send('one')).toBe(false)
      await pauses.setPaused('one', null)
      expect(await queue.send('one')).toBe(true)
      expect(await queue.send('one')).toBe(false)
      const taken: string[] = []
      await new Promise<void>((resolve) => {
        void queue.work(2, async (portalId) => {
          taken.push(portalId)
          if (taken.length === 1) await queue.send('two')
          if (taken.length === 2) resolve()
        })
      })
      expect(taken).toEqual(['one', 'two'])
    } finally {
      await queue.close()
    }
  })

  test('the next run of a portal is remembered', async () => {
    const schedule = createScheduleStore(opened.database.kysely)
    expect(await schedule.nextRunAt('planned')).toBeNull()
    await schedule.saveNextRunAt('planned', later(60))
    await schedule.saveNextRunAt('planned', later(90))
    expect(await schedule.nextRunAt('planned')).toBe(later(90))
  })
})
