import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addCounts, decodeCounts, emptyCounts, encodeCounts, type TermCounts } from '../../../vietnamese/term-counts.ts'
import { countsOf, type Written } from '../../support/statistics-of.ts'

const text = fc
  .array(fc.constantFrom('hộ', 'ho', 'chiếu', 'cấp', '2026', 'A6', 'covid19', '.', ','), { maxLength: 15 })
  .map((words) => words.join(' '))
const passages: fc.Arbitrary<Written[]> = fc.array(fc.tuple(text, text), { maxLength: 6 })

function copyOf(counts: TermCounts): TermCounts {
  const copy = emptyCounts()
  addCounts(copy, counts, 1)
  return copy
}

test('a passage counts each of its words and pairs once, wherever and however often they stand', () => {
  expect(countsOf([['Hộ chiếu', 'Cấp hộ chiếu, hộ chiếu. Hộ chiếu 2026']])).toEqual({
    passages: 1,
    titleTerms: 2,
    textTerms: 8,
    terms: new Map([
      ['ho65', 1],
      ['chie6u1', 1],
      ['ca6p1', 1],
      ['2026', 1],
    ]),
    pairs: new Map([
      ['ho65 chie6u1', 1],
      ['ca6p1 ho65', 1],
      ['chie6u1 ho65', 1],
      ['chie6u1 2026', 1],
    ]),
  })
})

test('no pair lies across title and text, and words count by the passages in which they stand', () => {
  const counts = countsOf([['một', 'hai'], 'một. Một', 'ba'])
  expect(counts).toMatchObject({ passages: 3, titleTerms: 1, textTerms: 4, pairs: new Map() })
  expect(counts.terms).toEqual(
    new Map([
      ['mo6t5', 2],
      ['hai0', 1],
      ['ba0', 1],
    ]),
  )
})

test('a line for the totals, one for words and one for pairs, with a number only where it is not one', () => {
  expect(encodeCounts(countsOf(['hộ chiếu', 'hộ']))).toBe('2 0 3\nho65*2\tchie6u1\nho65 chie6u1')
  expect(encodeCounts(emptyCounts())).toBe('0 0 0\n\n')
  expect(decodeCounts('0 0 0\n\n')).toEqual(emptyCounts())
})

test('what is written is read again, also what is taken back', () => {
  fc.assert(
    fc.property(passages, passages, (added, removed) => {
      const counts = countsOf(added)
      addCounts(counts, countsOf(removed), -1)
      expect(decodeCounts(encodeCounts(counts))).toEqual(counts)
    }),
  )
})

test('what is added and taken back leaves nothing behind', () => {
  fc.assert(
    fc.property(passages, passages, (before, added) => {
      const counts = countsOf(before)
      addCounts(counts, countsOf(added), 1)
      addCounts(counts, countsOf(added), -1)
      expect(counts).toEqual(countsOf(before))
      addCounts(counts, countsOf(before), -1)
      expect(counts).toEqual(emptyCounts())
    }),
  )
})

test('passages counted together are the sum of passages counted apart, in either order', () => {
  fc.assert(
    fc.property(passages, passages, (some, others) => {
      const [forwards, backwards] = [copyOf(countsOf(some)), copyOf(countsOf(others))]
      addCounts(forwards, countsOf(others), 1)
      addCounts(backwards, countsOf(some), 1)
      expect(forwards).toEqual(countsOf([...some, ...others]))
      expect(backwards).toEqual(forwards)
    }),
  )
})
