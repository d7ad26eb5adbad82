import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decodeKeystrokes } from '../../../vietnamese/keystrokes.ts'
import { allSyllables, isSyllable } from '../../../vietnamese/syllable.ts'
import { KEY_PLACES, telexOf, vniOf } from '../../support/type-keystrokes.ts'

test.each([
  // Telex, with keys behind their letters, at the end, and in between.
  ['truwowfng', 'trường'],
  ['truwowngf', 'trường'],
  ['truongwf', 'trường'],
  ['truowngf', 'trường'],
  ['truwongf', 'trường'],
  ['trwowngf', 'trường'],
  ['hooj', 'hộ'],
  ['chieesu', 'chiếu'],
  ['chieues', 'chiếu'],
  ['giaays', 'giấy'],
  ['phesp', 'phép'],
  ['nghij', 'nghị'],
  ['ddinhj', 'định'],
  ['dinhdj', 'định'],
  ['ddaats', 'đất'],
  ['tieengs', 'tiếng'],
  ['tienges', 'tiếng'],
  ['vieejt', 'việt'],
  ['gif', 'gì'],
  ['giwx', 'giữ'],
  ['quoocs', 'quốc'],
  ['thuowr', 'thuở'],
  ['twf', 'từ'],
  ['ngoeoj', 'ngoẹo'],
  ['ddawks', 'đắk'],
  ['booongs', 'boóng'],
  // VNI.
  ['d9u7o7ng2', 'đường'],
  ['duong972', 'đường'],
  ['truo72ng', 'trường'],
  ['vie65t', 'việt'],
  ['hoa81c', 'hoắc'],
  // The case is that of the letters.
  ['TRUWOWFNG', 'TRƯỜNG'],
  ['Ddinhj', 'Định'],
  ['WNGS', 'ỨNG'],
  // A tone that was taken away or corrected.
  ['tosz', 'to'],
  ['hoojz', 'hô'],
  ['to10', 'to'],
  ['tosf', 'tò'],
  // Half decoded.
  ['trươngf', 'trường'],
  ['trưongwf', 'trường'],
  ['viêtj', 'việt'],
  ['tiénge', 'tiếng'],
  ['đuwowngf', 'đường'],
  ['trươngf'.normalize('NFD'), 'trường'],
  // The old tone placement, as in official texts.
  ['hoaf', 'hòa'],
  ['thuyr', 'thủy'],
  ['quys', 'quý'],
])('"%s" was meant to be "%s"', (typed, meant) => {
  expect(decodeKeystrokes(typed)).toBe(meant)
})

test.each([
  ['a legal syllable', 'trường'],
  ['a legal syllable of plain letters', 'cao'],
  ['a legal syllable in the new tone placement', 'hoà'],
  ['a tone behind a tone', 'trườngf'],
  ['a tone behind a tone', 'trườngz'],
  ['a mark on a mark', 'hôoj'],
  ['a key that takes itself back', 'hojj'],
  ['no tone to take away', 'toz'],
  ['a tone that the rhyme cannot bear', 'cachf'],
  ['no key at all', 'trưong'],
  ['keys of both kinds', 'hooj1'],
  ['a mark in front of its letter', 'thuwor'],
])('nothing is offered for %s: "%s"', (_, word) => {
  expect(decodeKeystrokes(word)).toBeNull()
})

test.each(['web', 'covid', 'wifi', 'email', 'excel', 'google', '2026', 'm2', 'ipv6', 'h5n1', 'covid19', 'nđ', 'ffff', ''])(
  'no reading of "%s" is a syllable',
  (word) => {
    expect(decodeKeystrokes(word)).toBeNull()
  },
)

test('words of other languages that happen to be keys are offered too: who asks knows better', () => {
  expect(['test', 'max', 'been', 'bai1'].map(decodeKeystrokes)).toEqual(['tét', 'mã', 'bên', 'bái'])
})

test('every syllable that is typed in Telex or VNI, its keys wherever they may be, is decoded to itself', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...allSyllables()),
      fc.constantFrom(telexOf, vniOf),
      fc.constantFrom(...KEY_PLACES),
      fc.boolean(),
      (syllable, type, place, isUpper) => {
        const meant = isUpper ? syllable.toUpperCase() : syllable
        const typed = isUpper ? type(syllable, place).toUpperCase() : type(syllable, place)

        expect(decodeKeystrokes(typed)).toBe(isSyllable(typed) ? null : meant)
      },
    ),
    { numRuns: 5000 },
  )
})

test('whatever is typed, what is offered is a syllable, and the word was none', () => {
  const keys = fc.string({ unit: fc.constantFrom(...'aeouinghtcdsfrxjzw0123456789âơđ\u0301\u0302'), maxLength: 8 })
  fc.assert(
    fc.property(keys, (word) => {
      const meant = decodeKeystrokes(word)

      if (meant !== null) expect([isSyllable(word), isSyllable(meant)]).toEqual([false, true])
    }),
    { numRuns: 2000 },
  )
})

test('a text is typed as people do', () => {
  expect(KEY_PLACES.map((place) => telexOf('Cấp đường, boóng', place))).toEqual([
    'Caasp dduwowfng, booosng',
    'Caaps dduwowngf, booongs',
    'Capas duongdwf, booongs',
  ])
  expect(KEY_PLACES.map((place) => vniOf('Cấp đường, boóng', place))).toEqual([
    'Ca61p d9u7o72ng, boo1ng',
    'Ca6p1 d9u7o7ng2, boong1',
    'Cap61 duong972, boong1',
  ])
})
