import { expect, test } from 'vitest'
import { readPage } from '../../../../indexer/extract/read-page.ts'

const read = (body: string) =>
  readPage({
    url: 'https://xa.gov.vn/muc/tin-tuc',
    bytes: new TextEncoder().encode(`<html><head><title>Tin tức - Xã Mẫu</title></head><body>${body}</body></html>`),
    contentType: 'text/html',
    robotsHeader: null,
  })
const MENU = `<div class="menu"><ul>${Array.from({ length: 10 }, (_, index) => `<li><a href="/muc-${index}">Chuyên mục ${index}</a></li>`).join('')}</ul></div>`
const abstract = (index: number) =>
  `Ngày thứ ${index}, Ủy ban nhân dân xã tổ chức hội nghị lấy ý kiến người dân về việc mở rộng tuyến đường liên thôn, với sự tham gia của đại diện các hộ…`

test.each([3, 6, 20])('a list of %i headlines with days and abstracts is a list', (count) => {
  const entry = (index: number) =>
    `<div class="muc"><h3><a href="/tin/${index}">Hội nghị lần ${index}</a></h3><p>13/01/2026 | 08:30</p><p>${abstract(index)}</p></div>`
  expect(read(`${MENU}<div class="ds">${Array.from({ length: count }, (_, index) => entry(index)).join('')}</div>`).type).toBe(
    'list',
  )
})

test('an article with links between its paragraphs is a document', () => {
  const paragraphs = Array.from(
    { length: 6 },
    (_, index) => `<p>${abstract(index)} ${abstract(index + 10)}</p><p>${abstract(index + 20)}</p>`,
  )
  const withLinks = paragraphs.join('<p><a href="/tin/9">Xã trao quà cho hộ nghèo</a></p>')
  expect(read(`${MENU}<h1>Hội nghị của xã</h1><div>${withLinks}</div>`).type).toBe('document')
})

test('a form to write to the portal is no document', () => {
  const fields = [
    'Họ và tên',
    'Năm sinh',
    'Địa chỉ',
    'Số điện thoại',
    'Thư điện tử',
    'Tiêu đề',
    'Nội dung',
    'Mã xác nhận ở hình bên',
  ]
  const rows = fields.map((name) => `<div><label>${name} (bắt buộc phải điền, xin ghi rõ)</label><input type="text"></div>`)
  expect(read(`${MENU}<h1>Gửi câu hỏi</h1><form>${rows.join('')}<textarea></textarea></form>`).type).toBe('no-text')
})

test.each([
  ['Vietnamese', 'Địa chỉ: Số 1 đường Mẫu, xã Mẫu. Điện thoại: 0200 000 000. Người chịu trách nhiệm: Chủ tịch xã. '],
  ['English', 'Add: 1 Mau street, Mau commune, Viet Nam. Hotline for administrative procedures of the commune: 0200 000 000. '],
])('the address block in %s alone makes no document', (_language, imprint) => {
  expect(read(`${MENU}<div class="duoi"><h4>CỔNG</h4><p>${imprint}</p><p>${imprint}</p><p>${imprint}</p></div>`).type).not.toBe(
    'document',
  )
})
