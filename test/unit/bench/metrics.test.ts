import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { firstRankOf, ndcgAt, percentileOf, qualityOf, recallAt, reciprocalRankAt } from '../../../bench/eval/metrics.ts'

const judged = (ranked: string, relevant: Record<string, number>) => ({
  ranked: ranked.split(' ').filter(Boolean),
  relevant: new Map(Object.entries(relevant)),
})

describe('nDCG', () => {
  test.for([
    { ranked: 'a x y', relevant: { a: 1 }, expected: 1, why: 'the only right one stands first' },
    { ranked: 'x a y', relevant: { a: 1 }, expected: 1 / Math.log2(3), why: 'second: discounted by log2(3)' },
    { ranked: 'x y a', relevant: { a: 1 }, expected: 0.5, why: 'third: log2(4) = 2' },
    { ranked: 'x y', relevant: { a: 1 }, expected: 0, why: 'not found' },
    { ranked: '', relevant: { a: 1 }, expected: 0, why: 'nothing found' },
    {
      ranked: 'a x b',
      relevant: { a: 1, b: 1 },
      expected: (1 + 0.5) / (1 + 1 / Math.log2(3)),
      why: 'ideal has both on top',
    },
    {
      ranked: 'b a',
      relevant: { a: 3, b: 1 },
      expected: (1 + 7 / Math.log2(3)) / (7 + 1 / Math.log2(3)),
      why: 'relevance 3 gains 7, 1 gains 1',
    },
    { ranked: 'a', relevant: {}, expected: 0, why: 'nothing is relevant' },
  ])('is $expected for "$ranked": $why', ({ ranked, relevant, expected }) => {
    expect(ndcgAt(judged(ranked, relevant as Record<string, number>), 10)).toBeCloseTo(expected, 12)
  })

  test('looks no deeper than k, and the ideal order is cut there too', () => {
    expect(ndcgAt(judged('x y a', { a: 1 }), 2)).toBe(0)
    expect(ndcgAt(judged('a b', { a: 1, b: 1, c: 1 }), 2)).toBe(1)
  })

  test('is 1 for the best order and at most 1 for any', () => {
    const relevances = fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 1, maxLength: 15 })
    fc.assert(
      fc.property(relevances, (values) => {
        const relevant = new Map(values.map((value, index) => [String(index), value]))
        const asGiven = [...relevant.keys()]
        const bestFirst = asGiven.toSorted((a, b) => (relevant.get(b) ?? 0) - (relevant.get(a) ?? 0))
        const best = ndcgAt({ ranked: bestFirst, relevant }, 10)
        expect(best).toBeCloseTo(values.some((value) => value > 0) ? 1 : 0, 12)
        expect(ndcgAt({ ranked: asGiven, relevant }, 10)).toBeLessThanOrEqual(best + 1e-12)
      }),
    )
  })
})

test('the reciprocal rank is that of the first right hit among k', () => {
  expect(reciprocalRankAt(judged('x a b', { a: 1, b: 1 }), 10)).toBe(0.5)
  expect(reciprocalRankAt(judged('x x2 x3 a', { a: 1 }), 3)).toBe(0)
  expect(reciprocalRankAt(judged('a', { a: 1 }), 1)).toBe(1)
  expect(firstRankOf(judged('x a', { a: 0 }))).toBeNull()
})

test('recall is the share of the right ones among k', () => {
  const one = judged('a x b', { a: 1, b: 2, c: 1, d: 0 })

  expect(recallAt(one, 10)).toBeCloseTo(2 / 3, 12)
  expect(recallAt(one, 2)).toBeCloseTo(1 / 3, 12)
  expect(recallAt(judged('a', {}), 10)).toBe(0)
})

test('quality is the mean over all questions', () => {
  const deep = judged(`${'x '.repeat(20).trim()} a`, { a: 1 })

  expect(qualityOf([judged('a', { a: 1 }), judged('x b', { b: 1 }), deep, judged('', { a: 1 })])).toEqual({
    ndcg10: expect.closeTo((1 + 1 / Math.log2(3)) / 4, 12),
    mrr10: (1 + 0.5) / 4,
    hit1: 0.25,
    recall10: 0.5,
    recall100: 0.75,
  })
  expect(qualityOf([]).ndcg10).toBe(0)
})

test.for([
  { values: [5, 1, 4, 2, 3], share: 0.5, expected: 3 },
  { values: [1, 2, 3, 4], share: 0.5, expected: 2 },
  { values: Array.from({ length: 100 }, (_, index) => 100 - index), share: 0.95, expected: 95 },
  { values: [7], share: 0.95, expected: 7 },
  { values: [], share: 0.5, expected: 0 },
])('the percentile $share of $values.length values is one of them by nearest rank', ({ values, share, expected }) => {
  expect(percentileOf(values, share)).toBe(expected)
})
