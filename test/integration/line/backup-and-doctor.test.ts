import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { openDatabase } from '../../../store/database.ts'
import { createFrontier } from '../../../store/frontier.ts'
import { aDocument } from '../../support/a-document.ts'
import { aPageRecord } from '../../support/a-page-record.ts'
import { liencong, temporaryFolder, writtenRegistry } from '../../support/liencong.ts'

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
let dataDir: string
let registry: string

const run = async (args: readonly string[], environment: Record<string, string> = {}) => {
  const { exited, output } = liencong(args, { DATA_DIR: dataDir, REGISTRY: registry, ...environment })
  return { exitCode: await exited, output: output() }
}

beforeAll(async () => {
  registry = writtenRegistry(REGISTRY)
  dataDir = temporaryFolder('kept')
  const database = await openDatabase({ dataDir })
  const frontier = createFrontier(database.kysely)
  const [url, now] = ['http://mot.localhost:1/ho-chieu', '2026-01-01T00:00:00Z']
  await frontier.discover('mot', [{ url, role: 'page', depth: 1, foundOn: null, lastModified: null }], now)
  const { run: opened } = await frontier.openRun('mot', now)
  const [page] = await frontier.nextDue(opened.id, 'mot', now, 1, [])
  const document = aDocument({ title: 'Thủ tục cấp hộ chiếu' })
  await frontier.record([{ ...aPageRecord(page?.pageId ?? '', document), runId: opened.id, portalId: 'mot', url }])
  await database.close()
}, 60_000)

describe('a backup', () => {
  test('comes back into an empty folder, and its documents are searchable again', async () => {
    const file = join(temporaryFolder('backup'), 'liencong.backup')
    expect(await run(['index'])).toMatchObject({ exitCode: 0 })
    expect(await run(['backup', file])).toMatchObject({ exitCode: 0 })
    const restored = { DATA_DIR: temporaryFolder('restored') }
    const back = await run(['restore', file], restored)
    expect(back).toMatchObject({ exitCode: 0, output: expect.stringContaining('1 pages and 1 documents are back') })
    expect((await run(['index'], restored)).output).toContain('1 documents pushed')
    expect((await run(['search', 'cap ho chieu'], restored)).output).toContain('Thủ tục cấp hộ chiếu')
  }, 120_000)

  test('never writes over a file, and is never restored over a database', async () => {
    const file = join(temporaryFolder('backup'), 'there.backup')
    writeFileSync(file, 'mine')
    for (const args of [
      ['backup', file],
      ['restore', file],
    ])
      expect(await run(args)).toMatchObject({ exitCode: 2, output: expect.stringContaining('BAD_USAGE') })
    rmSync(file)
  }, 60_000)

  test('of a server is made by the server’s own tools', async () => {
    const { output, exitCode } = await run(['backup', '/nowhere'], { DATABASE_URL: 'postgres://x' })
    expect([exitCode, output]).toEqual([2, expect.stringContaining('pg_dump')])
  })
})

describe('the doctor', () => {
  test('finds no fault where there is none, and says so as JSON too', async () => {
    await run(['index'])
    const { exitCode, output } = await run(['doctor', '--json'])
    const { findings } = JSON.parse(output) as { findings: { check: string; state: string }[] }
    expect(findings.filter(({ state }) => state === 'fault')).toEqual([])
    expect(findings.map(({ check }) => check)).toEqual(
      expect.arrayContaining(['disk', 'registry', 'database', 'documents', 'indexing', 'clock', 'engine', 'losses']),
    )
    expect(exitCode).toBe(0)
  }, 60_000)

  test('names an engine that is away, an emptied one and a faulty registry, each with what to do', async () => {
    const away = await run(['doctor'], { MEILI_URL: 'http://127.0.0.1:1', MEILI_KEY: 'k'.repeat(20) })
    expect([away.exitCode, away.output]).toEqual([1, expect.stringMatching(/✗ engine: .*\n\s+is the server up/)])
    const faulty = await run(['doctor'], { REGISTRY: writtenRegistry('portals: [{ id: 7 }]') })
    expect([faulty.exitCode, faulty.output]).toEqual([1, expect.stringMatching(/✗ registry: .*\n\s+liencong portals check/)])
    rmSync(join(dataDir, 'meilisearch'), { recursive: true })
    const emptied = await run(['doctor'])
    expect([emptied.exitCode, emptied.output]).toEqual([0, expect.stringMatching(/! engine: .*\n\s+.*liencong index --all/)])
  }, 120_000)
})
