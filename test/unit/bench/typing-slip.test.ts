import fc from 'fast-check'
import { expect, test } from 'vitest'
import { SLIPS, withSlip } from '../../../bench/eval/hard/typing-slip.ts'
import { createRandom } from '../../support/practice-portals/seeded-random.ts'

const TITLE = 'Thủ tục cấp hộ chiếu phổ thông'

test('one syllable and no other is changed, by as much as the slip says', () => {
  const lengthChange = { dropped: -1, doubled: 1, swapped: 0, 'wrong-tone': 0 }
  fc.assert(
    fc.property(fc.integer(), fc.constantFrom(...SLIPS), (seed, slip) => {
      const slipped = withSlip(TITLE, slip, createRandom(seed))
      if (slipped === null) return
      const before = TITLE.split(' ')
      const changed = slipped.split(' ').flatMap((syllable, index) => (syllable === before[index] ? [] : [index]))
      expect(changed).toHaveLength(1)
      expect(slipped.length - TITLE.length).toBe(lengthChange[slip])
    }),
  )
})

test('a wrong tone leaves the letters', () => {
  const bare = (text: string) => text.normalize('NFD').replace(/[\u0300\u0301\u0303\u0309\u0323]/g, '')
  const slipped = Array.from({ length: 50 }, (_, seed) => withSlip(TITLE, 'wrong-tone', createRandom(seed)) ?? '')

  expect(new Set(slipped).size).toBeGreaterThan(10)
  for (const one of slipped) expect(bare(one)).toBe(bare(TITLE))
  expect(slipped).not.toContain(TITLE)
})

test('a text without a syllable of three letters has no slip', () => {
  expect(withSlip('ở xã 12345', 'dropped', createRandom(1))).toBeNull()
})
