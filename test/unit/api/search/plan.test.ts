import { expect, test } from 'vitest'
import { planSearch } from '../../../../api/search/plan.ts'
import { type SearchRequest, searchRequestSchema } from '../../../../domain/search.ts'

const plan = (question: Partial<SearchRequest>) => planSearch(searchRequestSchema.parse(question))

test('typed accents weigh more than their absence, and the plain query is the widest', () => {
  const { queries, widest, sort } = plan({ q: 'hộ chiếu' })
  expect(queries.map(({ field, weight }) => [field, weight])).toEqual([
    ['accented', 1],
    ['plain', 0.8],
  ])
  expect(queries.at(-1)).toBe(widest)
  expect(sort).toBe('relevance')
})

test('a document number is asked for first: who bears it, then who names it', () => {
  expect(plan({ q: 'nd 42/2022' }).queries.map(({ text, field, weight }) => [text, field, weight])).toEqual([
    ['42x2022xnd', 'number', 2],
    ['"42/2022/nd"', 'number', 1.5],
    ['nd 42/2022', 'plain', 0.8],
  ])
})

test('without words everything is found, newest first', () => {
  for (const q of ['', ' ? ']) expect(plan({ q })).toMatchObject({ queries: [{ text: '' }], sort: 'date' })
})

test('by date only the plain query is asked, and every word must be there', () => {
  expect(plan({ q: 'hộ chiếu', sort: 'date' })).toMatchObject({
    queries: [{ field: 'plain', matching: 'all' }],
    sort: 'date',
  })
})

test('a page is an offset, and filters are passed on', () => {
  expect(plan({ q: 'x', page: 3, perPage: 20, portal: ['mot'], year: [2026] })).toMatchObject({
    offset: 40,
    limit: 20,
    filter: { portal: ['mot'], year: [2026], kind: [] },
  })
})
