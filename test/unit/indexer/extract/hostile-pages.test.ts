import { expect, test } from 'vitest'
import { readPage } from '../../../../indexer/extract/read-page.ts'

const PARAGRAPH =
  'Ủy ban nhân dân xã đã tổ chức hội nghị lấy ý kiến người dân về việc mở rộng tuyến đường liên thôn, với sự tham gia của đại diện các hộ dân. '
const BODY = `<p>${PARAGRAPH}</p>`.repeat(4)

function read(html: string) {
  const bytes = new TextEncoder().encode(html)
  return readPage({ url: 'https://xa.gov.vn/tin/1.html', bytes, contentType: 'text/html', robotsHeader: null })
}
function documentOf(html: string) {
  const reading = read(html)
  if (reading.type !== 'document') throw new Error(`read as ${reading.type}`)
  return reading.document
}

test('nothing that a page says brings a character that the database refuses', () => {
  const long = `${'a'.repeat(399)}😀`
  const document = documentOf(
    `<html><head><title>Tin\0 tức</title><meta name="description" content="${long}"><meta name="author" content="x\0y&#0;"></head>
    <body><div class="breadcrumb"><a href="/">Trang\0 chủ</a></div>${BODY}\0<a href="/%00tep.pdf"></a></body></html>`,
  )
  const written = JSON.stringify(document)
  expect(written).not.toContain('\\u0000')
  expect(written).not.toMatch(/\\ud[89a-f]/i)
  expect(document.summary).toHaveLength(399)
  expect(document.attachments).toMatchObject([{ title: 'tep.pdf' }])
})

test.each([
  ['elements nested thousands deep', '<div>'.repeat(5000) + BODY],
  ['tags that are never closed', Array(500).fill(`<p><b><font>${PARAGRAPH}`).join('')],
  ['menus in menus', '<div class="menu">'.repeat(2000) + BODY],
  ['a phrase of the rules over and over', `<p>${'trình tự thực hiện '.repeat(20_000)}</p>`],
])('%s are read in seconds', { timeout: 10_000 }, (_what, body) => {
  expect(documentOf(`<html><head><title>Tin</title></head><body>${body}</body></html>`).text.length).toBeGreaterThan(300)
})

test('an index of thousands of links is a list', () => {
  const links = Array.from({ length: 5000 }, (_, index) => `<a href="/b/${index}">Mục số ${index}</a>`)
  const reading = read(`<html><body>${links.join(' ')}${BODY}</body></html>`)
  expect(reading.type).toBe('list')
  expect('links' in reading && reading.links).toHaveLength(5000)
})

test.each([
  ['html', `<body><p>${BODY}</p></body>`],
  ['head', `<html><title>Tin</title><body>${BODY}</body></html>`],
  ['body', `<html><head><title>Tin</title></head>${BODY}</html>`],
  ['any of them', BODY],
])('a page that leaves out %s has its text', (_tag, html) => {
  expect(documentOf(html).text).toContain('mở rộng tuyến đường liên thôn')
})
