import { expect, test } from 'vitest'
import { effectOf } from '../../../../indexer/describe/effect.ts'

const ISSUED = '2026-03-05'
const none = { effectiveAt: null, expiresAt: null }

test.each([
  ['Nghị định này có hiệu lực thi hành kể từ ngày 15 tháng 5 năm 2026.', '2026-05-15'],
  ['Thông tư này có hiệu lực từ ngày 01/7/2026', '2026-07-01'],
  ['Luật này có hiệu lực thi hành từ ngày 1.7.2026.', '2026-07-01'],
  ['Quyết định này có hiệu lực kể từ ngày ký.', ISSUED],
  ['Quyết định này có hiệu lực thi hành kể từ ngày ký ban hành.', ISSUED],
  ['Thông tư này có hiệu lực sau 45 ngày kể từ ngày ký ban hành.', '2026-04-19'],
  ['Thông tư này có hiệu lực thi hành sau 45 (bốn mươi lăm) ngày, kể từ ngày ký.', '2026-04-19'],
  ['Quyết định có hiệu lực thi hành sau 10 ngày kể từ ngày ký', '2026-03-15'],
  ['Ngày có hiệu lực: 01/02/2026', '2026-02-01'],
  ['Kế hoạch này thi hành kể từ ngày 05/3/2026', '2026-03-05'],
] as const)('"%s"', (text, day) => {
  expect(effectOf(text, ISSUED)).toEqual({ effectiveAt: day, expiresAt: null })
})

test.each([
  'Thông tư này có hiệu lực kể từ ngày 31 tháng 02 năm 2026.',
  'Nghị định số 42/2022/NĐ-CP có hiệu lực thi hành từ ngày 15/8/2022.',
  'Khoản 2 Điều này có hiệu lực từ ngày 01/01/2027.',
  'Văn bản có hiệu lực khi có hướng dẫn.',
])('a day that is none, or not that of the document, is not taken: %s', (text) => {
  expect(effectOf(text, ISSUED)).toEqual(none)
})

test('what the document says of itself comes before what stands earlier', () => {
  const text = 'Quy chế có hiệu lực từ ngày 01/01/2020 đã lạc hậu.\nQuyết định này có hiệu lực từ ngày 01/06/2026.'
  expect(effectOf(text, ISSUED).effectiveAt).toBe('2026-06-01')
})

test('counted from a signing of which the day is not known, there is none', () => {
  expect(effectOf('Thông tư này có hiệu lực sau 45 ngày kể từ ngày ký ban hành.', null)).toEqual(none)
  expect(effectOf('Thông tư này có hiệu lực kể từ ngày ký.', null)).toEqual(none)
})

test.each([
  ['Nghị quyết này có hiệu lực từ ngày 01/01/2026 đến hết ngày 31/12/2026.', '2027-01-01'],
  ['Nghị quyết này hết hiệu lực kể từ ngày 31/12/2026.', '2026-12-31'],
  ['Ngày hết hiệu lực: 31/12/2026', '2026-12-31'],
  ['Thông tư số 10/2015/TT-BTC hết hiệu lực từ ngày 01/01/2020.', null],
  ['Thời hạn nhận hồ sơ đến hết ngày 31/12/2026.', null],
] as const)('the first day out of force: "%s"', (text, day) => {
  expect(effectOf(text, ISSUED).expiresAt).toBe(day)
})

test('a long hostile text is read in linear time', () => {
  const startedMs = performance.now()
  for (const piece of ['có hiệu lực ', 'kể từ ngày ', 'có hiệu lực thi hành kể từ ngày 1/', 'hết hiệu lực đến ngày '])
    effectOf(piece.repeat(50_000), ISSUED)
  expect(performance.now() - startedMs).toBeLessThan(5000)
})
