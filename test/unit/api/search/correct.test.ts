import { describe, expect, test } from 'vitest'
import { readThrough } from '../../../../api/search/correct.ts'
import { readQuestion } from '../../../../api/search/question.ts'
import { loadQuestionWords } from '../../../../config/ranking.ts'
import { spellCode } from '../../../../vietnamese/spell-code.ts'
import { createTermStatistics, type TermStatistics } from '../../../../vietnamese/term-statistics.ts'
import { statisticsOf } from '../../../support/statistics-of.ts'

/** What is rare in a small collection proves nothing: this one says everything many times. */
const STATISTICS = statisticsOf(
  Array.from({ length: 200 }, () => [
    'cấp hộ chiếu phổ thông ở trong nước',
    'thủ tục gia hạn hộ chiếu',
    'đường sắt đô thị, đường sắt quốc gia',
  ]).flat(),
)
const read = (typed: string, { statistics = STATISTICS, isName = (_at: number): boolean => false } = {}) =>
  readThrough(readQuestion(typed, statistics, loadQuestionWords()), statistics, isName)
const textOf = (typed: string) =>
  read(typed)
    .terms.map(({ text }) => text)
    .join(' ')

describe('slips are read through', () => {
  test.each([
    ['hooj chieesu', 'hộ chiếu', 'Telex left in the question'],
    ['d9u7o7ng2 sa81t', 'đường sắt', 'VNI left in it'],
    ['hộ chiéu', 'hộ chiếu', 'a mark lost'],
    ['hộ chiêu', 'hộ chiếu', 'a tone lost'],
    ['hộ chieus', 'hộ chiếu', 'a tone typed and not taken'],
    ['hộ chiiếu', 'hộ chiếu', 'a letter too many'],
    ['dường sắt', 'đường sắt', 'd for đ'],
    ['ho chieeu', 'ho chieu', 'a letter too many, without accents'],
    ['ho chiue', 'ho chieu', 'two letters that changed places'],
  ])('%j is read as %j: %s', (typed, meant) => {
    expect(textOf(typed)).toBe(meant)
    expect(read(typed).isCorrected).toBe(true)
  })
})

describe('what is right stays as it is', () => {
  test.each([
    ['hộ chiếu', 'words of the collection'],
    ['ho chieu', 'the same without accents'],
    ['"hộ chiéu"', 'words in quotes'],
    ['cấp căn cước', 'good syllables that the collection lacks'],
    ['42/2022', 'numbers'],
    ['kubernetes cluster', 'words of another language that nothing is near to'],
    ['', 'nothing'],
  ])('%j: %s', (typed) => {
    const { isCorrected, terms } = read(typed)
    expect(isCorrected).toBe(false)
    expect(terms.map(({ code }) => code)).toEqual(
      readQuestion(typed, STATISTICS, loadQuestionWords()).terms.map(({ code }) => code),
    )
  })

  test('a name that is known otherwise, though the collection has never seen it', () => {
    expect(read('hộ chiéu', { isName: (at) => at === 1 }).isCorrected).toBe(false)
  })

  test('everything, while nothing is indexed, but for keystrokes that are no word', () => {
    const statistics: TermStatistics = createTermStatistics()
    expect(read('hộ chiéu', { statistics }).isCorrected).toBe(false)
    expect(read('hooj chieesu', { statistics }).terms.map(({ text }) => text)).toEqual(['hộ', 'chiếu'])
  })
})

test('accents that words lost are restored for ranking, and what is searched stays open to any', () => {
  const { restored, terms, isCorrected } = read('duong sat do thi')
  expect(restored?.map(spellCode)).toEqual(['đường', 'sắt', 'đô', 'thị'])
  expect(terms.every(({ isExact }) => !isExact)).toBe(true)
  expect(isCorrected).toBe(false)
  expect(read('đường sat').restored).toBeNull()
})
