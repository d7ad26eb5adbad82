import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { MAX_HIT_OFFSET, type SearchRequest } from '../../../domain/search.ts'
import { startTestEngine, type TestEngine } from '../../support/engine.ts'

const WORDS = ['hộ', 'chiếu', 'cấp', 'ho', 'đường', 'duong', 'dương', '2021', '2025', 'kế', 'hoạch', 'covid']
const ARTICLE = 'Việc cấp hộ chiếu thực hiện theo kế hoạch. '

/** Every document that the pages show, as a hit or as a copy behind one, page by page. */
async function everythingShown(question: Partial<SearchRequest>): Promise<{ ids: string[]; total: number; pages: number }> {
  const ids: string[] = []
  let [page, pages, total] = [0, 1, 0]
  while (page < pages) {
    page += 1
    const result = await engine.ask({ ...question, page })
    ids.push(...result.hits.flatMap(({ documentId, copies }) => [documentId, ...copies.map((copy) => copy.documentId)]))
    ;({ pages, total } = result)
  }
  return { ids, total, pages }
}

let engine: TestEngine
beforeAll(async () => {
  engine = await startTestEngine()
  await engine.index(
    ...Array.from({ length: 40 }, (_, index) => ({
      pageId: `ngan${index}`,
      title: [0, 3, 5].map((step) => WORDS[(index * 7 + step * index) % WORDS.length]).join(' '),
      text: Array.from({ length: 12 }, (_, at) => WORDS[(index * 5 + at * at * (1 + (index % 3))) % WORDS.length]).join(' '),
      portalId: index % 4 === 0 ? 'hai' : 'mot',
      kind: index % 2 === 0 ? ('news' as const) : ('notice' as const),
    })),
    // Each of these is many passages, all of which match.
    ...Array.from({ length: 3 }, (_, index) => ({
      pageId: `dai${index}`,
      title: `Nghị định dài ${index}`,
      kind: 'legal-document' as const,
      portalId: 'hai',
      text: Array.from({ length: 50 }, (_, at) => `Điều ${at + 1}. Hộ chiếu\n${ARTICLE.repeat(5)}`).join('\n'),
    })),
  )
})
afterAll(() => engine?.stop())

test('a document of fifty passages counts once, in the total and in every facet', async () => {
  const { total, facets, hits } = await engine.ask({ q: 'nghị định dài', sort: 'date' })
  expect(total).toBe(3)
  expect(hits).toHaveLength(3)
  expect(facets.kind).toEqual([{ value: 'legal-document', label: expect.any(String), count: 3, selected: false }])
  expect(facets.portal).toEqual([{ value: 'hai', label: 'Cổng hai', count: 3, selected: false }])
})

const askedWords = (...words: string[]) => fc.array(fc.constantFrom(...words), { maxLength: 6 }).map((asked) => asked.join(' '))

async function assertAllShown(question: fc.Arbitrary<string>): Promise<void> {
  await fc.assert(
    fc.asyncProperty(question, fc.constantFrom('relevance', 'date'), async (q, sort) => {
      const { ids, total } = await everythingShown({ q, sort, perPage: 13 } as const)
      expect(ids).toHaveLength(total)
      expect(new Set(ids).size).toBe(total)
    }),
    { numRuns: 40 },
  )
}

test('whatever is asked, all pages together hold the total, each document once, copies with their story', () =>
  assertAllShown(askedWords(...WORDS, '"hộ chiếu"', '"', '-', '“kế hoạch”', '?', 'nghị định')))

test('whatever is asked without some word, all pages together hold the total', () =>
  assertAllShown(askedWords('hộ', 'chiếu', 'kế hoạch', '-covid', '-đường', '-hộ')))

test('documents of which each query finds another passage fill their pages without twins', async () => {
  const filler = 'Nội dung khác của quy chế. '.repeat(140)
  await engine.index(
    ...Array.from({ length: 24 }, (_, index) => ({
      pageId: `doi${index}`,
      title: index % 2 === 0 ? `Quy chế ${index}` : `Quy che ${index}`,
      // Of every other document the query without accents finds the first article, where the words are the heading, and the
      // accented query knows only the second; so each of them comes twice before the rest.
      text:
        index % 2 === 0
          ? `Điều 1. Long nen ca\n${filler}\nĐiều 2. Khác\n${filler} lồng nền cá số ${index}`
          : `Bai viet ve long be va nen dat cung ca`,
    })),
  )
  const pages = await Promise.all([1, 2, 3].map((page) => engine.ask({ q: 'lồng nền cá', page, perPage: 8 })))
  const ids = pages.flatMap(({ hits }) => hits.map(({ documentId }) => documentId)).filter((id) => id.startsWith('doi'))
  expect(ids).toHaveLength(24)
  expect(new Set(ids).size).toBe(24)
})

