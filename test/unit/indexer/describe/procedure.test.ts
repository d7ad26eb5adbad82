import { expect, test } from 'vitest'
import { describe as describeDocument } from '../../../../indexer/describe/describe.ts'
import { readBlocks } from '../../../../indexer/describe/read-blocks.ts'

const clues = { url: 'https://dvc.gov.vn/x/1', title: 'Cấp giấy phép xây dựng nhà ở', breadcrumb: [], publishedAt: null }

test('the headings of a procedure and what stands below them', () => {
  const text = `Mã thủ tục: 1.004227
Cấp thực hiện: Cấp Xã
Lĩnh vực: Hoạt động xây dựng
Trình tự thực hiện
Bước 1: Nộp hồ sơ.
Thành phần hồ sơ
Bao gồm:
- Đơn đề nghị theo mẫu số 01;
- Bản sao giấy tờ về quyền sử dụng đất.
Thời hạn giải quyết
15 ngày làm việc
kể từ ngày nhận đủ hồ sơ
Phí, lệ phí (nếu có): 75.000 đồng một giấy phép.
Cơ quan thực hiện: Ủy ban nhân dân cấp xã
Kết quả thực hiện
Giấy phép.`
  expect(describeDocument({ ...clues, text })).toMatchObject({
    kind: 'procedure',
    documentNumber: null,
    procedure: {
      code: '1.004227',
      authority: 'Ủy ban nhân dân cấp xã',
      level: 'Cấp Xã',
      field: 'Hoạt động xây dựng',
      timeLimit: '15 ngày làm việc kể từ ngày nhận đủ hồ sơ',
      fee: '75.000 đồng một giấy phép',
      papers: ['Đơn đề nghị theo mẫu số 01', 'Bản sao giấy tờ về quyền sử dụng đất'],
    },
  })
})

test('the same from a table beside the main text, with a code of a province', () => {
  const html = `<table>
<tr><td>Mã thủ tục</td><td>2.000889.000.00.00.H49</td></tr>
<tr><td><b>Cơ quan thực hiện:</b></td><td><span>Sở</span> <a href="/x">Xây dựng</a></td></tr>
<tr><th>Thời hạn giải quyết</th><td>20 ngày</td><th>Lệ phí</th><td>Không</td></tr>
<tr><td>Thành phần hồ sơ</td><td><ul><li>Đơn đề nghị</li><li>Bản vẽ thiết kế</li></ul></td></tr>
<tr><td>Yêu cầu, điều kiện</td><td>Không có</td></tr></table><select><option>Lĩnh vực</option><option>Đất đai</option></select>`
  expect(describeDocument({ ...clues, text: 'Thủ tục.', blocks: readBlocks(html) }).procedure).toEqual({
    code: '2.000889.000.00.00.H49',
    authority: 'Sở Xây dựng',
    level: null,
    field: null,
    timeLimit: '20 ngày',
    fee: 'Không',
    papers: ['Đơn đề nghị', 'Bản vẽ thiết kế'],
  })
})

test('the heading of a list of documents is no label of its first row', () => {
  const html = `<table><tr><th>Số ký hiệu</th><th>Ngày ban hành</th><th>Cơ quan ban hành</th></tr>
<tr><td>12/QĐ-UBND</td><td>05/03/2026</td><td>UBND tỉnh</td></tr></table>`
  expect(describeDocument({ ...clues, title: 'Văn bản mới', text: 'Danh sách.', blocks: readBlocks(html) })).toMatchObject({
    documentNumber: null,
    issuer: null,
  })
})

test('what is no procedure has none of its facts', () => {
  expect(
    describeDocument({ ...clues, title: 'Hội nghị', text: 'Phí, lệ phí: đã giảm.', publishedAt: '2026-01-01' }),
  ).toMatchObject({
    kind: 'news',
    procedure: null,
  })
})
