import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { SourceDocument } from '../../../domain/document.ts'
import { describe as describeDocument } from '../../../indexer/describe/describe.ts'
import { createDocumentQueue } from '../../../store/document-queue.ts'
import { createFrontier } from '../../../store/frontier.ts'
import { createLegalReader } from '../../../store/legal-reader.ts'
import { aDocument } from '../../support/a-document.ts'
import { aPageRecord } from '../../support/a-page-record.ts'
import { type OpenedDatabase, openPglite, openPostgres } from '../../support/databases.ts'

const NOW = '2026-11-23T00:00:00Z'

/** An article whose sentences hold figures and names of its own, so that two of them are no copies. */
const article = (topic: string, sentences = 9) =>
  Array.from(
    { length: sentences },
    (_, index) =>
      `Trong phần thứ ${index + 1} về ${topic}, đoàn của ông Trần ${topic} ${index} tại xã ${topic} đã ghi nhận ${index * 37 + topic.length * 11} ý kiến của bà con về ${topic} số ${index}.`,
  )
const told = (lines: readonly string[], more: Partial<SourceDocument> = {}): SourceDocument => {
  const text = lines.join('\n')
  const { fingerprint, statedSource } = describeDocument({
    url: 'https://a.gov.vn/x',
    title: 'Tin',
    text,
    breadcrumb: [],
    publishedAt: null,
  })
  return aDocument({ title: lines[0] ?? '', text, fingerprint, statedSource, ...more })
}

