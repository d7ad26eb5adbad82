import { expect, test } from 'vitest'
import { readOpenWord } from '../../../../api/suggest/open-word.ts'
import { buildVocabulary } from '../../../../api/suggest/vocabulary.ts'
import { accentCodeOf } from '../../../../vietnamese/accent-code.ts'
import { spellCode } from '../../../../vietnamese/spell-code.ts'
import { createTermStatistics } from '../../../../vietnamese/term-statistics.ts'
import { statisticsOf } from '../../../support/statistics-of.ts'
import { aCollection, times } from './a-collection.ts'

const TEXTS = [
  ...times(5, 'hộ chiếu'),
  ...times(3, 'hồ sơ'),
  ...times(2, 'hộ nghèo'),
  'hổ',
  ...times(2, 'covid19 điểm a'),
  ...times(2, 'y tế'),
]

test.each([
  ['h', ['hộ', 'hồ']],
  ['ho', ['hộ', 'hồ']],
  ['hộ', ['hộ']],
  ['chiếu', ['chiếu']],
  ['hổ', []],
  ['covid', []],
  ['xyz', []],
])('words that %s may become, the most frequent first: %j', async (typed, expected) => {
  const { vocabulary } = await aCollection(TEXTS)
  const [asTyped] = readOpenWord(typed)
  const words = asTyped ? vocabulary.matching(asTyped, 10).map(({ code }) => spellCode(code)) : null
  expect(words).toEqual(expected)
})

test('words behind a word, the most frequent first, and no letters of points', async () => {
  const { vocabulary } = await aCollection(TEXTS)
  expect(vocabulary.followersOf(accentCodeOf('hộ')).map(spellCode)).toEqual(['chiếu', 'nghèo'])
  expect(vocabulary.followersOf(accentCodeOf('điểm'))).toEqual([])
  expect(vocabulary.followersOf(accentCodeOf('hổ'))).toEqual([])
})

test('how far words are bound to those beside them', async () => {
  const { vocabulary } = await aCollection(TEXTS)
  expect(vocabulary.bondBehind(accentCodeOf('hộ'))).toBeCloseTo(5 / Math.sqrt(7 * 5))
  expect(vocabulary.bondInFront(accentCodeOf('chiếu'))).toBeCloseTo(5 / Math.sqrt(7 * 5))
  expect(vocabulary.bondBehind(accentCodeOf('chiếu'))).toBe(0)
})

test('building a large one gives way to others in between', async () => {
  const statistics = createTermStatistics()
  const words = Array.from({ length: 60_000 }, (_, index) =>
    accentCodeOf(`ba${index.toString(36).replace(/\d/g, (digit) => 'ghiklmnopq'[Number(digit)] ?? '')}`),
  )
  const terms = new Map(words.map((word) => [word, 2]))
  const pairs = new Map(words.slice(1).map((word, index) => [`${words[index]} ${word}`, 2]))
  statistics.apply({ passages: 2, titleTerms: 0, textTerms: 10, terms, pairs })
  let pauses = 0

  await buildVocabulary(statistics, async () => {
    pauses += 1
  })

  expect(pauses).toBeGreaterThan(1)
})

test('statistics of nothing have no words', async () => {
  const vocabulary = await buildVocabulary(statisticsOf([]), async () => {})
  for (const reading of readOpenWord('a')) expect(vocabulary.matching(reading, 5)).toEqual([])
})
