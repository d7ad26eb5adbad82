import fc from 'fast-check'
import { expect, test } from 'vitest'
import { comparableNumber } from '../../../vietnamese/numerals.ts'

test.each([
  ['1.000.000', '1000000'],
  ['1,000,000', '1000000'],
  ['1000000', '1000000'],
  ['1.500', '1500'],
  ['1,500', '1500'],
  ['0,5', '0,5'],
  ['0.5', '0,5'],
  ['0.125', '0,125'],
  ['1234.567', '1234,567'],
  ['1.234.567,89', '1234567,89'],
  ['1,234,567.89', '1234567,89'],
  ['4.0', '4,0'],
  ['2026', '2026'],
  ['0', '0'],
])('"%s" is compared as "%s"', (token, form) => {
  expect(comparableNumber(token)).toBe(form)
})

test.each([
  ['a date', '13/01/2026'],
  ['a date with full stops', '13.01.2026'],
  ['a date with hyphens', '2026-01-13'],
  ['a document number', '42/2022/NĐ-CP'],
  ['a document number without its issuer', '42/2022'],
  ['a version', '1.21.0'],
  ['an address', '192.168.0.1'],
  ['a telephone number', '0243.804.4444'],
  ['a code', '007'],
  ['groups of two', '1.000.00'],
  ['groups parted by both signs', '1.000,000.000'],
  ['half a number', '5,'],
  ['half a number', ',5'],
  ['a share', '5%'],
  ['a word', 'm2'],
  ['nothing', ''],
])('%s is no number: "%s"', (_, token) => {
  expect(comparableNumber(token)).toBeNull()
})

test('every amount is one number in its Vietnamese, its English and its plain spelling', () => {
  fc.assert(
    fc.property(fc.nat(), fc.constantFrom(...['', '5', '25', '1234']), (amount, decimals) => {
      const vietnamese = amount.toLocaleString('de-DE') + (decimals && `,${decimals}`)
      const english = amount.toLocaleString('en-US') + (decimals && `.${decimals}`)
      const plain = decimals ? `${amount},${decimals}` : String(amount)

      expect([vietnamese, english, plain].map(comparableNumber)).toEqual([plain, plain, plain])
    }),
  )
})
