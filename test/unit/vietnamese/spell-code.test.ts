import { expect, test } from 'vitest'
import { accentCodeOf } from '../../../vietnamese/accent-code.ts'
import { spellCode } from '../../../vietnamese/spell-code.ts'
import { allSyllables } from '../../../vietnamese/syllable.ts'

test.each([
  ['d9u7o7ng2', 'đường'],
  ['hoa2', 'hòa'],
  ['thuy1', 'thúy'],
  ['quy1', 'quý'],
  ['gi2', 'gì'],
  ['giu74', 'giữ'],
  ['nghie6ng0', 'nghiêng'],
  ['2026', '2026'],
  ['covid19x', 'covid19'],
  ['a6xz', 'a6xz'],
  ['', ''],
])('the code %j is spelt %j', (code, word) => {
  expect(spellCode(code)).toBe(word)
})

test('every syllable of the language comes back from its code', () => {
  const syllables = allSyllables()
  expect(syllables.length).toBeGreaterThan(10_000)
  // Old and new tone placement (hoà, hòa) have one code: what comes back must be the same syllable, not the same spelling.
  const wrong = syllables.filter((syllable) => accentCodeOf(spellCode(accentCodeOf(syllable))) !== accentCodeOf(syllable))
  expect(wrong).toEqual([])
})
