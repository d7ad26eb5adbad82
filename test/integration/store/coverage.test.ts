import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { CrawlOutcome } from '../../../domain/crawl-outcome.ts'
import { createCoverageReader } from '../../../store/coverage.ts'
import { countAllPages, keptCounts, refreshCounts } from '../../../store/coverage-counts.ts'
import { createDocumentQueue } from '../../../store/document-queue.ts'
import { createFrontier } from '../../../store/frontier.ts'
import { aDocument } from '../../support/a-document.ts'
import { type OpenedDatabase, openPglite, openPostgres } from '../../support/databases.ts'

const T0 = Date.parse('2026-11-23T00:00:00Z')
const PORTALS = ['a', 'b', 'c', 'd']
const ROUNDS = 40
const OUTCOMES: CrawlOutcome[] = [
  { type: 'page', status: 200 },
  { type: 'source', status: 200 },
  { type: 'not-modified' },
  { type: 'skipped', reason: 'robots' },
  { type: 'gone', status: 404 },
  { type: 'failed', reason: 'timeout' },
]

/** Always the same numbers, from 0 up to 1 (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

describe.each([
  ['PGlite', openPglite],
  ['PostgreSQL', openPostgres],
])('kept coverage on %s', (_name, open) => {
  let opened: OpenedDatabase
  beforeAll(async () => {
    opened = await open()
  }, 120_000)
  afterAll(() => opened?.close())

  /** One thing that happens to a portal, as a crawl, the engine, an administrator or the registry does it. */
  async function happen(round: number, random: () => number): Promise<void> {
    const db = opened.database.kysely
    const [frontier, documents] = [createFrontier(db), createDocumentQueue(db)]
    const now = new Date(T0 + round * 60_000).toISOString()
    const portalId = PORTALS[Math.floor(random() * PORTALS.length)] ?? 'a'
    const what = random()
    if (what < 0.6) {
      const { run } = await frontier.openRun(portalId, now)
      const urls = Array.from({ length: 4 }, () => `https://${portalId}.vn/${Math.floor(random() * 30)}`)
      await frontier.makeDue(portalId, urls, now)
      const due = await frontier.nextDue(run.id, portalId, now, 3, [])
      await frontier.record(
        due.map((page) => {
          const outcome = OUTCOMES[Math.floor(random() * OUTCOMES.length)] ?? { type: 'not-modified' }
          const isGone = outcome.type === 'gone'
          return {
            runId: run.id,
            portalId,
            pageId: page.pageId,
            url: page.url,
            outcome,
            fetchedAt: now,
            dueAt: now,
            settled: true,
            attempts: 0,
            unchangedFetches: 0,
            etag: null,
            lastModified: null,
            contentHash: `${round}`,
            bodyBytes: 1,
            links: [],
            document: outcome.type === 'page' ? aDocument({ title: `${page.url} ${round}` }) : null,
            dropDocument: isGone,
          }
        }),
      )
      if (random() < 0.5) await frontier.closeRun(run.id, 'finished', null, now)
    } else if (what < 0.8) {
      const pending = await documents.pending(5)
      const [first, ...others] = pending
      if (first && random() < 0.3) await documents.refuse(first.pageId, first.version, 'too long')
      await documents.confirm(
        others.map(({ pageId, version }) => ({ pageId, version, counts: null })),
        now,
      )
    } else if (what < 0.9) {
      const to = PORTALS[Math.floor(random() * PORTALS.length)] ?? 'a'
      await db.updateTable('pages').set({ portal_id: to }).where('portal_id', '=', portalId).where('depth', '=', 0).execute()
    } else {
      await db
        .deleteFrom('pages')
        .where('url', 'like', `%${Math.floor(random() * 10)}`)
        .where('portal_id', '=', portalId)
        .execute()
    }
  }

  test('the kept counts are those of the direct query after any history', async () => {
    const db = opened.database.kysely
    const random = randomFrom(1)
    const coverage = createCoverageReader(db)
    let seen = 0
    for (let round = 0; round < ROUNDS; round += 1) {
      await happen(round, random)
      if (random() < 0.5) continue
      const { portals, behindSince } = await coverage.overview()
      const direct = await countAllPages(db)
      expect(await keptCounts(db)).toEqual(direct)
      expect(behindSince).toBeNull()
      for (const { known, indexed, excluded, failed, waiting, sources } of portals)
        expect(known).toBe(indexed + excluded + failed + waiting + sources)
      const total = direct.reduce((sum, { pages }) => sum + pages, 0)
      expect(portals.reduce((sum, { known }) => sum + known, 0)).toBe(total)
      seen = Math.max(seen, new Set(direct.map(({ bucket }) => bucket)).size)
    }
    expect(seen).toBe(5)
  })

  test('what is too large to be counted at once is said to be behind, and is counted later', async () => {
    const db = opened.database.kysely
    const frontier = createFrontier(db)
    const now = new Date(T0).toISOString()
    await frontier.discover(
      'large',
      [{ url: 'https://large.vn/1', role: 'page', depth: 0, foundOn: null, lastModified: null }],
      now,
    )
    await refreshCounts(db, Number.POSITIVE_INFINITY)
    await frontier.discover(
      'large',
      [{ url: 'https://large.vn/2', role: 'page', depth: 0, foundOn: null, lastModified: null }],
      now,
    )
    const known = async () => (await keptCounts(db)).find(({ portal_id }) => portal_id === 'large')?.pages

    expect(await refreshCounts(db, 0)).toBe(1)
    expect(await known()).toBe(1)
    expect(await refreshCounts(db, 1)).toBe(0)
    expect(await known()).toBe(2)
  })

  test('writers of several portals at once do not wait for one another for ever, and none is forgotten', async () => {
    const db = opened.database.kysely
    const frontier = createFrontier(db)
    await Promise.all(
      Array.from({ length: 30 }, async (_, index) => {
        const portalId = `at-once-${index % 3}`
        const url = `https://${portalId}.vn/${index}`
        await frontier.discover(
          portalId,
          [{ url, role: 'page', depth: 0, foundOn: null, lastModified: null }],
          new Date(T0).toISOString(),
        )
        if (index % 5 === 0) await refreshCounts(db, Number.POSITIVE_INFINITY)
      }),
    )
    await refreshCounts(db, Number.POSITIVE_INFINITY)
    expect(await keptCounts(db)).toEqual(await countAllPages(db))
  })

  test('the newest run of each portal is told, and only that', async () => {
    const db = opened.database.kysely
    const frontier = createFrontier(db)
    for (const [portalId, minutes] of [
      ['runs-x', 1],
      ['runs-y', 2],
      ['runs-x', 3],
    ] as const) {
      const now = new Date(T0 + minutes * 60_000).toISOString()
      const { run } = await frontier.openRun(portalId, now)
      await frontier.closeRun(run.id, 'finished', null, now)
    }
    const portals = await createCoverageReader(db).portals()
    const startedAt = (id: string) => portals.find(({ portalId }) => portalId === id)?.lastRun?.startedAt
    expect(startedAt('runs-x')).toBe('2026-11-23T00:03:00.000Z')
    expect(startedAt('runs-y')).toBe('2026-11-23T00:02:00.000Z')
  })
})
