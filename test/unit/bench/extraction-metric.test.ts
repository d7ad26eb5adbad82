import fc from 'fast-check'
import { expect, test } from 'vitest'
import { extractionQuality, overlapOf, precisionOf, recallOf, runsIn } from '../../../bench/extraction/metric.ts'

test('runs are of four words in Unicode, a shorter text is one run, and no words are none', () => {
  expect([...runsIn('Một hai, ba – bốn_năm 6')]).toEqual([
    ['Một hai ba bốn_năm', 1],
    ['hai ba bốn_năm 6', 1],
  ])
  expect([...runsIn('chỉ hai')]).toEqual([['chỉ hai', 1]])
  expect(runsIn(' – … ').size).toBe(0)
})

test('what is said twice counts twice', () => {
  expect(runsIn('a b c d a b c d').get('a b c d')).toBe(2)
  // Truth has the run once: one is shared, the others are surplus.
  expect(overlapOf('a b c d a b c d', 'a b c d')).toEqual({ shared: 0.2, surplus: 0.8, missing: 0 })
})

test('shares of a page are of shared, surplus and missing runs together', () => {
  const overlap = overlapOf('a b c d e', 'b c d e f g')
  expect(overlap).toEqual({ shared: 1 / 4, surplus: 1 / 4, missing: 2 / 4 })
  expect(precisionOf(overlap)).toBe(1 / 2)
  expect(recallOf(overlap)).toBe(1 / 3)
})

test.each([
  ['nothing was to be found and nothing was', '', '', 1, 1],
  ['nothing was found', '', 'a b c d', 0, 0],
  ['something was found where nothing was', 'a b c d', '', 0, 0],
])('%s', (_what, text, truth, precision, recall) => {
  expect(precisionOf(overlapOf(text, truth))).toBe(precision)
  expect(recallOf(overlapOf(text, truth))).toBe(recall)
})

test('pages without a find are left out of precision, not of recall; F1 is the harmonic mean of both means', () => {
  const overlaps = [overlapOf('a b c d', 'a b c d'), overlapOf('', 'a b c d'), overlapOf('a b c d x', 'a b c d y')]
  const { f1, precision, recall } = extractionQuality(overlaps)
  expect(precision).toBe(0.75)
  expect(recall).toBe(0.5)
  expect(f1).toBeCloseTo(0.6)
})

test('a text against itself is perfect, and the two sides mirror one another', () => {
  const text = fc.array(fc.constantFrom('a', 'b', 'c', 'ư'), { minLength: 1, maxLength: 12 }).map((words) => words.join(' '))
  fc.assert(fc.property(text, (one) => overlapOf(one, one).shared === 1))
  fc.assert(
    fc.property(text, text, (one, other) => {
      expect(precisionOf(overlapOf(one, other))).toBeCloseTo(recallOf(overlapOf(other, one)))
    }),
  )
})
