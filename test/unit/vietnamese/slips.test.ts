import fc from 'fast-check'
import { expect, test } from 'vitest'
import { oneSlipAway } from '../../../vietnamese/slips.ts'

test.each([
  ['chieu', 'chiu', 'a letter too few'],
  ['chieu', 'chieeu', 'a letter too many'],
  ['chieu', 'chieu1', 'a digit behind it'],
  ['chieu', 'chiey', 'another letter'],
  ['chieu', 'cihieu', 'a letter in between'],
  ['chieu', 'hcieu', 'two letters that changed places'],
])('from %j to %j is one slip: %s', (word, other) => {
  expect(oneSlipAway(word)).toContain(other)
})

test('a word is not one slip away from itself, nor is nothing, nor what takes two slips', () => {
  expect(oneSlipAway('aa')).not.toContain('aa')
  expect(oneSlipAway('a')).not.toContain('')
  expect(oneSlipAway('chieu')).not.toContain('chu')
  expect(oneSlipAway('')).toContain('a')
})

test('slips lead back: where one word is a slip away from another, the other is from it', () => {
  const word = fc.stringMatching(/^[a-z]{1,8}$/)
  fc.assert(
    fc.property(word, (given) => {
      for (const other of oneSlipAway(given)) expect(oneSlipAway(other).has(given)).toBe(true)
    }),
    { numRuns: 20 },
  )
})
