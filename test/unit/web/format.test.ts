import { expect, test } from 'vitest'
import { formatDate, formatDuration, formatNumber, formatTime } from '../../../web/format.ts'

test('dates and times are those of Viet Nam', () => {
  expect(formatDate('2026-01-13T18:30:00Z')).toBe('14/01/2026')
  expect(formatTime('2026-01-13T18:05:00Z')).toBe('01:05 14/01/2026')
})

test('what is no date is left out rather than shown as one', () => {
  expect(formatDate('hôm qua')).toBe('')
  expect(formatTime('')).toBe('')
})

test('numbers have points between thousands', () => {
  expect(formatNumber(1_234_567)).toBe('1.234.567')
})

test.each([
  [400, '0 giây'],
  [59_000, '59 giây'],
  [60_000, '1 phút'],
  [185_000, '3 phút 5 giây'],
  [7_800_000, '2 giờ 10 phút'],
  [-5, '0 giây'],
])('%i ms are "%s"', (ms, words) => {
  expect(formatDuration(ms)).toBe(words)
})
