import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createSimilarity, featuresOf, formOf, type Said } from '../../../../api/similar/similarity.ts'
import { foldText } from '../../../../vietnamese/normalize.ts'
import { createTermStatistics } from '../../../../vietnamese/term-statistics.ts'
import { termsOf } from '../../../../vietnamese/terms.ts'
import { statisticsOf } from '../../../support/statistics-of.ts'

const said = (title: string, text: string): Said => ({ title: termsOf(title), text: termsOf(text) })

const PASSPORT = ['Cấp hộ chiếu', 'Người dân nộp tờ khai để được cấp hộ chiếu phổ thông.'] as const
const PASSPORT_AGAIN = ['Đổi hộ chiếu', 'Người dân nộp ảnh để được đổi hộ chiếu đã hết hạn.'] as const
const ROAD = ['Sửa đường tỉnh', 'Đơn vị thi công sửa mặt đường trong ba tháng.'] as const
const COLLECTION = statisticsOf([
  PASSPORT,
  PASSPORT_AGAIN,
  ROAD,
  ...Array.from({ length: 20 }, () => 'Người dân được thông báo.'),
])

const similarity = (a: readonly [string, string], b: readonly [string, string], statistics = COLLECTION) =>
  createSimilarity(said(...a), statistics)(said(...b))

test('a document is as similar as can be to itself, and more to one about the same than to one about something else', () => {
  expect(similarity(PASSPORT, PASSPORT)).toBeCloseTo(1, 10)
  expect(similarity(PASSPORT, PASSPORT_AGAIN)).toBeGreaterThan(0.2)
  expect(similarity(PASSPORT, PASSPORT_AGAIN)).toBeGreaterThan(10 * similarity(PASSPORT, ROAD))
})

test('nothing in common is no similarity, and neither is nothing at all', () => {
  expect(similarity(['Một', 'hai'], ['Ba', 'bốn'])).toBe(0)
  expect(similarity(['', ''], PASSPORT)).toBe(0)
  expect(similarity(PASSPORT, ['', '…'])).toBe(0)
})

test('words that every document has make nobody similar', () => {
  const common = similarity(['', 'Người dân được thông báo.'], PASSPORT)
  const telling = similarity(['', 'Hộ chiếu phổ thông.'], PASSPORT)

  expect(telling).toBeGreaterThan(3 * common)
})

test('the same words side by side count more than apart', () => {
  const together = similarity(['', 'hộ chiếu phổ thông'], ['', 'hộ chiếu phổ thông'])
  const apart = similarity(['', 'hộ chiếu phổ thông'], ['', 'thông chiếu phổ hộ'])

  expect(apart).toBeGreaterThan(0)
  expect(together).toBeGreaterThan(1.5 * apart)
})

test('other accents are other words, but a text without any is compared by its letters', () => {
  const statistics = createTermStatistics()

  expect(similarity(['', 'đường sắt'], ['', 'dương sát'], statistics)).toBe(0)
  expect(similarity(['', 'đường sắt'], ['', 'duong sat'], statistics)).toBeCloseTo(1, 10)
  expect(formOf(said('Đường', ''), said('', 'sat'))).toBe('folded')
  expect(formOf(said('Đường', ''), said('', 'sắt'))).toBe('code')
})

test('features count every mention, the title twice, and know in how many passages they stand', () => {
  const features = featuresOf(said('Hộ chiếu', 'Cấp hộ chiếu. Hộ khẩu.'), 'folded', COLLECTION)

  expect(features.get('ho')).toMatchObject({ times: 4, passages: 2, second: null })
  expect(features.get('ho chieu')).toMatchObject({ times: 3, passages: 2 })
  expect(features.get('chieu ho')).toBeUndefined()
  expect(features.get('khau')).toMatchObject({ times: 1, passages: 0 })
})

test('whatever two documents say, similarity is a share, the same both ways and whatever the accents of one that has none', () => {
  const words = fc.array(fc.constantFrom('hộ', 'chiếu', 'ho', 'đường', 'duong', '2026', '.', 'cấp', 'người'), { maxLength: 12 })
  fc.assert(
    fc.property(words, words, words, (title, text, other) => {
      const a = [title.join(' '), text.join(' ')] as const
      const b = ['', other.join(' ')] as const
      const found = similarity(a, b)
      expect(found).toBeGreaterThanOrEqual(0)
      expect(found).toBeLessThanOrEqual(1)
      expect(similarity(b, a)).toBeCloseTo(found, 10)
      const bare = ['', foldText(b[1])] as const
      expect(similarity(a, bare)).toBeGreaterThanOrEqual(found > 0 ? Number.MIN_VALUE : 0)
    }),
  )
})
