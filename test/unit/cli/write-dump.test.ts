import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { writeDump } from '../../../cli/write-dump.ts'
import type { StoredDocument } from '../../../domain/document.ts'
import { dumpManifestSchema, dumpRecordSchema } from '../../../domain/dump.ts'
import { aStoredDocument } from '../../support/a-document.ts'
import { aPortal, aRegistry } from '../../support/a-portal.ts'

const NOW = new Date('2026-01-14T03:00:00Z')
const REGISTRY = aRegistry(aPortal({ id: 'mot', name: 'Cổng một' }))

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dump-'))
})
afterEach(() => rm(folder, { recursive: true }))

const readerOf = (documents: readonly StoredDocument[]) => ({
  pages: 0,
  async after(pageId: string, limit: number) {
    this.pages += 1
    return documents.filter((document) => document.pageId > pageId).slice(0, limit)
  },
})
const documents = Array.from({ length: 120 }, (_, index) =>
  aStoredDocument({
    pageId: `p${String(index).padStart(3, '0')}`,
    portalId: 'mot',
    title: `Tài liệu ${index}`,
    text: `Toàn văn ${index}`,
    kind: index % 2 === 0 ? 'legal-document' : 'news',
    url: index === 3 ? 'javascript:alert(1)' : `https://mot.test/${index}`,
  }),
)
const linesOf = async () =>
  gunzipSync(await readFile(join(folder, 'documents-2026-01-14.jsonl.gz')))
    .toString('utf8')
    .trimEnd()
    .split('\n')
    .map((line) => dumpRecordSchema.parse(JSON.parse(line)))

test('every document is a line that fits the schema, read a few at a time', async () => {
  const reader = readerOf(documents)

  const manifest = await writeDump(reader, REGISTRY, folder, NOW)

  const records = await linesOf()
  expect(records.map(({ id }) => id)).toEqual(documents.map(({ pageId }) => pageId))
  expect(reader.pages).toBe(4)
  expect(dumpManifestSchema.parse(JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8')))).toEqual(manifest)
  expect(manifest).toMatchObject({ documents: 120, sources: [{ portal: 'mot', documents: 120, official: 60 }] })
  expect(JSON.parse(await readFile(join(folder, 'schema.json'), 'utf8')).properties).toHaveProperty('licence')
})

test('only official texts are given whole, and only http(s) addresses', async () => {
  await writeDump(readerOf(documents), REGISTRY, folder, NOW)

  const [law, news, , odd] = await linesOf()
  expect(law).toMatchObject({ licence: 'official-text', text: 'Toàn văn 0', portal: { name: 'Cổng một' } })
  expect(news).toMatchObject({ licence: 'portal-terms', text: null, title: 'Tài liệu 1' })
  expect(odd?.url).toBe('')
})

test('the former dump goes, and nothing else of the folder', async () => {
  await writeFile(join(folder, 'documents-2026-01-13.jsonl.gz'), 'old')
  await writeFile(join(folder, 'README.txt'), 'kept')

  await writeDump(readerOf(documents), REGISTRY, folder, NOW)

  expect((await readdir(folder)).toSorted()).toEqual([
    'README.txt',
    'documents-2026-01-14.jsonl.gz',
    'manifest.json',
    'schema.json',
  ])
})

test('a dump that breaks leaves the former one as it was', async () => {
  await writeDump(readerOf(documents), REGISTRY, folder, new Date('2026-01-13T03:00:00Z'))
  const before = await readFile(join(folder, 'manifest.json'), 'utf8')
  const broken = { after: () => Promise.reject(new Error('the database is away')) }

  await expect(writeDump(broken, REGISTRY, folder, NOW)).rejects.toThrow('away')

  expect((await readdir(folder)).toSorted()).toEqual(['documents-2026-01-13.jsonl.gz', 'manifest.json', 'schema.json'])
  expect(await readFile(join(folder, 'manifest.json'), 'utf8')).toBe(before)
})
