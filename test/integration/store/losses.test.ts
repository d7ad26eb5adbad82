import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { CrawlOutcome } from '../../../domain/crawl-outcome.ts'
import { LOSS_BUDGET } from '../../../domain/loss-budget.ts'
import type { DuePage } from '../../../domain/ports.ts'
import { createDocumentQueue } from '../../../store/document-queue.ts'
import { createFrontier } from '../../../store/frontier.ts'
import { createLossControl } from '../../../store/losses.ts'
import { aDocument } from '../../support/a-document.ts'
import { aPageRecord } from '../../support/a-page-record.ts'
import { type OpenedDatabase, openPglite, openPostgres } from '../../support/databases.ts'

const T0 = Date.parse('2026-11-23T00:00:00.000Z')
const at = (hours: number) => new Date(T0 + hours * 3600_000).toISOString()
const PAGE: CrawlOutcome = { type: 'page', status: 200 }
const GONE: CrawlOutcome = { type: 'gone', status: 404 }
const FAILED: CrawlOutcome = { type: 'failed', reason: 'http-5xx', status: 503 }
const { floor } = LOSS_BUDGET

describe.each([
  ['PGlite', openPglite],
  ['PostgreSQL', openPostgres],
])('the loss budget on %s', (_name, open) => {
  let opened: OpenedDatabase
  beforeAll(async () => {
    opened = await open()
  }, 120_000)
  afterAll(() => opened?.close())

  /** A portal of so many documents that the engine has, with what a crawl may do to it. */
  const aPortalOf = async (portalId: string, documents: number) => {
    const { kysely } = opened.database
    const [frontier, queue, losses] = [createFrontier(kysely), createDocumentQueue(kysely), createLossControl(kysely)]
    const urls = Array.from({ length: documents }, (_, index) => `http://${portalId}.test/${index}`)
    await frontier.discover(
      portalId,
      urls.map((url) => ({ url, role: 'page', depth: 1, foundOn: null, lastModified: null })),
      at(0),
    )
    let { run } = await frontier.openRun(portalId, at(0))
    const pages = new Map((await frontier.nextDue(run.id, portalId, at(0), documents, [])).map((page) => [page.url, page]))
    const pageOf = (index: number) => pages.get(urls[index] ?? '') as DuePage
    const record = (hours: number, outcome: CrawlOutcome, indexes: number[]) =>
      frontier.record(
        indexes.map((index) => ({
          ...aPageRecord(pageOf(index).pageId, outcome.type === 'page' ? aDocument({ title: `Bài ${index}` }) : null),
          runId: run.id,
          portalId,
          url: pageOf(index).url,
          outcome,
          fetchedAt: at(hours),
          dueAt: at(hours + 720),
          dropDocument: outcome.type === 'gone',
        })),
      )
    await record(
      0,
      PAGE,
      urls.map((_, index) => index),
    )
    const confirmAll = async () => {
      const pending = (await queue.pending(10_000)).filter(({ pageId }) => urls.some((url) => pages.get(url)?.pageId === pageId))
      await queue.confirm(
        pending.map(({ pageId, version }) => ({ pageId, version, counts: null })),
        at(0),
      )
      return pending.filter(({ action }) => action === 'remove').length
    }
    await confirmAll()
    return {
      record,
      losses,
      /** How many documents the engine is told to remove. */
      removed: confirmAll,
      held: async () => (await losses.held()).find((each) => each.portalId === portalId)?.held ?? 0,
      nextRun: async (hours: number, outcomes: [CrawlOutcome, number[]][]) => {
        run = (await frontier.openRun(portalId, at(hours))).run
        for (const [outcome, indexes] of outcomes) await record(hours, outcome, indexes)
        await frontier.closeRun(run.id, 'finished', null, at(hours))
      },
      endRun: (hours: number) => frontier.closeRun(run.id, 'finished', null, at(hours)),
      dueAt: async (index: number) =>
        (await kysely.selectFrom('pages').select('due_at').where('page_id', '=', pageOf(index).pageId).executeTakeFirstOrThrow())
          .due_at,
    }
  }
  const range = (from: number, to: number) => Array.from({ length: to - from }, (_, index) => from + index)

  test('a few pages of a portal may go, however small it is', async () => {
    const portal = await aPortalOf('nho', 3)
    await portal.record(1, GONE, [0, 1, 2])
    expect(await portal.held()).toBe(0)
    expect(await portal.removed()).toBe(3)
  })

  test('what goes beyond the budget of a day is held back, in however many batches it goes, and is looked at again soon', async () => {
    const portal = await aPortalOf('lon', 100)
    await portal.record(1, GONE, range(0, 15))
    await portal.record(2, GONE, range(15, 30))
    await portal.record(3, GONE, range(30, 60))
    expect(await portal.removed()).toBe(floor)
    expect(await portal.held()).toBe(60 - floor)
    expect((await portal.dueAt(59)).toISOString()).toBe(at(27))
    expect(await portal.losses.held()).toContainEqual(
      expect.objectContaining({ portalId: 'lon', documents: 100 - floor, since: at(2), examples: expect.any(Array) }),
    )
  })

  test('a share of a large portal may go', async () => {
    const portal = await aPortalOf('rat-lon', 400)
    await portal.record(1, GONE, range(0, 60))
    expect(await portal.removed()).toBe(40)
    expect(await portal.held()).toBe(20)
  })

  test('a new day has a new budget', async () => {
    const portal = await aPortalOf('hom-sau', 60)
    await portal.record(1, GONE, range(0, floor))
    await portal.record(26, GONE, range(floor, 2 * floor))
    expect(await portal.held()).toBe(0)
    expect(await portal.removed()).toBe(2 * floor)
  })

  test('a page that is there again is held back no longer', async () => {
    const portal = await aPortalOf('tro-lai', 60)
    await portal.record(1, GONE, range(0, 40))
    await portal.record(2, { type: 'not-modified' }, [39])
    await portal.record(2, PAGE, [38])
    expect(await portal.held()).toBe(18)
  })

  test('an administrator keeps them, or lets them go', async () => {
    const portal = await aPortalOf('quyet-dinh', 60)
    await portal.record(1, GONE, range(0, 40))
    await portal.removed()
    expect(await portal.losses.keep('quyet-dinh', at(2))).toBe(20)
    expect(await portal.held()).toBe(0)
    expect(await portal.removed()).toBe(0)
    await portal.record(3, GONE, range(20, 40))
    expect(await portal.held()).toBe(20)
    expect(await portal.losses.release('quyet-dinh')).toBe(20)
    expect(await portal.removed()).toBe(20)
  })

  test('they are let go without a word when the portal is well and they are still gone a day later', async () => {
    const portal = await aPortalOf('khoe-lai', 100)
    await portal.record(1, GONE, range(0, 50))
    await portal.endRun(1)
    expect(await portal.removed()).toBe(floor)
    // Well, but too soon.
    await portal.nextRun(10, [[GONE, range(20, 50)], [PAGE, range(50, 80)]]) // biome-ignore format: one line a run
    expect(await portal.held()).toBe(30)
    await portal.nextRun(30, [[GONE, range(20, 49)], [PAGE, range(50, 80)]]) // biome-ignore format: one line a run
    expect(await portal.held()).toBe(1)
    expect(await portal.removed()).toBe(29)
  })

  test('a portal of which nothing but the home page answers is not well', async () => {
    const portal = await aPortalOf('con-om', 100)
    await portal.record(1, GONE, range(0, 90))
    await portal.endRun(1)
    await portal.nextRun(40, [[GONE, range(20, 90)], [PAGE, [99]]]) // biome-ignore format: one line a run
    expect(await portal.held()).toBe(70)
    await portal.nextRun(80, [[GONE, range(20, 90)], [PAGE, range(90, 94)], [FAILED, range(94, 100)]]) // biome-ignore format: one line a run
    expect(await portal.held()).toBe(70)
  })
})
