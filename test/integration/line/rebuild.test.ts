import { beforeAll, expect, test } from 'vitest'
import { type Database, openDatabase } from '../../../store/database.ts'
import { startEmbeddedMeilisearch } from '../../../store/embedded-meilisearch.ts'
import { createFrontier } from '../../../store/frontier.ts'
import { createMeilisearch } from '../../../store/meilisearch-client.ts'
import { createStatisticsLog } from '../../../store/statistics-log.ts'
import { decodeCounts } from '../../../vietnamese/term-counts.ts'
import { createTermStatistics } from '../../../vietnamese/term-statistics.ts'
import { aDocument } from '../../support/a-document.ts'
import { aPageRecord } from '../../support/a-page-record.ts'
import { liencong, temporaryFolder, until, writtenRegistry } from '../../support/liencong.ts'
import { everythingOf } from '../../support/statistics-of.ts'

const REGISTRY = `
portals:
  - id: mot
    name: Cổng một
    nameEn: Portal one
    level: ministry
    source: a test
    baseUrls: [http://mot.localhost:1]
    crawl: { allowLoopback: true }
`
const DOCUMENTS = 120
const WORDS = ['hộ chiếu', 'đất đai', 'lệ phí', 'đường sắt', 'y tế', 'giáo dục', 'thuế', 'cầu cảng', 'nước sạch', 'khoáng sản']
const titleOf = (index: number) =>
  `Thông báo số ${index} về ${WORDS[index % WORDS.length]} và ${WORDS[(index * 7 + 3) % WORDS.length]}`

let dataDir: string
let registry: string
const run = (args: readonly string[], environment: Record<string, string> = {}) =>
  liencong(args, { DATA_DIR: dataDir, REGISTRY: registry, ...environment })
const ended = async (args: readonly string[]) => {
  const { exited, output } = run(args)
  return { exitCode: await exited, output: output() }
}
const withDatabase = async <T>(use: (database: Database) => Promise<T>): Promise<T> => {
  const database = await openDatabase({ dataDir })
  try {
    return await use(database)
  } finally {
    await database.close()
  }
}
/** Writes documents as a crawl would; `null` for one that is gone. */
const write = (documents: readonly [index: number, title: string | null][]) =>
  withDatabase(async ({ kysely }) => {
    const frontier = createFrontier(kysely)
    const now = new Date().toISOString()
    const urlOf = (index: number) => `http://mot.localhost:1/${index}`
    await frontier.discover(
      'mot',
      documents.map(([index]) => ({ url: urlOf(index), role: 'page', depth: 1, foundOn: null, lastModified: null })),
      now,
    )
    const pages = await kysely.selectFrom('pages').select(['page_id', 'url']).execute()
    await frontier.record(
      documents.map(([index, title]) => ({
        ...aPageRecord(
          pages.find(({ url }) => url === urlOf(index))?.page_id ?? '',
          title === null ? null : aDocument({ title, text: `Nội dung của ${title}.` }),
        ),
        portalId: 'mot',
        url: urlOf(index),
      })),
    )
  })
const statistics = () =>
  withDatabase(async ({ kysely }) => {
    const all = createTermStatistics()
    for (const change of (await createStatisticsLog(kysely).since(null)).changes) all.apply(decodeCounts(change))
    return everythingOf(all)
  })
const finds = async (title: string) => (await ended(['search', '-n', '50', `"${title}"`])).output.includes(title)

beforeAll(async () => {
  registry = writtenRegistry(REGISTRY)
  dataDir = temporaryFolder('rebuilt')
  await write(Array.from({ length: DOCUMENTS }, (_, index) => [index, titleOf(index)]))
  expect((await ended(['index'])).exitCode).toBe(0)
}, 120_000)

test('a rebuild that is killed goes on where it was, and the new index takes the place of the old one', async () => {
  const before = await statistics()
  const killed = run(['rebuild'], { INDEX_BATCH_DOCUMENTS: '5' })
  await until('some documents are built', () => /\d+ of about/.test(killed.output()) || killed.child.exitCode !== null, 60_000)
  await killed.killGroup()
  const { exitCode, output } = await ended(['rebuild'])
  expect([exitCode, output]).toEqual([
    0,
    expect.stringMatching(/Going on with \d+ documents[\s\S]*120 documents are in the new index[\s\S]*taken its place/),
  ])
  expect(await finds(titleOf(7))).toBe(true)
  expect(await statistics()).toEqual(before)
}, 180_000)

test('what changes after the exchange is pushed, and the way back knows what is new since', async () => {
  await write([
    [3, 'Thông báo đã đổi tên hoàn toàn'],
    [4, null],
  ])
  expect((await ended(['index'])).exitCode).toBe(0)
  expect(await finds('Thông báo đã đổi tên hoàn toàn')).toBe(true)
  const after = await statistics()
  expect((await ended(['rebuild', '--back'])).output).toContain('taken its place')
  expect((await ended(['index'])).exitCode).toBe(0)
  expect(await finds('Thông báo đã đổi tên hoàn toàn')).toBe(true)
  expect(await finds(titleOf(4))).toBe(false)
  expect(await statistics()).toEqual(after)
}, 180_000)

test('an exchange that was cut off between the engine and the store is finished by the next rebuild', async () => {
  expect((await ended(['rebuild', '--dry-run'])).output).toContain('stays beside')
  const engine = await startEmbeddedMeilisearch({ dataDir })
  const client = createMeilisearch(engine)
  const { taskUid } = await client.swapIndexes([{ indexes: ['passages', 'passages-beside'], rename: false }])
  await client.tasks.waitForTask(taskUid)
  await engine.stop()
  expect(await ended(['rebuild'])).toMatchObject({ exitCode: 0, output: expect.stringContaining('taken its place') })
  expect(await finds(titleOf(9))).toBe(true)
}, 180_000)

test('without an earlier index there is no way back', async () => {
  dataDir = temporaryFolder('never-rebuilt')
  await write([[1, titleOf(1)]])
  expect(await ended(['rebuild', '--back'])).toMatchObject({ exitCode: 2, output: expect.stringContaining('BAD_USAGE') })
}, 60_000)
