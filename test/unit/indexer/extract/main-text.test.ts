import { expect, test } from 'vitest'
import { frameNameOf } from '../../../../indexer/extract/frame-names.ts'
import { readMainText } from '../../../../indexer/extract/main-text.ts'

const FIRST =
  'Sáng nay, Ủy ban nhân dân xã Đông Mẫu khai trương điểm hướng dẫn người dân nộp hồ sơ trực tuyến tại nhà văn hóa thôn, với sự tham gia của hơn một trăm hộ.'
const SECOND =
  'Cán bộ một cửa trực vào các buổi chiều thứ ba và thứ năm, giúp bà con tạo tài khoản định danh, chụp giấy tờ và theo dõi kết quả xử lý trên điện thoại.'
const THIRD =
  'Lãnh đạo xã cho biết mô hình sẽ được nhân rộng ra các thôn còn lại trước cuối năm, kinh phí lấy từ nguồn chuyển đổi số của xã và đóng góp của doanh nghiệp.'
const ARTICLE = [FIRST, SECOND, THIRD]
const TITLE = 'Đông Mẫu mở điểm hướng dẫn nộp hồ sơ trực tuyến'

/** `between` stands inside the article, behind its first paragraph. */
function textOf({ before = '', between = '', after = '' }: { before?: string; between?: string; after?: string }): string {
  const html = `<html><head><title>${TITLE} - Xã Đông Mẫu</title></head><body><div class="trang"><div class="noi-dung-tin">
    ${before}<p>${FIRST}</p>${between}<p>${SECOND}</p><p>${THIRD}</p>${after}</div></div></body></html>`
  return readMainText(html, 'https://xa.gov.vn/tin/1.html', 'slim')?.text ?? ''
}
const link = (words: string) => `<a href="/tin/2.html">${words}</a>`

test.each([
  ['a caption', { between: '<div class="anhBaiViet-chuThich caption">Quang cảnh buổi lễ. Ảnh: Văn Mẫu</div>' }],
  ['a figure', { between: '<figure><img src="a.jpg"><figcaption>Quang cảnh buổi lễ.</figcaption></figure>' }],
  [
    'a box of other articles',
    { between: `<div class="tin-lien-quan"><p>${link('Xã Đông Mẫu trao quà cho hộ nghèo')}</p></div>` },
  ],
  ['a line that points elsewhere', { between: `<p>Xem thêm: ${link('Xã Đông Mẫu trao quà cho hộ nghèo')}</p>` }],
  ['a line that is a link', { between: `<p>${link('Xã Đông Mẫu trao quà cho hộ nghèo dịp cuối năm')}</p>` }],
  ['a bar to share', { after: '<div class="shareBar">Chia sẻ Facebook Zalo In bài</div>' }],
  ['comments', { after: `<div id="comments"><p>${'Tôi thấy rất hay và tiện cho bà con, xin cảm ơn xã. '.repeat(5)}</p></div>` }],
  ['the title and the stamp by it', { before: `<h1>${TITLE}</h1><p>Thứ ba, 13/01/2026 13:29</p><p>Lượt xem: 25</p>` }],
  [
    'a heading with links to elsewhere in the end',
    { after: `<p>Các tin khác</p><ul><li>${link('Tin số một của xã ta')}</li><li>${link('Tin số hai của xã ta')}</li></ul>` },
  ],
  ['the name of an empty box', { after: '<h3>Thông tin thời tiết</h3><h3>Thăm dò ý kiến</h3>' }],
  ['a wish for subscribers', { after: '<p>Đăng ký nhận bản tin của xã qua thư điện tử mỗi tuần.</p>' }],
])('%s is no part of the text', (_what, parts) => {
  expect(textOf(parts).split('\n')).toEqual(ARTICLE)
})

test.each([
  [
    'a quotation',
    '<blockquote><p>Bà con rất phấn khởi vì không phải đi xa.</p></blockquote>',
    'Bà con rất phấn khởi vì không phải đi xa.',
  ],
  ['a heading between paragraphs', '<h2>Cách làm hay</h2>', 'Cách làm hay'],
  ['a list', '<ul><li>Căn cước của người nộp;</li><li>Tờ khai theo mẫu.</li></ul>', 'Căn cước của người nộp;\nTờ khai theo mẫu.'],
  [
    'a table in a figure',
    '<figure><table><tr><th>Thôn</th><th>Số hộ</th></tr><tr><td>Đoài</td><td>120</td></tr></table></figure>',
    'Đoài 120',
  ],
  [
    'the name of a file',
    '<p><a href="/tep/ke-hoach.pdf">Kế hoạch mở điểm hướng dẫn của xã</a></p>',
    'Kế hoạch mở điểm hướng dẫn của xã',
  ],
])('%s stays', (_what, between, expected) => {
  expect(textOf({ between })).toContain(`${FIRST}\n${expected}\n${SECOND}`.split('\n').at(-2))
})

test('a long sentence about people who subscribe to something stays', () => {
  const told =
    'In the first week of the year more than two hundred families in the commune asked how to subscribe to the new service for reading water meters.'
  expect(textOf({ between: `<p>${told}</p>` })).toContain(told)
})

test('a legal text keeps the lines above its first sentence', () => {
  const head = [
    'ỦY BAN NHÂN DÂN XÃ ĐÔNG MẪU',
    'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
    'Số: 12/QĐ-UBND',
    'Đông Mẫu, ngày 13 tháng 01 năm 2026',
    'QUYẾT ĐỊNH',
  ]
  expect(textOf({ before: head.map((line) => `<p>${line}</p>`).join('') }).split('\n')).toEqual([...head, ...ARTICLE])
})

test('an article whose wrapper has the name of a frame is read all the same', () => {
  const html = `<html><head><title>${TITLE}</title></head><body><div class="sidebar share related">${ARTICLE.map((line) => `<p>${line}</p>`).join('')}</div></body></html>`
  expect(readMainText(html, 'https://xa.gov.vn/tin/1.html', 'slim')?.text.split('\n')).toEqual(ARTICLE)
})

test('both DOM engines read a cluttered page alike', () => {
  const html = `<html><head><title>${TITLE}</title></head><body><nav><a href="/">Trang chủ</a></nav><article><h1>${TITLE}</h1>
    ${ARTICLE.map((line) => `<p>${line}</p><figure><img><figcaption>Ảnh</figcaption></figure>`).join('')}</article><aside>${link('Tin khác')}</aside></body></html>`
  const read = (engine: 'slim' | 'jsdom') => readMainText(html, 'https://xa.gov.vn/tin/1.html', engine)
  expect(read('jsdom')).toEqual(read('slim'))
  expect(read('slim')?.text.split('\n')).toEqual(ARTICLE)
})

test.each([
  ['InlineImage-embedCaption', 'junk'],
  ['tin_lien_quan', 'junk'],
  ['bai-viet-lien-quan', 'junk'],
  ['box-tags', 'junk'],
  ['comments-area', 'comments'],
  ['disqus_thread', 'comments'],
  ['noi-dung chi-tiet', null],
  ['post-12 tag-chuyen-doi-so', null],
  ['header-title', null],
  ['advanced', null],
  ['', null],
])('the name "%s" says %s', (name, expected) => {
  expect(frameNameOf(name)).toBe(expected)
})
