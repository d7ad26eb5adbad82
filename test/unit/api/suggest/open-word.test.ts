import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { canBecome, readOpenWord } from '../../../../api/suggest/open-word.ts'
import { accentCodeOf } from '../../../../vietnamese/accent-code.ts'
import { foldText } from '../../../../vietnamese/normalize.ts'
import { allSyllables } from '../../../../vietnamese/syllable.ts'
import { KEY_PLACES, telexOf, vniOf } from '../../../support/type-keystrokes.ts'

const mayBecome = (typed: string, word: string) =>
  readOpenWord(typed).some((reading) => canBecome(reading, accentCodeOf(word), foldText(word)))

describe('a word that is typed with accents', () => {
  test.each([
    ['đươ', 'đường'],
    ['đươ', 'được'],
    ['hô', 'hộ'],
    ['hô', 'hồng'],
    ['đương', 'đường'],
    ['thu', 'thủ'],
    ['đ', 'đất'],
    ['d', 'đất'],
    ['hộ', 'hộ'],
    ['hoà', 'hoàn'],
    ['Hộ', 'hộ'],
    ['covid', 'covid19'],
    ['20', '2026'],
  ])('%s may become %s', (typed, word) => {
    expect(mayBecome(typed, word)).toBe(true)
  })

  test.each([
    ['đươ', 'dương'],
    ['đươ', 'đuôi'],
    ['hô', 'hơn'],
    ['hộ', 'hồ'],
    ['hộ', 'hô'],
    ['thủ', 'thứ'],
    ['thuc', 'thu'],
    ['đ', 'dân'],
  ])('%s will not become %s', (typed, word) => {
    expect(mayBecome(typed, word)).toBe(false)
  })
})

describe('keys that were left undecoded', () => {
  test.each([
    ['dduow', 'được'],
    ['ddu', 'đường'],
    ['thur', 'thủ'],
    ['thur', 'thủy'],
    ['tuj', 'tục'],
    ['hooj', 'hộ'],
    ['truongw', 'trường'],
    ['w', 'ưu'],
    ['d9u7', 'đường'],
    ['ho65', 'hộ'],
    ['đươcj', 'được'],
    ['oao', 'oao'],
  ])('%s may become %s', (typed, word) => {
    expect(mayBecome(typed, word)).toBe(true)
  })

  test.each([
    ['dduow', 'dương'],
    ['thur', 'thứ'],
    ['hooj', 'hồ'],
    ['ho65', 'hò'],
  ])('%s will not become %s', (typed, word) => {
    expect(mayBecome(typed, word)).toBe(false)
  })

  test('every syllable may come of its keys, wherever they are struck', () => {
    // Three times o takes back the mark that two would be: so rare that it is not read (`xoong`).
    const syllables = allSyllables().filter((syllable) => !foldText(syllable).includes('oo'))
    fc.assert(
      fc.property(fc.constantFrom(...syllables), fc.constantFrom(...KEY_PLACES), (syllable, place) => {
        expect(mayBecome(telexOf(syllable, place), syllable)).toBe(true)
        expect(mayBecome(vniOf(syllable, place), syllable)).toBe(true)
      }),
      { numRuns: 500 },
    )
  })
})

test('every syllable may come of each of its beginnings, with its accents or without', () => {
  fc.assert(
    fc.property(fc.constantFrom(...allSyllables()), fc.integer({ min: 1, max: 7 }), (syllable, letters) => {
      expect(mayBecome(syllable.slice(0, letters), syllable)).toBe(true)
      expect(mayBecome(foldText(syllable).slice(0, letters), syllable)).toBe(true)
    }),
    { numRuns: 500 },
  )
})

test('a word that could be read in a thousand ways is read in few', () => {
  expect(readOpenWord('aoeaoeaoeaoe').length).toBeLessThanOrEqual(17)
  expect(readOpenWord('a'.repeat(200))).toHaveLength(1)
})
