import dictionary from 'dictionary-vi'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { foldText } from '../../../vietnamese/normalize.ts'
import { accentedForms, allSyllables, isFoldedSyllable, isSyllable } from '../../../vietnamese/syllable.ts'

/** Entries of the spelling dictionary that the rule refuses, by what they are. */
const ENTRIES_REFUSED = {
  'more than one syllable': ['basoi', 'email', 'internet', 'intranet', 'palăng', 'tivi'],
  'English or French': ['gram', 'tout', 'v', 'web'],
  'a /k/, /g/ or /ŋ/ of a borrowed word in its foreign spelling': ['gen', 'ka', 'ping'],
  'a stop without sắc or nặng, which only borrowed words have': ['gip', 'têt', 'xit'],
  'a glide that is written oa behind qu': ['quoàng', 'quoạng', 'quoắt'],
  'the one word with gi and ia, in a spelling of its own (giặt gịa)': ['gỵa'],
}

function dictionaryEntries(): string[] {
  const [, ...entries] = new TextDecoder().decode(dictionary.dic).trim().split('\n')
  return entries
}

test('of 6,600 syllables in a spelling dictionary all are legal but twenty, each for its reason', () => {
  // Names and abbreviations such as `UBND` apart.
  const entries = dictionaryEntries().filter((entry) => entry === entry.toLowerCase())

  const refused = entries.filter((entry) => !isSyllable(entry))

  expect(entries.length).toBeGreaterThan(6600)
  expect(1 - refused.length / entries.length).toBeGreaterThan(0.995)
  expect(refused.sort()).toEqual(Object.values(ENTRIES_REFUSED).flat().sort())
})

test('the rule makes 16,103 syllables, and each is one', () => {
  const syllables = allSyllables()

  expect(syllables).toHaveLength(16_103)
  expect(new Set(syllables).size).toBe(syllables.length)
  expect(syllables.filter((syllable) => !isSyllable(syllable) || syllable !== syllable.normalize('NFC'))).toEqual([])
})

test.each([
  'nghiêng',
  'Đường',
  'TRƯỜNG',
  'quyết',
  'giếng',
  'gì',
  'khuỷu',
  'yêu',
  'ít',
  'lý',
  'lí',
  'quý',
  'quí',
  'quốc',
  'thuở',
  'ngoằn',
  'boong',
  'buýt',
])('"%s" is a syllable', (word) => {
  expect(isSyllable(word)).toBe(true)
  expect(isSyllable(word.normalize('NFD'))).toBe(true)
})

test.each([
  ['hòa', 'hoà'],
  ['khỏe', 'khoẻ'],
  ['thủy', 'thuỷ'],
])('"%s" is a syllable in the old tone placement as in the new one, "%s"', (old, modern) => {
  expect([old, modern].map(isSyllable)).toEqual([true, true])
})

test.each([
  ['cách without a tone', 'cach'],
  ['cách with huyền', 'càch'],
  ['a stop with ngã', 'một'.replace('ộ', 'ỗ')],
  ['c before e', 'cẻ'],
  ['k before a', 'ká'],
  ['k before a glide', 'koa'],
  ['c before a glide', 'coa'],
  ['g before e', 'gé'],
  ['gh before a', 'ghà'],
  ['ng before i', 'ngì'],
  ['ngh before ư', 'nghừ'],
  ['q without u', 'qá'],
  ['iê without an onset', 'iêu'],
  ['yê behind an onset', 'tyên'],
  ['the tone on the u of qu', 'qúy'],
  ['the tone on the i of gi', 'gíao'],
  ['the tone on the first letter of ươ', 'trừơng'],
  ['the tone on o in a closed rhyme', 'tóan'],
  ['two tones', 'á\u0300'],
  ['a labial before a glide', 'boán'],
  ['a rhyme that is none', 'tơng'],
  ['no vowel', 'nghr'],
  ['two syllables', 'hànội'],
  ['digits', 'm2'],
  ['keys', 'truwowfng'],
  ['English', 'service'],
  ['nothing', ''],
])('no syllable: %s ("%s")', (_, word) => {
  expect(isSyllable(word)).toBe(false)
})

test.each(['duong', 'nghieng', 'Truong', 'cach', 'quyet', 'gi', 'dak'])('"%s" may be a syllable without its accents', (word) => {
  expect(isFoldedSyllable(word)).toBe(true)
})

test.each(['đuong', 'service', 'nd', '2026', 'kuan', 'toString', ''])('"%s" is no syllable without its accents', (word) => {
  expect(isFoldedSyllable(word)).toBe(false)
})

test('the accented forms of a word are all syllables that fold to it, each once and in the old tone placement', () => {
  expect(accentedForms('hoa')).toEqual(['hoa', 'hóa', 'hòa', 'hỏa', 'hõa', 'họa'])
  expect(accentedForms('cach')).toEqual(['cách', 'cạch'])
  expect(accentedForms('duong')).toEqual(expect.arrayContaining(['dương', 'đường', 'dưỡng', 'đương']))
  expect(accentedForms('service')).toEqual([])
})

test('every syllable is among the forms of its fold, and what needs no accents comes first', () => {
  fc.assert(
    fc.property(fc.constantFrom(...allSyllables()), (syllable) => {
      const forms = accentedForms(foldText(syllable))

      expect(forms).toContain(syllable)
      expect(forms.every((form) => foldText(form) === foldText(syllable))).toBe(true)
      expect(forms.indexOf(foldText(syllable))).toBeLessThanOrEqual(0)
    }),
    { numRuns: 2000 },
  )
})
