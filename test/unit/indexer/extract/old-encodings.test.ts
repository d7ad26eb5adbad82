import { expect, test } from 'vitest'
import { readPage } from '../../../../indexer/extract/read-page.ts'
import { toTcvn3, toUtf8Twice, toVni } from '../../../support/practice-portals/files/old-encodings.ts'
import { createPracticeWorld } from '../../../support/practice-portals/world.ts'

const PARAGRAPH =
  'Trạm khuyến nông hướng dẫn bà con ủ rơm rạ làm thức ăn cho trâu bò, che chắn chuồng trại trước đợt rét và tiêm phòng đủ mũi. '
const TITLE = 'Giữ ấm cho trâu bò trong mùa rét'

function documentOf(html: string | Uint8Array) {
  const bytes = typeof html === 'string' ? new TextEncoder().encode(html) : html
  const url = 'https://xa.gov.vn/tin/giu-am.html'
  const reading = readPage({ url, bytes, contentType: 'text/html; charset=utf-8', robotsHeader: null })
  if (reading.type !== 'document') throw new Error(`read as ${reading.type}`)
  return reading.document
}

test.each([
  ['TCVN3', toTcvn3],
  ['VNI', toVni],
  ['UTF-8 twice', toUtf8Twice],
])('a document that was pasted into a page in %s is stored in Unicode, all of it', (_encoding, encode) => {
  // TCVN3 has no capitals with a tone, so there are none here.
  const document = documentOf(`<!doctype html><html><head><title>${encode(TITLE)} - UBND xã Mẫu</title>
<meta name="description" content="${encode(PARAGRAPH.slice(0, 120))}"></head><body>
<div class="breadcrumb"><a href="/">Trang chủ</a> / <a href="/tin">${encode('Khuyến nông')}</a></div>
<h1>${encode(TITLE)}</h1><p>${encode('Thứ ba, ngày 13 tháng 1 năm 2026')}</p>
<div class="noi-dung"><p>${encode(PARAGRAPH)}</p><p>${PARAGRAPH}</p><p>${encode(PARAGRAPH)}</p>
<p><a href="/phu-luc.doc">${encode('Phụ lục hướng dẫn')}</a></p></div></body></html>`)

  expect(document).toMatchObject({
    title: TITLE,
    summary: PARAGRAPH.slice(0, 120).trim(),
    language: 'vi',
    publishedAt: '2026-01-13',
    breadcrumb: ['Trang chủ', 'Khuyến nông'],
    attachments: [{ url: 'https://xa.gov.vn/phu-luc.doc', title: 'Phụ lục hướng dẫn' }],
  })
  expect(document.text.split('\n').filter((line) => line === PARAGRAPH.trim())).toHaveLength(3)
})

test('a whole page in VNI bytes that claims to be UTF-8 is read', () => {
  const html = `<html><head><meta charset="utf-8"><title>${TITLE}</title></head><body><h1>${TITLE}</h1>${`<p>${PARAGRAPH}</p>`.repeat(3)}</body></html>`
  const document = documentOf(Buffer.from(toVni(html), 'latin1'))
  expect(document.title).toBe(TITLE)
  expect(document.text).toContain(PARAGRAPH.trim())
})

test('documents of the practice portals in old encodings are read with their titles, dates and phrases', () => {
  const world = createPracticeWorld({ port: 4100 })
  const old = world.portals.flatMap(({ context }) =>
    Object.values(context.spec.flavours).filter((flavour) => flavour === 'tcvn3' || flavour === 'windows-1258'),
  )
  let read = 0
  for (const truth of world.documents()) {
    const { host, pathname, search } = new URL(truth.url)
    const answer = world.respond({ host, path: pathname + search, method: 'GET', headers: {} })
    if (answer.type !== 'reply' || answer.status !== 200) continue
    const bytes = Buffer.from(answer.body())
    const isOld =
      truth.needs.includes('tcvn3') || bytes.includes('charset=windows-1258') || bytes.includes('charset="windows-1258')
    if (!isOld) continue
    const reading = readPage({ url: truth.url, bytes, contentType: answer.headers['content-type'] ?? null, robotsHeader: null })
    if (reading.type !== 'document') throw new Error(`${truth.url} read as ${reading.type}`)
    // Capitals with a tone are lost in TCVN3.
    expect(reading.document.title.toLowerCase()).toBe(truth.title.toLowerCase())
    expect(reading.document.text.toLowerCase()).toContain(truth.phrase.toLowerCase())
    expect(reading.document).toMatchObject({ kind: truth.kind, publishedAt: expect.stringContaining(truth.publishedOn ?? '') })
    read += 1
  }
  expect(read).toBe(old.length)
  expect(read).toBeGreaterThan(4)
})
