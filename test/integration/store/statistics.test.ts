import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { followStatistics } from '../../../cli/follow-statistics.ts'
import type { DocumentQueue, PendingChange, StatisticsLog, StatisticsPosition } from '../../../domain/ports.ts'
import { toPassages } from '../../../indexer/passages.ts'
import { type Database, openDatabase } from '../../../store/database.ts'
import { createDocumentQueue, saveDocuments } from '../../../store/document-queue.ts'
import { appendStatistics, createStatisticsLog } from '../../../store/statistics-log.ts'
import { decodeCounts, emptyCounts, encodeCounts } from '../../../vietnamese/term-counts.ts'
import { createTermStatistics, type TermStatistics } from '../../../vietnamese/term-statistics.ts'
import { aDocument } from '../../support/a-document.ts'
import { aPageRecord } from '../../support/a-page-record.ts'
import { aPortal } from '../../support/a-portal.ts'
import { startPostgres } from '../../support/databases.ts'
import { temporaryFolder } from '../../support/liencong.ts'
import { everythingOf } from '../../support/statistics-of.ts'

const NOW = '2026-01-14T03:00:00.000Z'
const portal = aPortal({ id: 'mot' })
/** More changes than a log bears before it is added up. */
const LONG_LOG = 250

type Place = { options: Parameters<typeof openDatabase>[0]; stop(): Promise<void> }

async function placeOfPglite(): Promise<Place> {
  return { options: { dataDir: temporaryFolder('statistics') }, stop: async () => {} }
}
async function placeOnPostgres(): Promise<Place> {
  const { url, stop } = await startPostgres()
  return { options: { databaseUrl: url, dataDir: temporaryFolder('statistics') }, stop }
}

/** Follows the log by hand, so that a test decides how far behind it is. */
type Reader = { read(): Promise<void>; current(): TermStatistics; position(): StatisticsPosition | null; timesAnew(): number }

function aReader(log: StatisticsLog): Reader {
  let statistics = createTermStatistics()
  let position: StatisticsPosition | null = null
  let timesAnew = 0
  return {
    read: async () => {
      const news = await log.since(position)
      if (news.isAnew) {
        statistics = createTermStatistics()
        timesAnew += 1
      }
      for (const change of news.changes) statistics.apply(decodeCounts(change))
      position = news.position
    },
    current: () => statistics,
    position: () => position,
    timesAnew: () => timesAnew,
  }
}

const countsOfText = (pageId: string, text: string) =>
  toPassages(
    {
      ...aDocument({ title: `Trang ${pageId}`, text }),
      pageId,
      portalId: 'mot',
      url: `http://mot.test/${pageId}`,
      seenAt: NOW,
      story: null,
    },
    portal,
  ).counts

/** The statistics of these texts, counted from nothing. */
function fromScratch(texts: ReadonlyMap<string, string>): object {
  const statistics = createTermStatistics()
  for (const [pageId, text] of texts) statistics.apply(countsOfText(pageId, text))
  return everythingOf(statistics)
}

