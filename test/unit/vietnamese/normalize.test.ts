import fc from 'fast-check'
import { expect, test } from 'vitest'
import { foldText, hasAccents, normalizeText, unifyTonePlacement } from '../../../vietnamese/normalize.ts'

test.each([
  ['Ðà Nẵng', 'Đà Nẵng'],
  ['Ủy ban', 'Ủy ban'],
  ['điện'.normalize('NFD'), 'điện'],
  ['１２３ＡＢ', '123AB'],
  ['th\u200Bông\u00ADbáo', 'thôngbáo'],
  ['a\u00A0b', 'a b'],
])('"%s" is normalised to "%s"', (text, normalized) => {
  expect(normalizeText(text)).toBe(normalized)
})

test.each([
  ['hòa', 'hoà'],
  ['HÒA', 'HOÀ'],
  ['Ủy ban', 'Uỷ ban'],
  ['thúy', 'thuý'],
  ['khỏe', 'khoẻ'],
  ['quý', 'quý'],
  ['quỳ', 'quỳ'],
  ['toán', 'toán'],
  ['của', 'của'],
])('the tone of "%s" is placed as in "%s"', (text, unified) => {
  expect(unifyTonePlacement(text)).toBe(unified)
})

test('normalising twice changes nothing more', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      expect(normalizeText(normalizeText(text))).toBe(normalizeText(text))
    }),
  )
})

test('folding leaves no accents and knows đ', () => {
  expect(foldText('Đường Bà Huyện Thanh Quan')).toBe('duong ba huyen thanh quan')
  expect(foldText('ệ'.normalize('NFD'))).toBe('e')
})

test('accents are told from their absence', () => {
  expect(['đ', 'ơ', 'á', 'ệ'].every(hasAccents)).toBe(true)
  expect(['duong', '2026', ''].some(hasAccents)).toBe(false)
})
