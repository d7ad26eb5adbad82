import fc from 'fast-check'
import { expect, test } from 'vitest'
import { accentCodeOf, foldedOfCode } from '../../../vietnamese/accent-code.ts'
import { foldText } from '../../../vietnamese/normalize.ts'
import { addCounts, emptyCounts, type TermCounts } from '../../../vietnamese/term-counts.ts'
import { createTermStatistics, type TermStatistics } from '../../../vietnamese/term-statistics.ts'
import { countsOf, everythingOf, statisticsOf, type Written } from '../../support/statistics-of.ts'

const WORDS = ['đường', 'dương', 'duong', 'Đương', 'hộ', 'ho', 'chiếu', '2026', 'A6', 'covid19']
const text = fc.array(fc.constantFrom(...WORDS, '.', ','), { maxLength: 12 }).map((words) => words.join(' '))
const passages: fc.Arbitrary<Written[]> = fc.array(fc.tuple(text, text), { maxLength: 5 })

function minus(counts: TermCounts): TermCounts {
  const negative = emptyCounts()
  addCounts(negative, counts, -1)
  return negative
}

function appliedTo(statistics: TermStatistics, changes: Iterable<TermCounts>): TermStatistics {
  for (const change of changes) statistics.apply(change)
  return statistics
}

test('terms and pairs are counted with their accents, and without them over all their forms', () => {
  const statistics = statisticsOf([['Đường sắt', 'Đường sắt mới'], 'dương sắt', 'duong sat', 'đường bộ'])
  expect(statistics.passages).toBe(4)
  expect(statistics.count('d9u7o7ng2')).toBe(2)
  expect(statistics.count('du7o7ng0')).toBe(1)
  expect(statistics.count('duong0')).toBe(1)
  expect(statistics.foldedCount('duong')).toBe(4)
  expect(statistics.pairCount('d9u7o7ng2', 'sa8t1')).toBe(1)
  expect(statistics.foldedPairCount('duong', 'sat')).toBe(3)
  expect(statistics.formsOf('duong')).toEqual(['d9u7o7ng2', 'du7o7ng0', 'duong0'])
  expect([statistics.meanTitleTerms, statistics.meanTextTerms]).toEqual([1, 9 / 4])
})

test('a passage that holds two forms of a word counts for both', () => {
  expect(statisticsOf(['đường dương']).foldedCount('duong')).toBe(2)
})

test('an empty collection knows nothing and divides by nothing', () => {
  const statistics = createTermStatistics()
  expect(everythingOf(statistics)).toEqual({ passages: 0, meanTitleTerms: 1, meanTextTerms: 1, terms: {}, pairs: {} })
  expect(statistics.count('ho65') + statistics.foldedCount('ho') + statistics.pairCount('ho65', 'chie6u1')).toBe(0)
  expect(statistics.foldedPairCount('ho', 'chieu')).toBe(0)
  expect(statistics.formsOf('ho')).toEqual([])
})

test('what every passage holds has gone when all of them have gone', () => {
  const counts = countsOf([['Hộ chiếu', 'Cấp hộ chiếu'], 'đường sắt'])
  const statistics = appliedTo(createTermStatistics(), [counts, minus(counts)])
  expect(everythingOf(statistics)).toEqual(everythingOf(createTermStatistics()))
  expect(statistics.formsOf('ho')).toEqual([])
  statistics.apply(counts)
  expect(everythingOf(statistics)).toEqual(everythingOf(appliedTo(createTermStatistics(), [counts])))
})

test('the order of changes does not matter', () => {
  const change = fc.tuple(passages, fc.boolean()).map(([written, isAdded]) => {
    const counts = countsOf(written)
    return isAdded ? counts : minus(counts)
  })
  const changesInTwoOrders = fc
    .array(change, { maxLength: 6 })
    .chain((changes) => fc.shuffledSubarray(changes, { minLength: changes.length }).map((shuffled) => ({ changes, shuffled })))
  fc.assert(
    fc.property(changesInTwoOrders, ({ changes, shuffled }) => {
      const [one, other] = [changes, shuffled].map((each) => appliedTo(createTermStatistics(), each))
      expect(everythingOf(other as TermStatistics)).toEqual(everythingOf(one as TermStatistics))
    }),
  )
})

test('counts by change are counts from scratch', () => {
  fc.assert(
    fc.property(fc.array(passages, { maxLength: 5 }), passages, (kept, replaced) => {
      const changes = [countsOf(replaced), ...kept.map(countsOf), minus(countsOf(replaced))]
      expect(everythingOf(appliedTo(createTermStatistics(), changes))).toEqual(everythingOf(statisticsOf(kept.flat())))
    }),
  )
})

test('taken apart and put together again, in parts of any size, they are the same', () => {
  fc.assert(
    fc.property(passages, passages, fc.integer({ min: 1, max: 40 }), (some, removed, maxEntries) => {
      const statistics = appliedTo(statisticsOf([...some, ...removed]), [minus(countsOf(removed))])
      const parts = [...statistics.toCounts(maxEntries)]
      for (const { terms, pairs } of parts) expect(terms.size + pairs.size).toBeLessThanOrEqual(maxEntries)
      expect(everythingOf(appliedTo(createTermStatistics(), parts))).toEqual(everythingOf(statistics))
    }),
  )
})

test('counts without accents are the sums over the forms, which are listed most frequent first', () => {
  fc.assert(
    fc.property(passages, (written) => {
      const statistics = statisticsOf(written)
      const terms = [...statistics.terms()]
      for (const folded of new Set(WORDS.map(foldText))) {
        const forms = terms.filter(([code]) => foldedOfCode(code) === folded)
        expect(statistics.foldedCount(folded)).toBe(forms.reduce((sum, [, count]) => sum + count, 0))
        const listed = statistics.formsOf(folded)
        expect(listed.toSorted()).toEqual(forms.map(([code]) => code).toSorted())
        const counts = listed.map((code) => statistics.count(code))
        expect(counts).toEqual(counts.toSorted((a, b) => b - a))
      }
      const sums = new Map<string, number>()
      for (const [first, second, count] of statistics.pairs()) {
        expect(statistics.pairCount(first, second)).toBe(count)
        const key = `${foldedOfCode(first)} ${foldedOfCode(second)}`
        sums.set(key, (sums.get(key) ?? 0) + count)
      }
      for (const first of WORDS.map(foldText))
        for (const second of WORDS.map(foldText))
          expect(statistics.foldedPairCount(first, second)).toBe(sums.get(`${first} ${second}`) ?? 0)
      for (const word of WORDS) expect(statistics.count(accentCodeOf(word))).toBe(new Map(terms).get(accentCodeOf(word)) ?? 0)
    }),
  )
})
