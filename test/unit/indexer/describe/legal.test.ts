import { expect, test } from 'vitest'
import { describe as describeDocument } from '../../../../indexer/describe/describe.ts'
import { legalFacts } from '../../../../indexer/describe/legal.ts'

const TITLE = 'Quyết định về việc ban hành quy chế hoạt động của cổng thông tin'

test('the labels of a database of documents are read', () => {
  const text = `Số ký hiệu: 07/2026/QĐ-UBND
Cơ quan ban hành: Ủy ban nhân dân tỉnh Quảng Ninh
Ngày ban hành: 13/01/2026
Ngày có hiệu lực: 01/02/2026
Căn cứ Nghị định số 42/2022/NĐ-CP`
  expect(legalFacts(TITLE, text)).toEqual({
    documentNumber: '07/2026/QĐ-UBND',
    issuer: 'Ủy ban nhân dân tỉnh Quảng Ninh',
    issuedAt: '2026-01-13',
    effectiveAt: '2026-02-01',
  })
})

test('the head of a document on paper is read', () => {
  const text = `ỦY BAN NHÂN DÂN TỈNH QUẢNG NINH
Số: 12/QĐ-UBND Quảng Ninh, ngày 5 tháng 3 năm 2026
Điều 1. Ban hành quy chế.
Điều 3. Quyết định này có hiệu lực kể từ ngày 10 tháng 3 năm 2026.`
  expect(legalFacts(TITLE, text)).toMatchObject({
    documentNumber: '12/QĐ-UBND',
    issuedAt: '2026-03-05',
    effectiveAt: '2026-03-10',
  })
})

test('a number that is merely cited is not the own one', () => {
  expect(legalFacts('Hội nghị về cổng thông tin', 'Theo Nghị định số 42/2022/NĐ-CP, các cổng phải…').documentNumber).toBeNull()
  expect(legalFacts('Nghị định 42/2022/NĐ-CP', 'Nội dung.').documentNumber).toBe('42/2022/NĐ-CP')
})

test('news about a document bears none of its facts', () => {
  const told = { url: 'https://a.gov.vn/tin/1', breadcrumb: [], publishedAt: '2026-01-13' }
  const title = 'Phổ biến Nghị định 42/2022/NĐ-CP tới các xã'
  expect(describeDocument({ ...told, title, text: 'Hội nghị đã diễn ra.' })).toMatchObject({ kind: 'news', documentNumber: null })
})
