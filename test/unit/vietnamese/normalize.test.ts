import fc from 'fast-check'
import { expect, test } from 'vitest'
import { foldText, hasAccents, normalizeText, unifyTonePlacement } from '../../../vietnamese/normalize.ts'
import { syllablesIn } from '../../../vietnamese/syllables-in.ts'

test.each([
  ['Ðà Nẵng', 'Đà Nẵng'],
  ['Ủy ban', 'Ủy ban'],
  ['điện'.normalize('NFD'), 'điện'],
  ['１２３ＡＢ', '123AB'],
  ['th\u200Bông\u00ADbáo', 'thôngbáo'],
  ['a\u00A0b', 'a b'],
  ['100 m² và 5 m³', '100 m2 và 5 m3'],
  ['CO₂', 'CO2'],
  ['5 ㎡, 3 ㎞, 2 ㎏, 4 ㏊, 30℃', '5 m2, 3 km, 2 kg, 4 ha, 30°C'],
  ['㎧', 'm/s'],
  ['5 µg', '5 μg'],
  ['Chương Ⅳ, ⅻ', 'Chương IV, xii'],
  ['ﬁ ﬂ ﬃ ﬅ', 'fi fl ffi st'],
  ['𝐀𝑏𝟏ℂℓ', 'Ab1Cl'],
  ['𝐄\u0302\u0301', 'Ế'],
  ['ƣ\u0301', 'ứ'],
  ['e\u200B\u0302', 'ê'],
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

test.each([
  ['a fraction', '½ ngày'],
  ['a note behind a number', 'Điều 5¹ năm 2026²'],
  ['a power behind a number', '10² 2³'],
  ['signs that say more than their letters', '① ™ № …'],
  ['dashes', '42–2022—NĐ‐CP'],
])('%s stays as it is: "%s"', (_, text) => {
  expect(normalizeText(text)).toBe(text)
})

test('every accented letter, small or capital, comes out composed however it was composed and in whatever order its marks stand', () => {
  const letters = [...'aăâeêioôơuưyAĂÂEÊIOÔƠUƯY']
  const tones = ['\u0301', '\u0300', '\u0309', '\u0303', '\u0323']
  for (const letter of letters) {
    for (const tone of tones) {
      const composed = (letter + tone).normalize('NFC')
      const [base = '', mark = ''] = letter.normalize('NFD')
      const spellings = [
        composed,
        composed.normalize('NFD'),
        base + mark + tone,
        base + tone + mark,
        (base + tone).normalize('NFC') + mark,
      ]

      expect(composed).toHaveLength(1)
      expect(spellings.map(normalizeText)).toEqual(spellings.map(() => composed))
    }
  }
})

test('a word by itself is normalised as in its text, so that words of a text can be looked up one by one', () => {
  const text = 'Ðiều 5¹, 100 m² đất ở, Chương Ⅳ, 𝐀𝐁, ﬁle, Ｑ１, điện'.normalize('NFD')
  const words = syllablesIn(text).map((word) => normalizeText(word.text))

  expect(words).toEqual(syllablesIn(normalizeText(text)).map((word) => word.text))
})

test('what is normalised is NFC, and normalising it again changes nothing', () => {
  // Letters, marks and digits that meet one another in all orders, among any characters.
  const unit = fc.oneof(
    fc.constantFrom(...'aeoưƣÐế5²₂ⅣＥ𝐄㎡\u0301\u0302\u0306\u0323\u031B\u200B\u00A0'),
    fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
  )
  fc.assert(
    fc.property(fc.array(unit), (units) => {
      const normal = normalizeText(units.join(''))

      expect(normalizeText(normal)).toBe(normal)
      expect(normal.normalize('NFC')).toBe(normal)
    }),
    { numRuns: 2000 },
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
