import { expect, test } from 'vitest'
import { isWithinHours } from '../../../crawler/crawl-hours.ts'

test.each([
  [null, '12:00', true],
  ['22:00-06:00', '21:59', false],
  ['22:00-06:00', '22:00', true],
  ['22:00-06:00', '00:00', true],
  ['22:00-06:00', '05:59', true],
  ['22:00-06:00', '06:00', false],
  ['01:30-04:00', '01:29', false],
  ['01:30-04:00', '03:59', true],
])('with the hours %s it may be crawled at %s in Vietnam: %s', (hours, time, isAllowed) => {
  expect(isWithinHours(hours, new Date(`2026-01-05T${time}:00+07:00`))).toBe(isAllowed)
})
