import { expect, test } from 'vitest'
import { accentCodeOf } from '../../../vietnamese/accent-code.ts'
import { codeWord, countEngineWords, engineWords, joinWords, keyWords, pairWord } from '../../../vietnamese/engine-words.ts'
import { termsOf } from '../../../vietnamese/terms.ts'

const wordsOf = (text: string) => [...engineWords(termsOf(text))]
const keysOf = (text: string) => keyWords(countEngineWords(termsOf(text)))

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