describe.each([
  ['PGlite', placeOfPglite],
  ['PostgreSQL', placeOnPostgres],
])('the statistics of terms on %s', (_name, prepare) => {
  let place: Place
  let database: Database
  let documents: DocumentQueue
  let log: StatisticsLog
  const open = async () => {
    database = await openDatabase(place.options)
    documents = createDocumentQueue(database.kysely)
    log = createStatisticsLog(database.kysely)
  }
  beforeAll(async () => {
    place = await prepare()
    await open()
  })
  afterAll(async () => {
    await database?.close()
    await place?.stop()
  })
  const empty = async () => {
    await sql`truncate documents, document_counts, statistics_log`.execute(database.kysely)
    await sql`update statistics_state set generation = 1`.execute(database.kysely)
  }
  beforeEach(empty)

  const save = (pageId: string, text: string | null) =>
    database.kysely
      .transaction()
      .execute((trx) =>
        saveDocuments(trx, [aPageRecord(pageId, text === null ? null : aDocument({ title: `Trang ${pageId}`, text }))]),
      )
  const confirm = (changes: readonly PendingChange[]) =>
    documents.confirm(
      changes.map((change) => ({
        pageId: change.pageId,
        version: change.version,
        counts: change.action === 'index' ? encodeCounts(countsOfText(change.pageId, change.document.text)) : null,
      })),
      NOW,
    )
  const pushAll = async () => confirm(await documents.pending(1000))
  /** All that somebody knows who begins to read now. */
  const asRead = async () => {
    const reader = aReader(log)
    await reader.read()
    return everythingOf(reader.current())
  }
  /** Makes the log so long that it is added up, without changing what it says. */
  const addUp = async () => {
    const nothing = encodeCounts(emptyCounts())
    await database.kysely.transaction().execute(async (trx) => {
      // The first one takes the lock under which the log grows.
      await appendStatistics(trx, nothing)
      await sql`
        insert into statistics_log (generation, counts)
        select generation, ${nothing} from statistics_state, generate_series(1, ${sql.lit(LONG_LOG - 1)})`.execute(trx)
    })
    await log.compact()
  }
  const logRows = async () =>
    (await database.kysely.selectFrom('statistics_log').select(['generation', 'is_base']).execute()).length

  test('what is added, replaced and removed is counted, taken back and counted anew', async () => {
    expect(await asRead()).toEqual(fromScratch(new Map()))
    await save('a', 'Cấp hộ chiếu.')
    await save('b', 'Hộ chiếu mới.')
    expect(await asRead()).toEqual(fromScratch(new Map()))
    await pushAll()
    expect(await asRead()).toEqual(
      fromScratch(
        new Map([
          ['a', 'Cấp hộ chiếu.'],
          ['b', 'Hộ chiếu mới.'],
        ]),
      ),
    )
    await save('a', 'Sửa đường.')
    await pushAll()
    expect(await asRead()).toEqual(
      fromScratch(
        new Map([
          ['a', 'Sửa đường.'],
          ['b', 'Hộ chiếu mới.'],
        ]),
      ),
    )
    await save('b', null)
    await pushAll()
    expect(await asRead()).toEqual(fromScratch(new Map([['a', 'Sửa đường.']])))
    await save('a', null)
    await pushAll()
    expect(await asRead()).toEqual(fromScratch(new Map()))
    await save('a', 'Cấp hộ chiếu.')
    await pushAll()
    expect(await asRead()).toEqual(fromScratch(new Map([['a', 'Cấp hộ chiếu.']])))
  })

  test('two indexers that confirm the same versions, one after the other or at once, count them once', async () => {
    await save('a', 'Cấp hộ chiếu.')
    await save('b', 'Sửa đường.')
    const taken = await documents.pending(10)
    await confirm(taken)
    await confirm(taken)
    const texts = new Map([
      ['a', 'Cấp hộ chiếu.'],
      ['b', 'Sửa đường.'],
    ])
    expect(await asRead()).toEqual(fromScratch(texts))
    await save('a', 'Nuôi trồng rong biển.')
    await save('c', 'Một trang mới.')
    const [one, other] = await Promise.all([documents.pending(10), documents.pending(10)])
    await Promise.all([confirm(one), confirm(other), confirm(one)])
    expect(await asRead()).toEqual(fromScratch(new Map([...texts, ['a', 'Nuôi trồng rong biển.'], ['c', 'Một trang mới.']])))
  })

  test('an indexer that is late with an old version changes nothing', async () => {
    await save('a', 'Bản cũ của trang.')
    const old = await documents.pending(10)
    await save('a', 'Bản mới của trang.')
    await pushAll()
    await confirm(old)
    expect(await asRead()).toEqual(fromScratch(new Map([['a', 'Bản mới của trang.']])))
    expect(await documents.pending(10)).toEqual([])
  })

  test('a document that the engine refuses is not counted, and of one that it has, what it has', async () => {
    await save('a', 'Cấp hộ chiếu.')
    await save('b', 'Sửa đường.')
    await documents.refuse('b', 1, 'too large')
    await pushAll()
    expect(await asRead()).toEqual(fromScratch(new Map([['a', 'Cấp hộ chiếu.']])))
    await save('a', 'Bản mà máy tìm không nhận.')
    await documents.refuse('a', 2, 'too large')
    await pushAll()
    expect(await asRead()).toEqual(fromScratch(new Map([['a', 'Cấp hộ chiếu.']])))
    await save('a', 'Bản lành.')
    await save('b', 'Bản lành.')
    await pushAll()
    expect(await asRead()).toEqual(
      fromScratch(
        new Map([
          ['a', 'Bản lành.'],
          ['b', 'Bản lành.'],
        ]),
      ),
    )
  })

  test('documents that are pushed again into a new index count once', async () => {
    await save('a', 'Cấp hộ chiếu.')
    await save('b', 'Sửa đường.')
    await pushAll()
    await documents.resetIndexed()
    expect(await documents.pending(10)).toHaveLength(2)
    await pushAll()
    expect(await asRead()).toEqual(
      fromScratch(
        new Map([
          ['a', 'Cấp hộ chiếu.'],
          ['b', 'Sửa đường.'],
        ]),
      ),
    )
  })

  test('they are the same after the database was closed and opened again, and go on from there', async () => {
    await save('a', 'Cấp hộ chiếu.')
    await pushAll()
    const reader = aReader(log)
    await reader.read()
    const before = await asRead()
    await database.close()
    await open()
    expect(await asRead()).toEqual(before)

    await save('a', 'Sửa đường.')
    await pushAll()
    const news = await log.since(reader.position())
    expect(news.isAnew).toBe(false)
    for (const change of news.changes) reader.current().apply(decodeCounts(change))
    expect(everythingOf(reader.current())).toEqual(fromScratch(new Map([['a', 'Sửa đường.']])))
    expect(await asRead()).toEqual(fromScratch(new Map([['a', 'Sửa đường.']])))
  })

  test('adding up the log changes nothing, for whoever follows, was a little behind, was far behind or begins', async () => {
    const [follows, oneBehind, farBehind] = [aReader(log), aReader(log), aReader(log)]
    await save('a', 'Cấp hộ chiếu.')
    await pushAll()
    for (const reader of [follows, oneBehind, farBehind]) await reader.read()
    await addUp()
    await save('b', 'Sửa đường tỉnh.')
    await pushAll()
    await follows.read()
    await oneBehind.read()
    // Behind by changes of the generation before and by those of the present one.
    await save('a', 'Nuôi trồng rong biển.')
    await pushAll()
    await follows.read()
    await addUp()
    await save('c', 'Một trang mới.')
    await save('b', null)
    await pushAll()

    const expected = fromScratch(
      new Map([
        ['a', 'Nuôi trồng rong biển.'],
        ['c', 'Một trang mới.'],
      ]),
    )
    for (const reader of [follows, oneBehind, farBehind]) {
      await reader.read()
      expect(everythingOf(reader.current())).toEqual(expected)
      await reader.read()
      expect(everythingOf(reader.current())).toEqual(expected)
    }
    expect(await asRead()).toEqual(expected)
    expect([follows, oneBehind, farBehind].map((reader) => reader.timesAnew())).toEqual([1, 1, 2])
  })

  test('a log that was added up is short, and one that is short is left as it is', async () => {
    await save('a', 'Cấp hộ chiếu.')
    await pushAll()
    const position = (await log.since(null)).position
    await log.compact()
    expect((await log.since(null)).position).toEqual(position)

    await addUp()
    await addUp()
    const { changes, position: after } = await log.since(null)
    expect(changes).toHaveLength(1)
    expect(after.generation).toBe(position.generation + 2)
    // The generation before is kept for who is a little behind, nothing earlier.
    expect(await logRows()).toBeLessThanOrEqual(LONG_LOG + 2)
  })

  test('several processes may add it up at once', async () => {
    await save('a', 'Cấp hộ chiếu.')
    await pushAll()
    const reader = aReader(log)
    await reader.read()
    await save('b', 'Sửa đường.')
    await pushAll()
    await addUp()
    await Promise.all([log.compact(), log.compact(), reader.read()])
    expect((await log.since(null)).position.generation).toBe(reader.position()?.generation ?? 0)
    expect(everythingOf(reader.current())).toEqual(await asRead())
  })

  test('who reads while others write and add up misses nothing and counts nothing twice', async () => {
    const pages = Array.from({ length: 24 }, (_, at) => `trang${at}`)
    for (const page of pages) await save(page, `Văn bản của ${page}, cấp hộ chiếu.`)
    const pending = await documents.pending(100)
    const reader = aReader(log)
    let isWriting = true
    const reading = (async () => {
      while (isWriting) await reader.read()
    })()
    await Promise.all([
      ...pending.map((change) => confirm([change])),
      ...pending.slice(0, 6).map((change) => confirm([change])),
      addUp(),
    ])
    isWriting = false
    await reading
    await reader.read()
    const expected = fromScratch(new Map(pages.map((page) => [page, `Văn bản của ${page}, cấp hộ chiếu.`])))
    expect(everythingOf(reader.current())).toEqual(expected)
    expect(await asRead()).toEqual(expected)
  })

  test('a process that follows has what the log has, however often it is told to look', async () => {
    await save('a', 'Cấp hộ chiếu.')
    await pushAll()
    const stack = new AsyncDisposableStack()
    const faults: unknown[] = []
    const followed = await followStatistics(log, stack, (error) => faults.push(error))
    expect(everythingOf(followed.current())).toEqual(fromScratch(new Map([['a', 'Cấp hộ chiếu.']])))
    await save('b', 'Sửa đường.')
    await pushAll()
    await Promise.all([followed.refresh(), followed.refresh(), followed.refresh()])
    expect(everythingOf(followed.current())).toEqual(await asRead())
    await stack.disposeAsync()
    expect(faults).toEqual([])
  })

  const page = fc.constantFrom('a', 'b', 'c')
  const text = fc.constantFrom(
    'Cấp hộ chiếu. Hộ chiếu mới.',
    'Sửa đường tỉnh',
    'Duong tinh',
    'hộ',
    'Mẫu A6 của năm 2026, hộ chiếu',
  )
  const indexer = fc.constantFrom(0, 1)
  const step = fc.oneof(
    { weight: 4, arbitrary: fc.record({ does: fc.constant('save' as const), page, text }) },
    { weight: 2, arbitrary: fc.record({ does: fc.constant('drop' as const), page }) },
    { weight: 3, arbitrary: fc.record({ does: fc.constant('take' as const), indexer }) },
    { weight: 4, arbitrary: fc.record({ does: fc.constant('confirm' as const), indexer }) },
    { weight: 1, arbitrary: fc.record({ does: fc.constant('refuse' as const), indexer }) },
    { weight: 1, arbitrary: fc.record({ does: fc.constant('reset' as const) }) },
    { weight: 1, arbitrary: fc.record({ does: fc.constant('add up' as const) }) },
    { weight: 2, arbitrary: fc.record({ does: fc.constant('read' as const) }) },
  )

  test('whatever happens, who follows, who was away and who begins have the counts of what the engine holds', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 30 }), async (history) => {
        await empty()
        const [follows, away] = [aReader(log), aReader(log)]
        await away.read()
        /** The versions that the engine has confirmed, and their texts. */
        const held = new Map<string, { version: number; text: string | null }>()
        /** What each of two indexers has taken from the queue. */
        const taken: PendingChange[][] = [[], []]
        for (const what of history) {
          if (what.does === 'save') await save(what.page, what.text)
          if (what.does === 'drop') await save(what.page, null)
          if (what.does === 'take') taken[what.indexer] = await documents.pending(100)
          if (what.does === 'confirm') {
            const changes = taken[what.indexer] ?? []
            await confirm(changes)
            for (const { pageId, version, ...change } of changes) {
              if (version <= (held.get(pageId)?.version ?? 0)) continue
              held.set(pageId, { version, text: 'document' in change ? change.document.text : null })
            }
            await forgetPagesThatLeft(held, taken)
          }
          if (what.does === 'refuse') {
            const [change, ...others] = taken[what.indexer] ?? []
            if (change) await documents.refuse(change.pageId, change.version, 'too large')
            taken[what.indexer] = others
          }
          if (what.does === 'reset') {
            await documents.resetIndexed()
            for (const each of held.values()) each.version = 0
          }
          if (what.does === 'add up') await addUp()
          if (what.does === 'read') await follows.read()
        }
        const texts = new Map([...held].flatMap(([pageId, { text: has }]) => (has === null ? [] : [[pageId, has] as const])))
        const expected = fromScratch(texts)
        for (const reader of [follows, away]) {
          await reader.read()
          expect(everythingOf(reader.current())).toEqual(expected)
        }
        expect(await asRead()).toEqual(expected)
      }),
      { numRuns: 40 },
    )
  })

  /** Versions of a page begin anew when its row has gone: who still holds one of its former life is no part of these histories. */
  async function forgetPagesThatLeft(held: Map<string, { version: number; text: string | null }>, taken: PendingChange[][]) {
    const rows = await database.kysely.selectFrom('documents').select('page_id').execute()
    const present = new Set(rows.map(({ page_id }) => page_id))
    for (const pageId of held.keys()) if (!present.has(pageId)) held.delete(pageId)
    for (const [at, changes] of taken.entries()) taken[at] = changes.filter(({ pageId }) => present.has(pageId))
  }
})
