import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isCopy, type Sketch, sharedPart } from '../../../../domain/copies.ts'
import { fingerprintOf } from '../../../../indexer/describe/fingerprint.ts'
import { foldText } from '../../../../vietnamese/normalize.ts'

const LINES = Array.from(
  { length: 8 },
  (_, index) =>
    `Ngày thứ ${index + 3}, ông Lê Văn ${'ABCDEFGH'[index]} cho biết tổ ${index * 7 + 12} đã trồng ${index * 31 + 45} cây ở xã Bình Minh ${index}.`,
)
const sketch = (lines: readonly string[], number: string | null = null): Sketch => {
  const print = fingerprintOf(lines)
  if (!print) throw new Error('too short')
  return {
    exact: print.exact,
    words: print.words,
    shingles: Buffer.from(print.shingles, 'base64'),
    tells: Buffer.from(print.tells, 'base64'),
    number,
  }
}

test('spelling changes nothing', () => {
  for (const lines of [
    LINES.map((line) => line.normalize('NFD')),
    LINES.map((line) => line.replaceAll(',', ' –')),
    [LINES.join(' ')],
  ])
    expect(fingerprintOf(lines)).toMatchObject({ exact: fingerprintOf(LINES)?.exact, bands: fingerprintOf(LINES)?.bands })
  expect(fingerprintOf(LINES.map(foldText))?.exact).toBe(fingerprintOf(LINES)?.exact)
})

test.each([
  ['the same', LINES],
  ['without its last paragraph', LINES.slice(0, -1)],
  ['with a line of its own', [...LINES, 'Cán bộ phường xin giới thiệu cùng bà con.']],
  ['in capitals', LINES.map((line) => line.toUpperCase())],
])('a text %s is a copy', (_what, lines) => {
  expect(isCopy(sketch(LINES), sketch(lines))).toBe(true)
})

test('a form that is filled in anew is none, nor is a text with another number', () => {
  const anew = LINES.map((line, index) =>
    line
      .replace(/\d+/g, (digits) => String(Number(digits) * 3 + 11))
      .replace(/Lê Văn \w/, `Hồ Thị ${'MNPQRSTU'[index]}`)
      .replace('Bình Minh', 'Tân Lập'),
  )
  expect(sharedPart(sketch(LINES).shingles, sketch(anew).shingles)).toBeLessThan(0.9)
  expect(isCopy(sketch(LINES), sketch(anew))).toBe(false)
  expect(isCopy(sketch(LINES, '1/qd'), sketch(LINES, '2/qd'))).toBe(false)
  expect(isCopy(sketch(LINES, '1/qd'), sketch(LINES))).toBe(true)
})

test('a text that is too short has none, one a little longer is known again only as it is', () => {
  const words = (count: number) => [Array.from({ length: count }, (_, index) => `từ${index}`).join(' ')]
  expect(fingerprintOf(words(39))).toBeNull()
  expect(fingerprintOf(words(79))?.bands).toEqual([])
  expect(fingerprintOf(words(80))?.bands).toHaveLength(21)
})

test('the sketch estimates what two texts share', () => {
  const run = (from: number, to: number) => [Array.from({ length: to - from }, (_, index) => `từ${from + index}`).join(' ')]
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 900 }), (shift) => {
      const [one, other] = [sketch(run(0, 1000)), sketch(run(shift, 1000 + shift))]
      const shared = Math.max(0, 1000 - shift) / (1000 + shift)
      expect(Math.abs(sharedPart(one.shingles, other.shingles) - shared)).toBeLessThan(0.3)
      expect(isCopy(one, other)).toBe(isCopy(other, one))
    }),
    { numRuns: 50 },
  )
})
