import { afterAll, beforeAll, expect, test } from 'vitest'
import type { DocumentQueue } from '../../../domain/ports.ts'
import { createIndexer } from '../../../indexer/drain.ts'
import { createDocumentQueue, saveDocuments } from '../../../store/document-queue.ts'
import { aDocument } from '../../support/a-document.ts'
import { aPageRecord } from '../../support/a-page-record.ts'
import { aPortal, aRegistry } from '../../support/a-portal.ts'
import { type OpenedDatabase, openPglite } from '../../support/databases.ts'
import { startTestEngine, type TestEngine } from '../../support/engine.ts'

let engine: TestEngine
let opened: OpenedDatabase
let queue: DocumentQueue
beforeAll(async () => {
  ;[engine, opened] = await Promise.all([startTestEngine(), openPglite()])
  queue = createDocumentQueue(opened.database.kysely)
})
afterAll(() => Promise.all([engine?.stop(), opened?.close()]))

const save = (pageId: string, title: string) =>
  opened.database.kysely.transaction().execute((trx) => saveDocuments(trx, [aPageRecord(pageId, aDocument({ title }))]))
const silent = { info: () => {}, warn: () => {}, error: () => {} }
const indexer = () =>
  createIndexer({
    queue,
    writer: engine.writer,
    registry: aRegistry(aPortal({ id: 'mot' })),
    batch: { maxDocuments: 4, maxBytes: 1e6 },
    clock: () => new Date(),
    logger: silent,
  })

test('a document counts as indexed only when the engine has it, and one that the engine refuses does not hold up the others', async () => {
  for (let index = 0; index < 9; index += 1) await save(index === 5 ? 'không hợp lệ!' : `trang${index}`, `Thông báo số ${index}`)
  expect(await queue.pending(100)).toHaveLength(9)

  await indexer().drainOnce()

  expect(await queue.pending(100)).toEqual([])
  expect((await engine.ask({ q: 'thông báo', perPage: 50 })).hits.map(({ documentId }) => documentId).sort()).toEqual(
    [0, 1, 2, 3, 4, 6, 7, 8].map((index) => `trang${index}`),
  )
  const refused = await opened.database.kysely
    .selectFrom('documents')
    .select(['page_id', 'indexed_version'])
    .where('refused', 'is not', null)
    .execute()
  expect(refused).toEqual([{ page_id: 'không hợp lệ!', indexed_version: 0 }])
})

test('while it runs, it is woken by new documents and stops when told to', async () => {
  const running = indexer()
  running.start()
  await save('moi', 'Trang vừa đến')
  running.wake()
  await expect
    .poll(async () => (await engine.titles({ q: 'trang vừa đến' })).includes('Trang vừa đến'), { timeout: 10_000 })
    .toBe(true)
  await running.stop()
})
