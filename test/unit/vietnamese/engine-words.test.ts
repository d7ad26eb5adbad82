import fc from 'fast-check'
import { expect, test } from 'vitest'
import { accentCodeOf } from '../../../vietnamese/accent-code.ts'
import {
  BARE_WORD,
  codeWord,
  engineWords,
  joinWords,
  keyWords,
  pairWord,
  passageWords,
} from '../../../vietnamese/engine-words.ts'
import { termsOf } from '../../../vietnamese/terms.ts'

const wordsOf = (...texts: string[]) => [...engineWords(...texts.map(termsOf))]
const keysOf = (text: string) => [...keyWords(termsOf(text))]

test.each([
  ['Hộ chiếu', ['ho', 'ho65z', 'hozzchieu', 'chieu', 'chie6u1z']],
  ['hộ. Chiếu', ['ho', 'ho65z', 'chieu', 'chie6u1z']],
  ['năm 2026', ['nam', 'na8m0z', 'namzz2026', '2026']],
  ['A6', ['a6', 'a6xz']],
  ['tin tin tin', ['tin', 'tin0z', 'tinzztin']],
  ['', []],
])('%j is found by %j', (text, words) => {
  expect(wordsOf(text)).toEqual(words)
})

test('a pair is one word for the engine that no other pair of syllables makes', () => {
  expect(pairWord('ho', 'chieu')).toBe('hozzchieu')
  expect(pairWord('hoc', 'hieu')).not.toBe(pairWord('ho', 'chieu'))
})

test('the words of several texts are those of each, and no pair lies across two of them', () => {
  const text = fc
    .array(fc.constantFrom('hộ', 'ho', 'chiếu', 'cấp', '5', '.', ',', 'A6'), { maxLength: 12 })
    .map((words) => words.join(' '))
  fc.assert(
    fc.property(fc.array(text, { maxLength: 5 }), (texts) => {
      const together = wordsOf(...texts)
      expect(new Set(together)).toEqual(new Set(texts.flatMap((each) => wordsOf(each))))
      expect(new Set(together).size).toBe(together.length)
    }),
  )
})

test('a text keeps coming back to what it says three times, in any spelling, alone or beside each other', () => {
  expect(keysOf('hộ chiếu. Hộ chiếu. HỘ CHIẾU')).toEqual(['ho', 'ho65z', 'hozzchieu', 'chieu', 'chie6u1z'])
  expect(keysOf('hộ chiếu. Hộ. Chiếu. Hộ. Chiếu')).toEqual(['ho', 'ho65z', 'chieu', 'chie6u1z'])
  expect(keysOf('đường. dương. duong')).toEqual(['duong'])
  expect(keysOf('hộ chiếu. Hộ chiếu')).toEqual([])
})

test('a number, which is written in one way only, is not counted twice', () => {
  expect(keysOf('2026. 2026')).toEqual([])
  expect(keysOf('2026. 2026. 2026')).toEqual(['2026'])
})

test('the engine is given no more words than it can hold', () => {
  const given = joinWords(Array.from({ length: 70_000 }, (_, at) => `w${at}`)).split(' ')
  expect(given).toHaveLength(60_000)
  expect(given.at(-1)).toBe('w59999')
  expect(joinWords(new Set(['một', 'hai']))).toBe('một hai')
  expect(joinWords([])).toBe('')
})

test('a word is not found by the code of another one: hạng A1 is not châu Á', () => {
  expect(wordsOf('hạng A1')).not.toContain(codeWord(accentCodeOf('á')))
})

test.each([
  ['Thong bao', 'Trang cu ve ho chieu 42/2022, mau A6', true],
  ['', '2026', true],
  ['Thong bao', 'Trang cu ve hộ chieu', false],
  ['Thông báo', 'Trang cu ve ho chieu', false],
])('a passage entitled %j that says %j is without any accent: %s', (title, text, isBare) => {
  const words = passageWords(termsOf(title), termsOf(text))
  expect(words.has(BARE_WORD)).toBe(isBare)
  expect(words.difference(new Set([BARE_WORD]))).toEqual(engineWords(termsOf(text)))
})
