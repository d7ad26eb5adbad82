import { expect, test } from 'vitest'
import { titleOfFile } from '../../../../../indexer/extract/attachments/title-of-file.ts'

const HEAD = ['CHÍNH PHỦ', '-------', 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 'Độc lập - Tự do - Hạnh phúc']
const PLACE = 'Hà Nội, ngày 13 tháng 01 năm 2026'

test.each([
  [
    [
      ...HEAD,
      'Số: 12/2026/NĐ-CP',
      PLACE,
      'NGHỊ ĐỊNH',
      'Quy định chi tiết một số điều của Luật Cảnh vệ',
      'Căn cứ Luật Tổ chức Chính phủ;',
    ],
    'Nghị định 12/2026/NĐ-CP quy định chi tiết một số điều của Luật Cảnh vệ',
  ],
  [
    [
      ...HEAD,
      'LUẬT',
      'SỬA ĐỔI, BỔ SUNG MỘT SỐ ĐIỀU',
      'CỦA LUẬT CẢNH VỆ',
      'Căn cứ Hiến pháp;',
      'Luật sửa đổi, bổ sung một số điều của Luật Cảnh vệ.',
    ],
    'Luật Sửa đổi, bổ sung một số điều của Luật Cảnh vệ',
  ],
  [
    ['BỘ Y TẾ', 'Số:      /TTr-BYT', PLACE, 'TỜ TRÌNH', 'Dự thảo Luật An toàn thực phẩm', 'Kính gửi: Chính phủ'],
    'Tờ trình dự thảo Luật An toàn thực phẩm',
  ],
  [['UBND TỈNH A', 'BÁO CÁO KẾT QUẢ CẢI CÁCH HÀNH CHÍNH', 'I. TÌNH HÌNH'], 'Báo cáo kết quả cải cách hành chính'],
  [
    ['HƯỚNG DẪN', 'Nộp hồ sơ trực tuyến', 'CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH', 'Người dân nộp hồ sơ'],
    'Hướng dẫn nộp hồ sơ trực tuyến',
  ],
  [
    ['Phụ lục 2', 'DANH MỤC THỦ TỤC HÀNH CHÍNH', 'CỦA TỈNH QUẢNG NINH', '1. Cấp hộ chiếu'],
    'Danh mục thủ tục hành chính của tỉnh Quảng Ninh',
  ],
  [['Sở Tài chính hướng dẫn nộp thuế. Hạn cuối là tháng 3.', 'Chi tiết'], 'Sở Tài chính hướng dẫn nộp thuế'],
])('%# the title stands in the file', (lines, title) => {
  expect(titleOfFile(lines, null, 'https://a.vn/x.pdf')).toBe(title)
})

test('the title of the metadata counts when the text has it too', () => {
  const lines = ['Tạp chí Tài chính', 'Số tháng một', 'Chuyển đổi số trong ngành thuế của các tỉnh miền núi phía Bắc']
  const title = 'Chuyển đổi số trong ngành thuế'
  expect(titleOfFile(lines, title, 'https://a.vn/x.pdf')).toBe(title)
  expect(titleOfFile(lines, 'Mẫu công văn của phòng kế toán', 'https://a.vn/x.pdf')).toBe(lines[0])
})

test('a file without a telling line is called as its address, unless that is a code', () => {
  expect(titleOfFile(['Bảng 1'], null, 'https://a.vn/upload/quy-%C4%91%E1%BB%8Bnh_m%E1%BB%9Bi.pdf')).toBe('quy định mới')
  expect(titleOfFile(['Bảng 1'], null, 'https://a.vn/upload/62d2c84654592f1d.pdf')).toBe('Bảng 1')
  expect(titleOfFile(['Bảng 1'], null, 'https://a.vn/upload/%E0%A4%A.pdf')).not.toBe('')
})
