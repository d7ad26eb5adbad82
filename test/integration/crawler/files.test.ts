import { afterAll, beforeAll, expect, test } from 'vitest'
import { aPortal } from '../../support/a-portal.ts'
import { makeDoc } from '../../support/practice-portals/files/doc.ts'
import { makeDocx, makeDocxBomb } from '../../support/practice-portals/files/docx.ts'
import { makePdf, makeScannedPdf } from '../../support/practice-portals/files/pdf.ts'
import { aSmallCrawl, type KeptPage, type SmallCrawl } from '../../support/small-crawl.ts'
import { aList, anArticle, aSmallSite, type SmallSite } from '../../support/small-site.ts'

const MAX_BODY_BYTES = 64 * 1024
const MAX_FILE_BYTES = 512 * 1024
const LINES = [
  'THÔNG BÁO',
  'Lịch tiếp công dân của lãnh đạo xã',
  ...Array.from(
    { length: 30 },
    (_, index) => `${index + 1}. Theo lịch đã định, lãnh đạo xã tiếp công dân vào thứ tư của tuần thứ ${index + 1}.`,
  ),
]
const PADDING = `% ${'x'.repeat(2 * MAX_BODY_BYTES)}\n`
const file = (body: Uint8Array, type: string) => ({ headers: { 'content-type': type }, body })

let site: SmallSite
let crawl: SmallCrawl
let pages: Map<string, KeptPage>

beforeAll(async () => {
  site = await aSmallSite({
    '/': aList([
      '/van-ban.pdf',
      '/to.pdf',
      '/rat-to.pdf',
      '/van-ban.docx',
      '/tai-ve',
      '/html.doc',
      '/quet.pdf',
      '/bom.docx',
      '/khoa.pdf',
      '/hong.pdf',
      '/to.html',
    ]),
    '/van-ban.pdf': file(makePdf(LINES), 'application/pdf'),
    '/to.pdf': file(Buffer.concat([makePdf(LINES), Buffer.from(PADDING)]), 'application/pdf'),
    '/rat-to.pdf': file(Buffer.alloc(MAX_FILE_BYTES + 1), 'application/pdf'),
    '/van-ban.docx': file(makeDocx(LINES), 'application/octet-stream'),
    '/tai-ve': file(makeDoc(LINES), 'application/msword'),
    '/html.doc': { ...anArticle('Bài viết lưu thành tệp Word'), headers: { 'content-type': 'application/msword' } },
    '/quet.pdf': file(makeScannedPdf(2), 'application/pdf'),
    '/bom.docx': file(makeDocxBomb(), 'application/zip'),
    '/khoa.pdf': file(makePdf(LINES, { isEncrypted: true }), 'application/pdf'),
    '/hong.pdf': file(Buffer.from('%PDF-1.7\nkhông còn gì'), 'application/pdf'),
    '/to.html': { headers: { 'content-type': 'text/html' }, body: Buffer.alloc(MAX_BODY_BYTES + 1) },
  })
  crawl = await aSmallCrawl({ fetchLimits: { maxBodyBytes: MAX_BODY_BYTES, maxFileBytes: MAX_FILE_BYTES } })
  await crawl.crawl(aPortal({ baseUrls: [site.origin()] }))
  pages = new Map((await crawl.pages()).map((page) => [page.url.slice(site.origin().length), page]))
})

afterAll(async () => {
  await crawl?.close()
  await site?.close()
})

test.each([
  ['a PDF', '/van-ban.pdf', 'page'],
  ['a PDF that is larger than a page may be', '/to.pdf', 'page'],
  ['a PDF over the limit of files', '/rat-to.pdf', 'failed:too-large'],
  ['a DOCX under a type that says nothing', '/van-ban.docx', 'page'],
  ['a DOC at an address that says nothing', '/tai-ve', 'page'],
  ['a DOC that is HTML inside', '/html.doc', 'page'],
  ['a scanned PDF', '/quet.pdf', 'skipped:needs-ocr'],
  ['a zip bomb', '/bom.docx', 'skipped:file-too-large'],
  ['a PDF with a password', '/khoa.pdf', 'skipped:encrypted'],
  ['a broken PDF', '/hong.pdf', 'skipped:broken-file'],
  ['a page over the limit of pages', '/to.html', 'failed:too-large'],
])('%s has its outcome', (_what, path, outcome) => {
  expect(pages.get(path)?.outcome).toBe(outcome)
})

test('files are documents with titles of their own', () => {
  for (const path of ['/van-ban.pdf', '/to.pdf', '/van-ban.docx', '/tai-ve'])
    expect(pages.get(path)?.title).toBe('Thông báo lịch tiếp công dân của lãnh đạo xã')
  expect(pages.get('/html.doc')?.title).toBe('Bài viết lưu thành tệp Word')
})
