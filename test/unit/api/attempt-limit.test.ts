import { expect, test } from 'vitest'
import { createAttemptLimit } from '../../../api/attempt-limit.ts'

function aLimit() {
  const clock = { now: new Date('2026-01-14T03:00:00Z') }
  const limit = createAttemptLimit(() => clock.now)
  return { clock, limit, fail: (address: string, times: number) => Array.from({ length: times }, () => limit.fail(address)) }
}
const isAllowed = (limit: { assertAllowed(address: string): void }, address: string) => {
  try {
    limit.assertAllowed(address)
    return true
  } catch {
    // The answer.
    return false
  }
}

test('ten wrong keys close an address for a quarter of an hour and no other', () => {
  const { clock, limit, fail } = aLimit()
  fail('203.0.113.7', 9)
  expect(isAllowed(limit, '203.0.113.7')).toBe(true)

  fail('203.0.113.7', 1)

  expect(isAllowed(limit, '203.0.113.7')).toBe(false)
  expect(isAllowed(limit, '203.0.113.8')).toBe(true)
  clock.now = new Date('2026-01-14T03:15:01Z')
  expect(isAllowed(limit, '203.0.113.7')).toBe(true)
})

test.each([
  ['2001:db8:1:2::5', '2001:db8:1:2:ffff::9'],
  ['2001:db8::1', '2001:db8:0:0:abcd::1'],
])('addresses of one IPv6 network count as one: %s and %s', (first, second) => {
  const { limit, fail } = aLimit()

  fail(first, 10)

  expect(isAllowed(limit, second)).toBe(false)
  expect(isAllowed(limit, '2001:db8:1:3::5')).toBe(true)
})

test('however many addresses fail, a recent offender is not forgotten', () => {
  const { limit, fail } = aLimit()
  for (let index = 0; index < 9_990; index += 1) fail(`10.1.${index >> 8}.${index & 255}`, 1)

  fail('203.0.113.7', 10)
  for (let index = 0; index < 5_000; index += 1) fail(`10.2.${index >> 8}.${index & 255}`, 1)

  expect(isAllowed(limit, '203.0.113.7')).toBe(false)
})
