import { expect, test } from 'vitest'
import { datesIn, firstDateIn } from '../../../vietnamese/dates-in.ts'

test.each([
  ['Ngày đăng: 13/01/2026', '2026-01-13'],
  ['13-01-2026', '2026-01-13'],
  ['13.1.2026', '2026-01-13'],
  ['Hà Nội, ngày 13 tháng 01 năm 2026', '2026-01-13'],
  ['Thứ Hai, 13/01/2026 08:30 (GMT+7)', '2026-01-13T08:30:00+07:00'],
  ['Thứ ba, 13/01/2026 | 8h05', '2026-01-13T08:05:00+07:00'],
  ['08:30 - 13/01/2026', '2026-01-13T08:30:00+07:00'],
  ['2026-01-13T08:30:00+07:00', '2026-01-13T08:30:00+07:00'],
  ['2026-01-13T01:30:00Z', '2026-01-13T01:30:00+00:00'],
  ['2026-01-13', '2026-01-13'],
])('"%s" is %s', (text, iso) => {
  expect(firstDateIn(text)).toBe(iso)
})

test.each(['31/02/2026', '13/13/2026', 'số 42/2022/NĐ-CP', 'hôm nay', '1/2', 'IP 10.1.20.26'])('"%s" is no date', (text) => {
  expect(firstDateIn(text)).toBeNull()
})

test('all dates are found in order, each once', () => {
  expect(datesIn('Ban hành ngày 5 tháng 3 năm 2025, hiệu lực 01/5/2025.').map(({ iso }) => iso)).toEqual([
    '2025-03-05',
    '2025-05-01',
  ])
})
