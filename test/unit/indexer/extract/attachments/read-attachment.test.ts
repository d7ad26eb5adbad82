import { expect, test } from 'vitest'
import type { SourceDocument } from '../../../../../domain/document.ts'
import { readAttachment, readRecognized } from '../../../../../indexer/extract/attachments/read-attachment.ts'
import { makeDoc } from '../../../../support/practice-portals/files/doc.ts'
import { makeDocx } from '../../../../support/practice-portals/files/docx.ts'
import { makeOdt } from '../../../../support/practice-portals/files/odt.ts'
import { asWindows1252, toTcvn3, toVni } from '../../../../support/practice-portals/files/old-encodings.ts'
import { makePdf } from '../../../../support/practice-portals/files/pdf.ts'
import { makeRtf } from '../../../../support/practice-portals/files/rtf.ts'
import { makeXlsx } from '../../../../support/practice-portals/files/xlsx.ts'
import { makeZip } from '../../../../support/practice-portals/files/zip.ts'
import { createPracticeWorld } from '../../../../support/practice-portals/world.ts'
import { askWorld } from '../../../practice-portals/ask.ts'

const URL_OF_FILE = 'https://xa.gov.vn/upload/quyet-dinh-ve-sua-duong.bin'
const LINES = [
  'ỦY BAN NHÂN DÂN TỈNH QUẢNG NINH',
  'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
  'Số: 07/2026/QĐ-UBND',
  'QUYẾT ĐỊNH',
  'Về việc sửa chữa các tuyến đường liên xã',
  'Căn cứ Luật Tổ chức chính quyền địa phương;',
  'Điều 1. Phê duyệt kế hoạch sửa chữa 12 tuyến đường liên xã trong năm 2026.',
  'Điều 2. Quyết định này có hiệu lực từ ngày 01/02/2026.',
]
const TITLE = 'Quyết định 07/2026/QĐ-UBND về việc sửa chữa các tuyến đường liên xã'

const read = (bytes: Uint8Array, robotsHeader: string | null = null) =>
  readAttachment({ url: URL_OF_FILE, bytes, contentType: 'text/html', robotsHeader })

async function documentOf(bytes: Uint8Array): Promise<SourceDocument> {
  const reading = await read(bytes)
  if (reading?.type !== 'document') throw new Error(`no document: ${JSON.stringify(reading)}`)
  return reading.document
}

test.each([
  ['DOCX', makeDocx(LINES)],
  ['DOC', makeDoc(LINES)],
  ['ODT', makeOdt(LINES)],
  ['RTF', makeRtf(LINES)],
  ['PDF', makePdf(LINES)],
])('a %s gives its paragraphs, its title and the facts that every document has, whatever its type says', async (_, bytes) => {
  const document = await documentOf(bytes)
  expect(document.text).toBe(LINES.join('\n'))
  expect(document).toMatchObject({ title: TITLE, language: 'vi', kind: 'legal-document', documentNumber: '07/2026/QĐ-UBND' })
})

test('a spreadsheet gives a line a row, with its dates as dates and its numbers as people write them', async () => {
  const document = await documentOf(
    makeXlsx('Đầu tư công', [
      ['Tên dự án', 'Ngày khởi công', 'Vốn (tỷ đồng)'],
      ['Đường liên xã', new Date(Date.UTC(2026, 0, 13)), 0.1 + 0.2],
    ]),
  )
  expect(document.text).toBe('Đầu tư công\nTên dự án Ngày khởi công Vốn (tỷ đồng)\nĐường liên xã 13/01/2026 0.3')
})

test('slides give their paragraphs in the order of their numbers', async () => {
  const slide = (text: string) => `<p:sld><a:p><a:r><a:t>${text}</a:t></a:r></a:p></p:sld>`
  const document = await documentOf(
    makeZip([
      ['ppt/presentation.xml', '<p/>'],
      ['ppt/slides/slide10.xml', slide('Trang chiếu thứ mười')],
      ['ppt/slides/slide2.xml', slide('Trang chiếu thứ hai')],
    ]),
  )
  expect(document.text).toBe('Trang chiếu thứ hai\nTrang chiếu thứ mười')
})

test('a DOCX leaves out what is deleted, joins rows of tables and parts the letterhead', async () => {
  const run = (text: string) => `<w:r><w:t>${text}</w:t></w:r>`
  const cell = (...texts: string[]) => `<w:tc>${texts.map((text) => `<w:p>${run(text)}</w:p>`).join('')}</w:tc>`
  const body = [
    `<w:tbl><w:tr>${cell('CHÍNH PHỦ')}${cell('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM')}</w:tr></w:tbl>`,
    `<w:p>${run('Mức thu là ')}<w:del><w:r><w:delText>bảy</w:delText></w:r>${run('bảy')}</w:del><w:ins>${run('tám')}</w:ins>${run(' nghìn đồng.')}</w:p>`,
    `<w:tbl><w:tr>${cell('1')}${cell('Đường liên xã')}${cell('25 tỷ')}</w:tr></w:tbl>`,
  ].join('')
  const document = await documentOf(makeZip([['word/document.xml', `<w:document><w:body>${body}</w:body></w:document>`]]))
  expect(document.text).toBe('CHÍNH PHỦ\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nMức thu là tám nghìn đồng.\n1 Đường liên xã 25 tỷ')
})

