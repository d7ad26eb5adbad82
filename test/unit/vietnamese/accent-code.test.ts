import fc from 'fast-check'
import { expect, test } from 'vitest'
import { accentCode, accentCodeOf, bareCodeOf, foldedOfCode, isAccentedCode } from '../../../vietnamese/accent-code.ts'
import { foldText } from '../../../vietnamese/normalize.ts'
import { allSyllables } from '../../../vietnamese/syllable.ts'

test.each([
  ['Đường sắt', 'd9u7o7ng2 sa8t1'],
  ['dương', 'du7o7ng0'],
  ['hòa bình', 'hoa2 binh2'],
  ['hoà bình', 'hoa2 binh2'],
  ['quý', 'quy1'],
  ['ĐIỆN BIÊN', 'd9ie6n5 bie6n0'],
  ['năm 2026, COVID-19', 'na8m0 2026 covid0 19'],
  ['cúm H5N1, hạng A1', 'cum1 h5n1x hang5 a1x'],
  ['A6 ấ', 'a6x a61'],
  ['covid19 hộp', 'covid19x ho6p5'],
  ['', ''],
])('the code of "%s" is "%s"', (text, code) => {
  expect(accentCode(text)).toBe(code)
})

test('decomposed letters have the code of composed ones', () => {
  expect(accentCode('điện'.normalize('NFD'))).toBe(accentCode('điện'))
})

test('a closed syllable is no prefix of another one, an open one may be', () => {
  expect(accentCode('dưỡng').startsWith(accentCode('dương'))).toBe(false)
  expect(accentCode('đường').startsWith(accentCode('dương'))).toBe(false)
  expect(accentCode('đường').startsWith('d9u7o7')).toBe(true)
})

test.each([
  ['d9u7o7ng2', { folded: 'duong', isAccented: true, bare: 'duong0' }],
  ['duong0', { folded: 'duong', isAccented: false, bare: 'duong0' }],
  ['ba2', { folded: 'ba', isAccented: true, bare: 'ba0' }],
  ['d9i0', { folded: 'di', isAccented: true, bare: 'di0' }],
  ['2026', { folded: '2026', isAccented: false, bare: '2026' }],
  ['covid19x', { folded: 'covid19', isAccented: false, bare: 'covid19x' }],
  ['h5n1x', { folded: 'h5n1', isAccented: false, bare: 'h5n1x' }],
  ['x0', { folded: 'x', isAccented: false, bare: 'x0' }],
])('what "%s" stands for', (code, { folded, isAccented, bare }) => {
  expect(foldedOfCode(code)).toBe(folded)
  expect(isAccentedCode(code)).toBe(isAccented)
  expect(bareCodeOf(code)).toBe(bare)
})

test('of every syllable the code tells the folded form, whether it has accents, and how it is coded without', () => {
  const misread = allSyllables().filter((syllable) => {
    const [code, folded] = [accentCodeOf(syllable), foldText(syllable)]
    const isAccented = folded !== syllable
    return foldedOfCode(code) !== folded || isAccentedCode(code) !== isAccented || bareCodeOf(code) !== accentCodeOf(folded)
  })
  expect(misread).toEqual([])
})

test('no two syllables have one code, nor a syllable and anything that is typed like a code', () => {
  const wordsOf = new Map<string, Set<string>>()
  const add = (word: string): string => {
    const code = accentCodeOf(word)
    wordsOf.set(code, (wordsOf.get(code) ?? new Set()).add(word))
    return code
  }
  for (const syllable of allSyllables()) {
    const code = add(syllable)
    for (const typed of [code, code.slice(0, -1), `${code}x`, `${code}0`, `${code}1`]) if (/\d/.test(typed)) add(typed)
  }
  expect(wordsOf.size).toBeGreaterThan(50_000)
  expect([...wordsOf.values()].filter((words) => words.size > 1)).toEqual([])
})

test('no two words of plain letters and digits have one code, and the folded form is the word', () => {
  const word = fc.stringMatching(/^[a-dox0-9]{1,6}$/)
  fc.assert(
    fc.property(fc.uniqueArray(word, { minLength: 2, maxLength: 60 }), (words) => {
      expect(new Set(words.map(accentCodeOf)).size).toBe(words.length)
      for (const each of words) {
        expect(foldedOfCode(accentCodeOf(each))).toBe(each)
        expect(isAccentedCode(accentCodeOf(each))).toBe(false)
      }
    }),
  )
})

test('words that mix accented letters and digits have codes of their own and fold to what was typed without accents', () => {
  expect(accentCodeOf('đ1')).not.toBe(accentCodeOf('d91'))
  expect(foldedOfCode(accentCodeOf('QĐ42'))).toBe(foldText('QĐ42'))
})
