import { describe, expect, test } from 'vitest'
import { createBm25Index } from '../../../bench/eval/bm25-index.ts'
import { createBm25System, termsOf } from '../../../bench/eval/systems/bm25.ts'

describe('scores by hand: documents "a b" and "a c c", mean length 2.5', () => {
  const index = createBm25Index([
    ['a', 'b'],
    ['a', 'c', 'c'],
  ])
  // 1.02 and 1.38 are 1.2 * (0.25 + 0.75 * length / 2.5).
  const inOne = Math.log(1 + 1.5 / 1.5)
  const inBoth = Math.log(1 + 0.5 / 2.5)

  test.for([
    { terms: ['c'], expected: [{ ordinal: 1, score: (inOne * 2 * 2.2) / (2 + 1.38) }] },
    {
      terms: ['a'],
      expected: [
        { ordinal: 0, score: (inBoth * 2.2) / (1 + 1.02) },
        { ordinal: 1, score: (inBoth * 2.2) / (1 + 1.38) },
      ],
    },
    {
      terms: ['b', 'a', 'unknown', 'b'],
      expected: [
        { ordinal: 0, score: (2 * inOne * 2.2 + inBoth * 2.2) / (1 + 1.02) },
        { ordinal: 1, score: (inBoth * 2.2) / (1 + 1.38) },
      ],
    },
    { terms: ['unknown'], expected: [] },
  ])('$terms', ({ terms, expected }) => {
    const found = index.search(terms, 10)

    expect(found.map(({ ordinal }) => ordinal)).toEqual(expected.map(({ ordinal }) => ordinal))
    for (const [at, { score }] of found.entries()) expect(score).toBeCloseTo(expected[at]?.score ?? Number.NaN, 12)
  })
})

test('of equal scores the earlier document comes first, and no more than the limit are given', () => {
  const index = createBm25Index([['x'], ['a'], ['a'], ['a', 'a'], ['a']])

  expect(index.search(['a'], 10).map(({ ordinal }) => ordinal)).toEqual([3, 1, 2, 4])
  expect(index.search(['a'], 2).map(({ ordinal }) => ordinal)).toEqual([3, 1])
})

test('an index of more documents than fit the first array scores as a count over all of them says', () => {
  const documents = Array.from({ length: 3000 }, (_, index) => [`own${index}`, index % 3 === 0 ? 'fizz' : 'other'])
  const index = createBm25Index(documents)

  const [best] = index.search(['own2999', 'fizz'], 1)

  expect(best?.ordinal).toBe(2999)
  expect(best?.score).toBeCloseTo(Math.log(1 + 2999.5 / 1.5), 12)
  expect(index.search(['fizz'], 5000)).toHaveLength(1000)
})

test('no documents answer nothing', () => {
  expect(createBm25Index([]).search(['a'], 10)).toEqual([])
})

test('terms are syllables in one spelling and pairs of neighbours', () => {
  expect(termsOf('Hòa  Bình, 2025!')).toEqual(['hoà', 'bình', '2025', 'hoà bình', 'bình 2025'])
  expect(termsOf('một')).toEqual(['một'])
  expect(termsOf(' … ')).toEqual([])
})

describe('the system', () => {
  const documents = [
    { id: 'friend', title: 'Bạn đọc', text: 'bạn viết' },
    { id: 'table', title: 'Cái bàn', text: 'bàn gỗ' },
    { id: 'apart', title: '', text: 'chiếu hoa và hộ khẩu' },
    { id: 'passport', title: '', text: 'mất hộ chiếu ở xa' },
    { id: 'bare', title: '', text: 'ban to chuc' },
  ]
  const ask = async (question: string) => {
    const system = await createBm25System()
    await system.index(documents)
    return system.search(question, 10)
  }

  test('a question with accents finds its own accents only, one without finds all that fold to it', async () => {
    expect(await ask('bàn')).toEqual(['table'])
    expect(new Set(await ask('ban'))).toEqual(new Set(['friend', 'table', 'bare']))
  })

  test('words that stand together count more than the same words apart', async () => {
    expect(await ask('hộ chiếu')).toEqual(['passport', 'apart'])
  })

  test('the title counts like the text, in whatever spelling of tones', async () => {
    expect(await ask('CÁI')).toEqual(['table'])
    expect(await ask('đọc'.normalize('NFD'))).toEqual(['friend'])
  })
})
