import { rmSync } from 'node:fs'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { DocumentQueue, PendingChange, SearchWriter } from '../../../domain/ports.ts'
import { createIndexer } from '../../../indexer/drain.ts'
import { indexSettings } from '../../../indexer/index-settings.ts'
import { type EmbeddedMeilisearch, startEmbeddedMeilisearch } from '../../../store/embedded-meilisearch.ts'
import { createMeilisearch } from '../../../store/meilisearch-client.ts'
import { createSearchWriter } from '../../../store/meilisearch-writer.ts'
import { aStoredDocument } from '../../support/a-document.ts'
import { aPortal, aRegistry } from '../../support/a-portal.ts'
import { temporaryFolder } from '../../support/liencong.ts'

const dataDir = temporaryFolder('trouble')
let engine: EmbeddedMeilisearch
let pending: PendingChange[]
let refused: string[]
beforeAll(async () => {
  engine = await startEmbeddedMeilisearch({ dataDir })
})
afterAll(async () => {
  await engine?.stop()
  rmSync(dataDir, { recursive: true, force: true })
})
beforeEach(() => {
  refused = []
  pending = Array.from({ length: 12 }, (_, index) => ({
    action: 'index',
    pageId: `trang${index}`,
    version: 1,
    document: aStoredDocument({ pageId: `trang${index}`, title: `Thông báo số ${index}` }),
  }))
})

/** What the store would do with the word of the engine, kept where the test can see it. */
const queue: DocumentQueue = {
  pending: async (limit) => pending.slice(0, limit),
  confirm: async (changes) => {
    pending = pending.filter(({ pageId }) => !changes.some((change) => change.pageId === pageId))
  },
  refuse: async (pageId) => {
    refused.push(pageId)
    pending = pending.filter((change) => change.pageId !== pageId)
  },
  oldestPendingAt: async () => null,
  resetIndexed: async () => {},
}
const writerTo = (indexUid: string, { url = engine.url, key = engine.key } = {}): SearchWriter =>
  createSearchWriter({ client: createMeilisearch({ url, key }), indexUid, settings: indexSettings() })
const indexerTo = (writer: SearchWriter) =>
  createIndexer({
    queue,
    writer,
    registry: aRegistry(aPortal({ id: 'mot' })),
    batch: { maxDocuments: 5, maxBytes: 1e6 },
    clock: () => new Date(),
    logger: { info: () => {}, warn: () => {}, error: () => {} },
  })
const searchable = async (indexUid: string) =>
  (await createMeilisearch(engine).index(indexUid).getDocuments({ filter: 'ordinal = 0', limit: 100 })).total

/** The settings of the index; the engine gives back some lists in an order of its own. */
const settingsOf = async (indexUid: string) => {
  const settings = await createMeilisearch(engine).index(indexUid).getSettings()
  const { filterableAttributes, sortableAttributes } = indexSettings()
  expect(new Set(settings.filterableAttributes)).toEqual(new Set(filterableAttributes))
  expect(new Set(settings.sortableAttributes)).toEqual(new Set(sortableAttributes))
  return { ...settings, filterableAttributes, sortableAttributes }
}

test('a wrong key refuses no document: all wait for the right one', async () => {
  await writerTo('khoa').prepare()
  await expect(indexerTo(writerTo('khoa', { key: 'wrong' })).drainOnce()).rejects.toMatchObject({ code: 'ENGINE_REFUSED' })
  expect(refused).toEqual([])
  expect(pending).toHaveLength(12)

  await indexerTo(writerTo('khoa')).drainOnce()
  expect(pending).toEqual([])
  expect(await searchable('khoa')).toBe(12)
})

test('an index that was lost is made anew with its settings, and no document is blamed', async () => {
  await indexerTo(writerTo('mat')).drainOnce()
  expect(refused).toEqual([])
  expect(pending).toEqual([])
  expect(await searchable('mat')).toBe(12)
  expect(await settingsOf('mat')).toMatchObject(indexSettings())
})

test('an engine that is killed while documents are pushed has all of them in the end', async () => {
  await writerTo('chet').prepare()
  const indexer = indexerTo(writerTo('chet'))
  indexer.start()
  process.kill(engine.pid() ?? 0, 'SIGKILL')
  await expect.poll(() => pending.length, { timeout: 20_000 }).toBe(0)
  await indexer.stop()
  expect(refused).toEqual([])
  expect(await searchable('chet')).toBe(12)
})

test('two processes that start at once prepare one index', async () => {
  await Promise.all([writerTo('chung').prepare(), writerTo('chung').prepare(), writerTo('chung').prepare()])
  expect(await settingsOf('chung')).toMatchObject(indexSettings())
})

test('an indexer whose engine is away stops at once when told to', async () => {
  const indexer = indexerTo(writerTo('xa', { url: 'http://127.0.0.1:9' }))
  indexer.start()
  // Long enough for the pauses between attempts to have grown beyond what follows.
  await new Promise((resolve) => setTimeout(resolve, 3600))
  const startedAt = performance.now()
  await indexer.stop()
  expect(performance.now() - startedAt).toBeLessThan(300)
  expect(pending).toHaveLength(12)
})

test('pushing the same documents twice changes nothing', async () => {
  const again = [...pending]
  await writerTo('hai-lan').prepare()
  const everything = async () =>
    (await createMeilisearch(engine).index('hai-lan').getDocuments({ limit: 100 })).results.toSorted((a, b) =>
      String(a.id).localeCompare(String(b.id)),
    )
  await indexerTo(writerTo('hai-lan')).drainOnce()
  const first = await everything()
  pending = again
  await indexerTo(writerTo('hai-lan')).drainOnce()
  expect(first).toHaveLength(12)
  expect(await everything()).toEqual(first)
})