test('a PDF knows where its pages begin, and loses its running heads and page numbers', async () => {
  const lines = Array.from(
    { length: 130 },
    (_, index) => `${index + 1}. Hộ gia đình tại tổ dân phố đã nộp đủ hồ sơ theo quy định.`,
  )
  const { text, pageStarts } = await documentOf(makePdf(lines, { runningHead: 'CÔNG BÁO TỈNH QUẢNG NINH' }))
  expect(text).toBe(lines.join('\n'))
  expect(pageStarts?.map((start) => text.slice(start).split('.', 1)[0])).toEqual(['1', '53', '105'])
})

test('printed lines become paragraphs again, and a number that a line has parted is whole', async () => {
  const { text } = await documentOf(
    makePdf([
      'Trong quý một, Ủy ban nhân dân tỉnh đã triển khai Nghị quyết số 12/2026/NQ-',
      'HĐND và hỗ trợ các hộ gia đình tại những xã bị ảnh hưởng bởi thiên tai với mức',
      'hỗ trợ cao nhất.',
      'Sở Tài chính hướng dẫn thủ tục thanh toán.',
    ]),
  )
  expect(text).toBe(
    'Trong quý một, Ủy ban nhân dân tỉnh đã triển khai Nghị quyết số 12/2026/NQ-HĐND và hỗ trợ các hộ gia đình tại những xã bị ảnh hưởng bởi thiên tai với mức hỗ trợ cao nhất.\nSở Tài chính hướng dẫn thủ tục thanh toán.',
  )
})

test.each([
  ['DOC in TCVN3', makeDoc(LINES.slice(4).map((line) => asWindows1252(toTcvn3(line))))],
  ['DOCX in TCVN3', makeDocx(LINES.slice(4).map(toTcvn3))],
  ['PDF in VNI', makePdf(LINES.slice(4).map((line) => asWindows1252(toVni(line))))],
])('text of old fonts in a %s is made Unicode', async (_, bytes) => {
  expect((await documentOf(bytes)).text).toContain('Phê duyệt kế hoạch sửa chữa 12 tuyến đường liên xã trong năm 2026.')
})

test('a DOC that is HTML inside, a page and a picture are no files', async () => {
  for (const bytes of ['<html><body>Quyết định</body></html>', ' <!doctype html>%PDF-', '\x89PNG\r\n\x1a\n', ''])
    expect(await read(Buffer.from(bytes, 'latin1'))).toBeNull()
})

test('a file that asks not to be indexed is not', async () => {
  expect(await read(makeDocx(LINES), 'noindex')).toMatchObject({ type: 'noindex' })
})

test('a file of next to no words has no text, and a ZIP file of other files no format', async () => {
  expect(await read(makeDocx(['Phụ lục']))).toMatchObject({ type: 'no-text' })
  expect(await read(makeZip([['anh.jpg', 'x']]))).toMatchObject({ type: 'refused-file', reason: 'content-type' })
})

test('the sick files of the practice portals have the outcomes of the truth, and their annexes are read', async () => {
  const world = createPracticeWorld({ port: 4100 })
  const truth = world.truth()
  const bytesOf = (url: string) => {
    const answer = askWorld(world, url)
    if (answer.type !== 'reply') throw new Error(`${url}: no file`)
    return Buffer.from(answer.body())
  }
  const sick = truth.outcomes.filter(({ portalId, url }) => portalId === 'sick-files' && url.includes('/upload/'))
  expect(sick.length).toBeGreaterThan(5)
  for (const { url, outcome } of sick) {
    expect(await readAttachment({ url, bytes: bytesOf(url), contentType: null, robotsHeader: null })).toMatchObject({
      type: 'refused-file',
      reason: outcome.replace('skipped:', ''),
    })
  }
  for (const { url, phrase, title } of truth.documents.filter((document) => document.url.includes('/upload/'))) {
    const reading = await readAttachment({ url, bytes: bytesOf(url), contentType: null, robotsHeader: null })
    expect(reading).toMatchObject({ type: 'document', document: { title, text: expect.stringContaining(phrase) } })
  }
})

test('what OCR has read is a document with pages', () => {
  const reading = readRecognized([`${LINES.slice(0, 5).join('\n\n')}\n`, LINES.slice(5).join('\n\n')], URL_OF_FILE)
  if (reading.type !== 'document') throw new Error(reading.type)
  expect(reading.document.title).toBe(TITLE)
  expect(reading.document.pageStarts).toEqual([0, reading.document.text.indexOf('Căn cứ')])
})
