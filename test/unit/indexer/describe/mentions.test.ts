import { expect, test } from 'vitest'
import { languageOfText } from '../../../../indexer/describe/language.ts'
import { mentionsIn } from '../../../../indexer/describe/mentions.ts'
import { withoutSourceLine } from '../../../../indexer/describe/source-line.ts'

test('provinces are found by their names of today and before, the most named first', () => {
  const text = 'Đoàn đến Quảng Ninh, rồi Quảng Ninh và Bình Dương. Tàu đi qua Thái Bình Dương.'
  expect(mentionsIn('Tin', text).places).toEqual(['quang-ninh', 'ho-chi-minh'])
  expect(mentionsIn('Lâm Đồng đón khách', text).places[0]).toBe('lam-dong')
})

test.each(['tháng này thanh hóa đơn còn ít', 'quả cần thơ ngây'])('words without capitals name no place: %s', (text) => {
  expect(mentionsIn('', text).places).toEqual([])
})

test('bodies are found by name and by short form, in either tone placement', () => {
  expect(mentionsIn('', 'Bộ Y tế, TTXVN và Bộ Văn hoá, Thể thao và Du lịch; Bộ Y tế.').bodies).toEqual([
    'bo-y-te',
    'ttxvn',
    'bo-vhttdl',
  ])
})

test.each([
  ['vi', 'Cổng thông tin', 'Người dân nộp hồ sơ trực tuyến.'],
  ['vi', 'Tin', 'Ứng dụng AI, Big Data và Cloud vào quản lý tại Smart City Forum.'],
  ['vi', 'Thong bao', 'Uy ban nhan dan tinh thong bao lich tiep cong dan thang nay cua cac co quan'],
  ['en', 'News', 'The Ministry of Health said that the programme is open to all people of Hà Nội and Quảng Ninh.'],
  ['other', 'Новости', 'Министерство сообщает о встрече.'],
  ['other', '', '12/2026 – 45 %'],
  ['other', 'Actualités', 'Le ministre a reçu la délégation dans les locaux du ministère.'],
] as const)('a text in %s: %s', (language, title, text) => {
  expect(languageOfText(title, text)).toBe(language)
})

const BODY = 'Đoàn công tác đã kiểm tra.'
test.each([
  ['(Theo baochinhphu.vn)', 'baochinhphu.vn'],
  ['Nguồn: TTXVN', 'TTXVN'],
  ['Theo Cổng Thông tin điện tử Chính phủ', 'Cổng Thông tin điện tử Chính phủ'],
  ['Dẫn theo Báo Quảng Ninh.', 'Báo Quảng Ninh'],
  ['Theo: Báo Nhân Dân', 'Báo Nhân Dân'],
])('the last line "%s" names a source', (line, source) => {
  expect(withoutSourceLine(`${BODY}\n${line}`)).toEqual({ lines: [BODY], source })
  expect(withoutSourceLine(`${BODY}\n${line}`.normalize('NFD')).source).toBe(source)
})

test.each([
  'Nguồn vốn: Ngân sách tỉnh',
  'Nguồn kinh phí: Quỹ bảo trợ',
  'Nguồn: ngân sách nhà nước',
  'Theo đó, các xã báo cáo.',
  'Theo quy định tại Nghị định',
  'Theo Quyết định số 12/QĐ-UBND',
  'Theo ông An, việc này sẽ xong.',
  'Nguồn nước đã sạch.',
])('the last line "%s" names none', (line) => {
  expect(withoutSourceLine(`${BODY}\n${line}`)).toEqual({ lines: [BODY, line], source: null })
})
