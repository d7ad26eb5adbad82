import { expect, test } from 'vitest'
import { type PageLine, toPageLines } from '../../../../../indexer/extract/attachments/pdf-lines.ts'
import { toParagraphs } from '../../../../../indexer/extract/attachments/pdf-paragraphs.ts'
import { withoutRunningHeads } from '../../../../../indexer/extract/attachments/running-heads.ts'

const SIZE = 12
/** Lines from the top of a page down; each as wide as its share of the text. */
function printed(lines: readonly (readonly [text: string, share?: number, left?: number])[], top = 760): PageLine[] {
  return lines.map(([text, share = 1, left = 70], index) => ({
    text,
    left,
    right: 70 + 450 * share,
    y: top - index * 16,
    size: SIZE,
  }))
}
const textsOf = (...pages: PageLine[][]) => toParagraphs(pages).map(({ text }) => text)

test('full lines go on, a short one ends its paragraph, and an indent or a number begins one', () => {
  expect(
    textsOf(
      printed([
        ['Ủy ban nhân dân tỉnh yêu cầu'],
        ['các sở thực hiện.', 0.4],
        ['Sở Tài chính chủ trì với', 1, 98],
        ['các huyện và xã'],
        ['1. Bố trí kinh phí', 1],
        ['a) Theo năm'],
        ['Điều 5. Hiệu lực'],
      ]),
    ),
  ).toEqual([
    'Ủy ban nhân dân tỉnh yêu cầu các sở thực hiện.',
    'Sở Tài chính chủ trì với các huyện và xã',
    '1. Bố trí kinh phí',
    'a) Theo năm',
    'Điều 5. Hiệu lực',
  ])
})

test('an article that is only named goes on in its line', () => {
  expect(textsOf(printed([['theo quy định tại khoản 2'], ['Điều 50 và Điều 51 của Luật này.', 0.6]]))).toEqual([
    'theo quy định tại khoản 2 Điều 50 và Điều 51 của Luật này.',
  ])
})

test('a paragraph goes on over the end of a page and belongs to the page where it begins', () => {
  const pages = [
    printed([['Mở đầu.', 0.2], ['Kinh phí thực hiện do']]),
    printed([
      ['ngân sách bảo đảm.', 0.4],
      ['Hết.', 0.1],
    ]),
  ]
  expect(toParagraphs(pages)).toEqual([
    { text: 'Mở đầu.', page: 0 },
    { text: 'Kinh phí thực hiện do ngân sách bảo đảm.', page: 0 },
    { text: 'Hết.', page: 1 },
  ])
})

test('lines of a narrow column are joined by the width of the column', () => {
  const column = ['Trường hợp luật khác ban', 'hành sau ngày Luật này', 'có hiệu lực mà quy định', 'khác thì áp dụng Luật']
  const narrow = column.map((text, index) => ({ text, left: 300, right: 420, y: 700 - index * 16, size: SIZE }))
  expect(textsOf([...printed([['Bảng so sánh các quy định của hai luật']]), ...narrow]).slice(1)).toEqual([column.join(' ')])
})

test('runs are put together by where they stand: pieces of a word, words, columns', () => {
  const item = (str: string, left: number, width: number, y = 700) => ({
    str,
    transform: [12, 0, 0, 12, left, y],
    width,
    height: 12,
  })
  const texts = toPageLines([
    item('Ti', 70, 10),
    item('ếng', 80, 18),
    item('Việt', 102, 22),
    item('1', 126, 3, 704),
    item('CỘNG HÒA', 300, 80),
    item('Dòng sau', 70, 50, 684),
    { str: 'BẢN NHÁP', transform: [8, 8, -8, 8, 200, 400], width: 90, height: 12 },
    { type: 'beginMarkedContent' },
  ]).map(({ text }) => text)
  expect(texts).toEqual(['Tiếng Việt 1\tCỘNG HÒA', 'Dòng sau'])
})

test('running heads and numbers of pages go, clauses that look alike stay', () => {
  const pages = [1, 2, 3, 4].map((number) =>
    printed([
      [`CÔNG BÁO/Số 15 ${number}`],
      [`${number}. Các hộ nộp hồ sơ.`],
      ['Nội dung'],
      [`Lời cuối ${'a'.repeat(number)}`],
      [`Trang ${number}/4`],
    ]),
  )
  expect(withoutRunningHeads(pages).map((lines) => lines.map(({ text }) => text))).toEqual(
    [1, 2, 3, 4].map((number) => [`${number}. Các hộ nộp hồ sơ.`, 'Nội dung', `Lời cuối ${'a'.repeat(number)}`]),
  )
})

test('a page or two say nothing about heads, but for small letters far above the text', () => {
  const small = { text: 'VĂN PHÒNG', left: 70, right: 150, y: 820, size: 9 }
  const lines = printed([['Quyết định về việc'], ['sửa đường']])
  expect(withoutRunningHeads([[small, ...lines]])).toEqual([lines])
  expect(withoutRunningHeads([lines, lines])).toEqual([lines, lines])
})