test('facets of a filtered question add up to its documents, and their own filter is left out of their count', async () => {
  const chosen = await engine.ask({ q: 'hộ chiếu', portal: ['hai'], kind: ['news', 'legal-document'] })
  const withoutPortal = await engine.ask({ q: 'hộ chiếu', kind: ['news', 'legal-document'] })
  const withoutKind = await engine.ask({ q: 'hộ chiếu', portal: ['hai'] })
  const counts = (facet: { value: string; count: number }[]) => facet.map(({ value, count }) => [value, count])

  expect(counts(chosen.facets.portal)).toEqual(counts(withoutPortal.facets.portal))
  expect(counts(chosen.facets.kind)).toEqual(counts(withoutKind.facets.kind))
  const selected = chosen.facets.kind.filter((value) => value.selected)
  expect(selected.reduce((sum, { count }) => sum + count, 0)).toBe(chosen.total)
  expect(chosen.total).toBeGreaterThan(3)
})

test('what people put into a filter is a value and nothing else', async () => {
  const hostile = fc.oneof(
    fc.string({ unit: 'binary', minLength: 1, maxLength: 20 }),
    fc.stringMatching(/^["'\\\][,() ORANDXIST\n]{1,14}$/),
    fc.constantFrom('mot" OR portal EXISTS', 'x"] OR ordinal >= 0 OR portal IN ["mot', 'a\\" OR portal = "mot', 'mot\\'),
  )
  await fc.assert(
    fc.asyncProperty(fc.array(hostile, { minLength: 1, maxLength: 3 }), async (portal) => {
      expect((await engine.ask({ portal })).total).toBe(0)
    }),
    { numRuns: 150 },
  )
})

test('deep pages hold everything once, whether a question is asked by few queries or by many', async () => {
  const told = (story: number) =>
    `Đoàn công tác số ${story} đã kiểm tra hồ chứa, cống ngầm và kênh mương trước mùa mưa bão năm nay ở các xã ven sông. `.repeat(
      3,
    )
  await engine.index(
    // Fewer than can be paged to and more than are ranked; of every third story there are copies.
    ...Array.from({ length: 240 }, (_, index) => ({
      pageId: `kiemtra${index}`,
      title: `Kiểm tra cống ngầm đợt ${index}`,
      text: told(index),
      portalId: 'mot',
    })),
    ...Array.from({ length: 80 }, (_, index) => ({
      pageId: `dang-lai${index}`,
      title: `Kiểm tra cống ngầm đợt ${index * 3}`,
      text: `${told(index * 3)}\nTheo Cổng một`,
      portalId: 'hai',
    })),
  )
  for (const q of ['cống ngầm', 'kiểm tra cống ngầm trước mùa mưa bão', 'kiem tra cong ngam mua mua bao']) {
    for (const sort of ['relevance', 'date'] as const) {
      const { ids, total } = await everythingShown({ q, sort, perPage: 17 })
      expect(total).toBe(320)
      expect(ids).toHaveLength(total)
      expect(new Set(ids).size).toBe(total)
    }
  }
})

test('the last page that can be reached is full, with accents and without, asked by few queries or by many', async () => {
  await engine.index(
    ...Array.from({ length: MAX_HIT_OFFSET + 60 }, (_, index) => ({ pageId: `sau${index}`, title: `Trạm bơm số ${index}` })),
  )
  for (const q of ['trạm bơm', 'tram bom', 'trạm bơm số hiệu']) {
    const ids = new Set<string>()
    for (let page = 1; page <= 20; page += 1) {
      const { hits, pages } = await engine.ask({ q, page, perPage: 50 })
      for (const { documentId } of hits) ids.add(documentId)
      expect(pages).toBe(20)
    }
    expect(ids.size).toBe(MAX_HIT_OFFSET)
  }
})
