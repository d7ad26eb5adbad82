import { expect, test } from 'vitest'
import { kindOf } from '../../../../indexer/describe/kind.ts'

const clues = {
  url: 'https://a.gov.vn/x',
  title: 'Tiêu đề',
  text: 'Nội dung.',
  breadcrumb: [],
  documentNumber: null,
  publishedAt: null,
}

test.each([
  ['a decree', { title: 'Nghị định quy định về cổng thông tin', documentNumber: '42/2022/NĐ-CP' }, 'legal-document'],
  ['a numbered text with articles', { text: 'Căn cứ Luật\nĐiều 1. Phạm vi', documentNumber: '5/QĐ-UBND' }, 'legal-document'],
  ['an entry of the database of documents', { url: 'https://a.gov.vn/van-ban/5', documentNumber: '5/QĐ-UBND' }, 'legal-document'],
  ['news about a decree', { title: 'Phổ biến nghị định mới', publishedAt: '2026-01-13' }, 'news'],
  ['steps and papers', { text: 'Trình tự thực hiện: nộp hồ sơ.\nThành phần hồ sơ: tờ khai.' }, 'procedure'],
  ['papers and steps', { text: 'Thành phần hồ sơ: tờ khai.\nTrình tự thực hiện: nộp hồ sơ.' }, 'procedure'],
  ['a procedure by its place', { url: 'https://a.gov.vn/thu-tuc/9', title: 'Đăng ký khai sinh' }, 'procedure'],
  ['steps alone', { text: 'Trình tự thực hiện còn chậm.', publishedAt: '2026-01-13' }, 'news'],
  ['a question with its answer', { title: 'Làm hộ chiếu ở đâu?', text: 'Trả lời: tại Công an tỉnh.' }, 'question-answer'],
  ['a question by its place', { breadcrumb: ['Trang chủ', 'Hỏi đáp'] }, 'question-answer'],
  ['a press release', { title: 'Thông cáo báo chí kỳ họp thứ 5' }, 'press-release'],
  ['a notice', { title: 'Thông báo tuyển dụng viên chức' }, 'notice'],
  ['figures', { title: 'Tình hình kinh tế - xã hội tháng 1' }, 'data'],
  ['an office', { title: 'Cơ cấu tổ chức' }, 'office'],
  ['a dated page', { publishedAt: '2026-01-13' }, 'news'],
  ['a page that says nothing of itself', {}, 'other'],
  ['a path with a broken escape', { url: 'https://a.gov.vn/%E0%A4/tin-tuc/x' }, 'news'],
] as const)('%s is known for what it is', (_what, told, kind) => {
  expect(kindOf({ ...clues, ...told })).toBe(kind)
})
