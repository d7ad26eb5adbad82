import fc from 'fast-check'
import { expect, test } from 'vitest'
import { understand } from '../../../../api/search/understand.ts'

test('a question without accents has no accented form', () => {
  expect(understand('cap ho chieu')).toEqual({ plain: 'cap ho chieu', accented: null, numberKeys: [] })
})

test('typed accents are coded', () => {
  expect(understand('Cấp hộ chiếu').accented).toBe('ca6p1 ho65 chie6u1')
})

test('a phrase is a phrase in both forms, whatever its quotes; a quote that is never closed opens none', () => {
  expect(understand('cấp "hộ chiếu"')).toMatchObject({ plain: 'cấp "hộ chiếu"', accented: 'ca6p1 "ho65 chie6u1"' })
  expect(understand('“hộ chiếu” mới')).toMatchObject({ plain: '"hộ chiếu" mới', accented: '"ho65 chie6u1" mo7i1' })
  expect(understand('cấp "hộ chiếu')).toMatchObject({ plain: 'cấp hộ chiếu', accented: 'ca6p1 ho65 chie6u1' })
})

test('a hyphen before a word is a dash and excludes nothing', () => {
  expect(understand('giai đoạn 2021 -2025').plain).toBe('giai đoạn 2021 2025')
  expect(understand('--covid').plain).toBe('covid')
  expect(understand('42/2022/NĐ-CP').plain).toBe('42/2022/NĐ-CP')
})

test.each(['', '   ', '?', '"', '""', '- -', '…', '\u200b'])('%j has no words', (query) => {
  expect(understand(query)).toEqual({ plain: '', accented: null, numberKeys: [] })
})

test('whatever is typed, quotes are balanced, no word begins with a hyphen and the text is well-formed', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom('"', '-', ' ', 'hộ', 'chiếu', '“', '\uD83D', '2021', '/')), (parts) => {
      const { plain, accented } = understand(parts.join(''))
      for (const text of [plain, accented ?? '']) {
        expect((text.match(/"/g) ?? []).length % 2).toBe(0)
        expect(text).not.toMatch(/(^|[\s"])-+[^\s-]/)
        expect(text.isWellFormed()).toBe(true)
      }
    }),
  )
})
