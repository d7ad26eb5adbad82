import { expect, test } from 'vitest'
import { accentCode, openAccentCode } from '../../../vietnamese/accent-code.ts'

test.each([
  ['Đường sắt', 'd9u7o7ng2 sa8t1'],
  ['dương', 'du7o7ng0'],
  ['hòa bình', 'hoa2 binh2'],
  ['hoà bình', 'hoa2 binh2'],
  ['quý', 'quy1'],
  ['ĐIỆN BIÊN', 'd9ie6n5 bie6n0'],
  ['năm 2026, COVID-19', 'na8m0 2026 covid0 19'],
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
  expect(accentCode('đường').startsWith(openAccentCode('đươ'))).toBe(true)
})
