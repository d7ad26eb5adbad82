import fc from 'fast-check'
import { expect, test } from 'vitest'
import { monthsOf } from '../../../../api/living-data/months.ts'
import { MAX_MONTHS } from '../../../../domain/living-data.ts'

const names = (from: string, to: string) => monthsOf({ from, to }, '2026-01-14').map(({ name }) => name)

test('no day given is the last twelve months, over the turn of the year', () => {
  const months = names('', '')
  expect(months).toHaveLength(12)
  expect([months[0], months.at(-1)]).toEqual(['2025-02', '2026-01'])
})

test.each([
  ['2025-11-20', '2026-01-03', ['2025-11', '2025-12', '2026-01']],
  ['2026-01-03', '2025-11-20', ['2025-11', '2025-12', '2026-01']],
  ['2025-12-31', '', ['2025-12', '2026-01']],
  ['2030-01-01', '', []],
])('from %j to %j are the months %j', (from, to, expected) => {
  expect(names(from, to)).toEqual(expected)
})

test('a month ends on its last day, in leap years too', () => {
  expect(monthsOf({ from: '2024-02-10', to: '2024-02-11' }, '2026-01-14')).toEqual([
    { name: '2024-02', from: '2024-02-01', to: '2024-02-29' },
  ])
})

test('there are never more months than the engine may be asked for, and they follow one another', () => {
  const day = fc
    .date({ min: new Date('1900-01-01'), max: new Date('2200-12-31'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10))
  fc.assert(
    fc.property(day, day, (from, to) => {
      const months = monthsOf({ from, to }, '2026-01-14')
      expect(months.length).toBeGreaterThan(0)
      expect(months.length).toBeLessThanOrEqual(MAX_MONTHS)
      for (const [index, month] of months.slice(1).entries())
        expect(Date.parse(month.from) - Date.parse(months[index]?.to ?? '')).toBe(24 * 3600 * 1000)
    }),
  )
})
