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
    legalType: 'Quyết định',
    signer: null,
    expiresAt: null,
    relations: [{ relation: 'based-on', number: '42/2022/NĐ-CP' }],
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

const facts = (title: string, text: string) => legalFacts(title, text)

test.each([
  ['by its number', 'Nghị định 42/2022/NĐ-CP', '', 'Chính phủ', 'Nghị định'],
  ['of several bodies', 'Thông tư liên tịch 08/2014/TTLT-BQP-BTC', '', 'Bộ Quốc phòng, Bộ Tài chính', 'Thông tư liên tịch'],
  ['of the National Assembly', 'Luật số 59/2020/QH14 Doanh nghiệp', '', 'Quốc hội', 'Luật'],
  [
    'that the title names',
    'Quyết định số 12/QĐ-UBND ngày 5/3/2026 của UBND tỉnh Quảng Ninh về giá đất',
    '',
    'UBND tỉnh Quảng Ninh',
    'Quyết định',
  ],
  [
    'in capitals above the text',
    'Quyết định về giá đất',
    'ỦY BAN NHÂN DÂN TỈNH LÂM ĐỒNG\nSố: 12/QĐ-UBND',
    'Ủy ban nhân dân tỉnh Lâm Đồng',
    'Quyết định',
  ],
  ['by a letter without a type', 'Về việc rà soát', 'Số: 1011/UBND-KGVX', null, 'Công văn'],
] as const)('the issuer %s is told with the type', (_how, title, text, issuer, legalType) => {
  const told = facts(title, text)
  expect(told.legalType).toBe(legalType)
  expect(told.issuer?.replace(/^UBND/, 'Ủy ban nhân dân') ?? null).toBe(issuer?.replace(/^UBND/, 'Ủy ban nhân dân') ?? null)
})

test('a citation with its day and issuer behind the name is no matter of documents that the name holds', () => {
  const title =
    'Thông tư số 76/2021/TT-BTC hướng dẫn Nghị định số 20/2021/NĐ-CP ngày 15 tháng 3 năm 2021 của Chính phủ ngày 15/09/2021 của Bộ Tài chính, có hiệu lực thi hành kể từ ngày 01/11/2021'
  expect(facts(title, '')).toMatchObject({
    documentNumber: '76/2021/TT-BTC',
    issuer: 'Bộ Tài chính',
    issuedAt: '2021-09-15',
    effectiveAt: '2021-11-01',
  })
})

test.each([
  ['KT. BỘ TRƯỞNG\nTHỨ TRƯỞNG\n(Đã ký)\nNguyễn Văn An', 'Nguyễn Văn An'],
  ['TM. CHÍNH PHỦ\nTHỦ TƯỚNG\nTRẦN THỊ BÌNH', 'Trần Thị Bình'],
  ['GIÁM ĐỐC\nNơi nhận: như trên', null],
  ['Nguyễn Văn An đã đến dự.', null],
])('the signer stands below the title: %j', (foot, signer) => {
  expect(facts('Quyết định 1/QĐ-BTC', `Điều 1. Ban hành.\n${foot}`).signer).toBe(signer)
})

test('the signer of a table of properties is told without rank', () => {
  expect(facts('Quyết định 1/QĐ-BTC', 'Số ký hiệu: 1/QĐ-BTC\nNgười ký: Phó Thủ tướng Lê Văn Cường').signer).toBe('Lê Văn Cường')
})
