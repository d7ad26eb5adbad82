import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type ValidityFacts, validityOn } from '../../../domain/validity.ts'

const facts = (told: Partial<ValidityFacts>): ValidityFacts => ({ effectiveAt: null, expiresAt: null, replacedFrom: [], ...told })

test.each([
  ['the day before', { effectiveAt: '2026-03-01' }, '2026-02-28', 'not-yet-in-force'],
  ['its first day', { effectiveAt: '2026-03-01' }, '2026-03-01', 'in-force'],
  ['a day with a time', { effectiveAt: '2026-03-01T00:00:00+07:00' }, '2026-03-01', 'in-force'],
  ['the last day before its end', { effectiveAt: '2020-01-01', expiresAt: '2026-01-01' }, '2025-12-31', 'in-force'],
  ['the day of its end', { effectiveAt: '2020-01-01', expiresAt: '2026-01-01' }, '2026-01-01', 'expired'],
  [
    'the day on which another took its place',
    { effectiveAt: '2020-01-01', replacedFrom: ['2026-01-01'] },
    '2026-01-01',
    'replaced',
  ],
  ['a day before another takes its place', { effectiveAt: '2020-01-01', replacedFrom: ['2026-01-01'] }, '2025-12-31', 'in-force'],
  ['a replacement of an unknown day', { effectiveAt: '2020-01-01', replacedFrom: [null] }, '2026-01-01', 'unknown'],
  ['no first day', {}, '2026-01-01', 'unknown'],
  ['no first day but an end', { expiresAt: '2026-01-01' }, '2026-01-01', 'expired'],
] as const)('on %s', (_when, told, day, validity) => {
  expect(validityOn(facts({ ...told, replacedFrom: 'replacedFrom' in told ? [...told.replacedFrom] : [] }), day)).toBe(validity)
})

test('what is over stays over', () => {
  const day = fc
    .date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10))
  fc.assert(
    fc.property(
      fc.option(day),
      fc.option(day),
      fc.array(fc.option(day), { maxLength: 2 }),
      day,
      day,
      (effectiveAt, expiresAt, replacedFrom, one, other) => {
        const [earlier, later] = [one, other].sort() as [string, string]
        const over = ['expired', 'replaced']
        const told = { effectiveAt, expiresAt, replacedFrom }
        if (over.includes(validityOn(told, earlier))) expect(over).toContain(validityOn(told, later))
      },
    ),
  )
})