describe.each([
  ['PGlite', openPglite],
  ['PostgreSQL', openPostgres],
])('stories on %s', (_name, open) => {
  let opened: OpenedDatabase
  beforeAll(async () => {
    opened = await open()
  }, 120_000)
  afterAll(() => opened?.close())

  const parts = () => {
    const { kysely } = opened.database
    return { frontier: createFrontier(kysely), queue: createDocumentQueue(kysely), legal: createLegalReader(kysely) }
  }
  const record = (pageId: string, document: SourceDocument | null) => parts().frontier.record([aPageRecord(pageId, document)])
  const pending = async () => (await parts().queue.pending(1000)).toSorted((a, b) => (a.pageId < b.pageId ? -1 : 1))
  const settle = async () => {
    const changes = await pending()
    await parts().queue.confirm(
      changes.map(({ pageId, version }) => ({ pageId, version, counts: null })),
      NOW,
    )
    return changes
  }
  /** The pages that are pending, each with the pages of its story. */
  const drain = async () =>
    Object.fromEntries(
      (await settle()).map((change) => [
        change.pageId,
        change.action === 'index' ? (change.document.story?.members.map(({ pageId }) => pageId) ?? null) : 'removed',
      ]),
    )

  test('a copy with another last paragraph and a source joins, and the first one is indexed again', async () => {
    const lines = article('cầu')
    await record('cau-1', told(lines))
    expect(await drain()).toEqual({ 'cau-1': null })

    await record('cau-2', told([...lines.slice(0, -1), 'Tin của địa phương.', 'Theo mot.test']))
    const changes = await settle()
    expect(changes.map(({ pageId }) => pageId)).toEqual(['cau-1', 'cau-2'])
    const stories = changes.map((change) => (change.action === 'index' ? change.document.story : null))
    expect(stories[0]).toEqual(stories[1])
    expect(stories[0]?.members).toMatchObject([
      { pageId: 'cau-1', statedSource: null },
      { pageId: 'cau-2', statedSource: 'mot.test', portalId: 'mot' },
    ])
  })

  test('another article of the same form tells a story of its own', async () => {
    await record('duong-1', told(article('đường')))
    await record('lua-1', told(article('lúa')))
    expect(await drain()).toEqual({ 'duong-1': null, 'lua-1': null })
  })

  test('a page that is recorded again as it was makes nothing pending', async () => {
    await record('lai-1', told(article('mạ')))
    await record('lai-2', told(article('mạ')))
    await settle()
    await record('lai-2', told(article('mạ')))
    expect(await pending()).toEqual([])
  })

  test('documents with different numbers are different documents, however alike they read', async () => {
    const lines = article('giá')
    await record('so-1', told(lines, { documentNumber: '1/2026/QĐ-UBND' }))
    await record('so-2', told(lines, { documentNumber: '2/2026/QĐ-UBND' }))
    await record('so-3', told(lines, { documentNumber: '02/2026/QĐ-UBND' }))
    expect(await drain()).toEqual({ 'so-1': null, 'so-2': ['so-2', 'so-3'], 'so-3': ['so-2', 'so-3'] })
  })

  test('a short text that stands on many pages is no story', async () => {
    await record('ngan-1', told(['Đang cập nhật']))
    await record('ngan-2', told(['Đang cập nhật']))
    expect(await drain()).toEqual({ 'ngan-1': null, 'ngan-2': null })
  })

  test.each([
    ['the long one last', ['dau', 'cuoi', 'giua']],
    ['the long one first', ['giua', 'dau', 'cuoi']],
    ['the long one between', ['dau', 'giua', 'cuoi']],
  ])('two that are copies only by way of a third are one story: %s', async (name, order) => {
    const topic = `vòng ${name.split(' ').at(-1)}`
    const lines = article(topic, 20)
    const texts: Record<string, string[]> = { dau: lines.slice(0, 11), giua: lines, cuoi: lines.slice(9) }
    const id = (part: string) => `${part}-${name.replaceAll(' ', '-')}`
    for (const part of order) await record(id(part), told(texts[part] ?? []))
    const all = ['cuoi', 'dau', 'giua'].map(id)
    expect(await drain()).toEqual(Object.fromEntries(all.map((each) => [each, all])))

    await record(id('giua'), null)
    expect(await drain()).toEqual({ [id('giua')]: 'removed', [id('dau')]: null, [id('cuoi')]: null })

    await record(id('giua'), told(lines))
    expect(await drain()).toEqual(Object.fromEntries(all.map((each) => [each, all])))
  })

  test('the id of a story stays when copies come and go', async () => {
    const storyOf = async (pageId: string) => {
      const change = (await settle()).find((each) => each.pageId === pageId)
      return change?.action === 'index' ? change.document.story?.id : undefined
    }
    const lines = article('sông')
    await record('song-2', told(lines))
    await record('song-3', told([...lines, 'Theo TTXVN']))
    const first = await storyOf('song-3')
    await record('song-1', told(lines))
    expect(await storyOf('song-3')).toBe(first)
    await record('song-2', null)
    expect(await storyOf('song-3')).toBe(first)
    expect(first).toMatch(/^s\d+$/)
  })

  test('a changed text leaves its story', async () => {
    await record('doi-1', told(article('biển')))
    await record('doi-2', told(article('biển')))
    await settle()
    await record('doi-2', told(article('rừng')))
    expect(await drain()).toEqual({ 'doi-1': null, 'doi-2': null })
  })

  test('legal documents are joined by their numbers, in either direction and when the other one comes later', async () => {
    const { legal } = parts()
    const decree = (number: string, more: Partial<SourceDocument> = {}) =>
      aDocument({ title: `Nghị định ${number}`, kind: 'legal-document', legalType: 'Nghị định', documentNumber: number, ...more })
    await record(
      'nd-moi',
      decree('10/2026/NĐ-CP', { effectiveAt: '2026-03-01', relations: [{ relation: 'replaces', number: '05/2020/NĐ-CP' }] }),
    )
    expect(await legal.relations('nd-moi')).toEqual({
      says: [{ relation: 'replaces', number: '05/2020/NĐ-CP', documents: [] }],
      isSaidOf: [],
    })

    await record('nd-cu', decree('5/2020/NĐ-CP'))
    await record('nd-cu-2', decree('05/2020/nđ-cp'))
    expect(await legal.relations('nd-moi')).toMatchObject({ says: [{ documents: [{ pageId: 'nd-cu' }, { pageId: 'nd-cu-2' }] }] })
    expect(await legal.relations('nd-cu')).toMatchObject({
      says: [],
      isSaidOf: [
        { relation: 'replaces', document: { pageId: 'nd-moi', documentNumber: '10/2026/NĐ-CP', effectiveAt: '2026-03-01' } },
      ],
    })
    expect(await legal.byNumber('005/2020/ND-CP')).toMatchObject([{ pageId: 'nd-cu' }, { pageId: 'nd-cu-2' }])
    expect(await legal.replacedFrom(['5/2020/NĐ-CP', '05/2020/NĐ-CP', '10/2026/NĐ-CP'])).toEqual(
      new Map([
        ['5/2020/NĐ-CP', ['2026-03-01']],
        ['05/2020/NĐ-CP', ['2026-03-01']],
      ]),
    )
    expect(await legal.replacedFrom([])).toEqual(new Map())

    await record('nd-moi', null)
    expect(await legal.relations('nd-cu')).toMatchObject({ isSaidOf: [] })
    expect(await legal.relations('nd-moi')).toBeNull()
    expect(await legal.replacedFrom(['5/2020/NĐ-CP'])).toEqual(new Map())
  })
})
