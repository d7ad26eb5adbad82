import fc from 'fast-check'
import { expect, test } from 'vitest'
import { shownText } from '../../../domain/shown-text.ts'

test.each([
  ['Nghị định 42\u202E/2202', 'Nghị định 42/2202'],
  ['a\u2066b\u2069c\u200Fd', 'abcd'],
  ['dòng một\n\tdòng hai\u0000\u0008', 'dòng một\n\tdòng hai'],
  ['nửa \uD83D chữ', 'nửa \uFFFD chữ'],
  ['Đường “Trần Phú” – ₫ 😀', 'Đường “Trần Phú” – ₫ 😀'],
])('%j is shown as %j', (text, shown) => {
  expect(shownText(text)).toBe(shown)
})

test('whatever it is, what is shown can stand in XML, and showing it again changes nothing', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const shown = shownText(text)
      expect(shown).toMatch(/^[\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]*$/u)
      expect(shownText(shown)).toBe(shown)
    }),
  )
})
