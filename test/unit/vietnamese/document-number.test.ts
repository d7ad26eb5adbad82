import { expect, test } from 'vitest'
import { documentNumbersIn, queryNumberKeys } from '../../../vietnamese/document-number.ts'

test.each([
  ['Nghị định số 42/2022/NĐ-CP ngày 24/6/2022', ['42/2022/NĐ-CP']],
  ['nghi dinh 42/2022/nd-cp', ['42/2022/NĐ-CP']],
  ['42 / 2022 / NĐ - CP', ['42/2022/NĐ-CP']],
  ['số 42/2022/NĐ- CP', ['42/2022/NĐ-CP']],
  ['Quyết định 1234/QĐ-UBND và 089/CT-TTg', ['1234/QĐ-UBND', '089/CT-TTg']],
  ['Thông tư liên tịch 01/2024/TTLT-BTC-BCA', ['01/2024/TTLT-BTC-BCA']],
  ['Luật số 59/2020/QH14', ['59/2020/QH14']],
  ['Công văn 1011/UBND-KGVX', ['1011/UBND-KGVX']],
  ['Nghị quyết 57-NQ/TW và kế hoạch 12/KH-UBND', ['57-NQ/TW', '12/KH-UBND']],
  ['quyet dinh 456 - qd/tu', ['456-QĐ/TU']],
  ['giai đoạn 2021-2025, tuyến 12-QL/18', []],
  ['trực 24/7, tốc độ 60 km/h, tỉ lệ 1/3, ngày 13/01/2026', []],
])('in "%s" stand %j', (text, numbers) => {
  expect(documentNumbersIn(text).map(({ number }) => number)).toEqual(numbers)
})

test('the place of a number in the text is told', () => {
  const text = 'Xem 42/2022/NĐ-CP nhé'
  const [found] = documentNumbersIn(text)
  expect(text.slice(found?.start, found?.end)).toBe('42/2022/NĐ-CP')
})

test.each([
  ['42/2022/NĐ-CP', ['42/2022/nd-cp']],
  ['042/2022/nd-cp', ['42/2022/nd-cp']],
  ['nd 42/2022', ['42/2022/nd']],
  ['nghi quyet 57-nq/tw', ['57-nq/tw']],
  ['nghị định 42 năm 2022', ['42/2022/nd']],
  ['nghi dinh so 42/2022', ['42/2022/nd']],
  ['quyết định 1234', ['1234/qd']],
  ['42/2022', ['42/2022/']],
  ['thủ tục cấp hộ chiếu', []],
])('the question "%s" asks for %j', (query, keys) => {
  expect(queryNumberKeys(query)).toEqual(keys)
})
