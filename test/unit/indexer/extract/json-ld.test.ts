import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readLinkedData } from '../../../../indexer/extract/json-ld.ts'
import { readPage } from '../../../../indexer/extract/read-page.ts'

const NEWS = {
  '@type': 'NewsArticle',
  headline: 'Tin của xã',
  datePublished: '2026-01-13T08:30:00+07:00',
  dateModified: '2026-01-14',
  author: [
    { '@type': 'Person', name: 'Nguyễn Văn Mẫu' },
    { '@type': 'Person', name: 'Trần Thị Mẫu' },
  ],
  image: { '@type': 'ImageObject', url: 'https://xa.gov.vn/anh.jpg' },
}
const TOLD = {
  headline: 'Tin của xã',
  published: '2026-01-13T08:30:00+07:00',
  modified: '2026-01-14',
  author: 'Nguyễn Văn Mẫu, Trần Thị Mẫu',
  image: 'https://xa.gov.vn/anh.jpg',
}
const json = JSON.stringify(NEWS)

test.each([
  ['a node', [json]],
  ['a list', [JSON.stringify([{ '@type': 'BreadcrumbList', name: 'Trang chủ' }, NEWS])]],
  ['a graph', [JSON.stringify({ '@graph': [{ '@type': 'WebPage', name: 'Cổng', datePublished: '2001-01-01' }, NEWS] })]],
  ['a node in a node', [JSON.stringify({ '@type': 'WebSite', mainEntity: { deep: NEWS } })]],
  ['a type among others', [JSON.stringify({ ...NEWS, '@type': ['Thing', 'https://schema.org/NewsArticle'] })]],
  ['a comma too many', [json.replace(/\}$/, ',}')]],
  ['a line broken inside a string', [json.replace('Tin của xã', 'Tin\ncủa xã')]],
  ['a broken block before it', ['{"@type":"NewsArticle","headline":', json]],
  ['an organisation before it', [JSON.stringify({ '@type': 'Organization', name: 'Xã', description: 'x' }), json]],
])('%s tells of the article', (_what, blocks) => {
  expect(readLinkedData(blocks)).toMatchObject(TOLD)
})

test('whatever stands in the blocks, there is an answer of texts and nulls', () => {
  const hostile = fc.oneof(
    fc.json(),
    fc.string(),
    fc
      .jsonValue()
      .map((value) => JSON.stringify({ '@type': 'Article', headline: value, author: value, image: value, datePublished: value })),
  )
  fc.assert(
    fc.property(fc.array(hostile, { maxLength: 4 }), (blocks) => {
      for (const value of Object.values(readLinkedData(blocks))) expect(value === null || typeof value === 'string').toBe(true)
    }),
  )
  for (const nest of ['[', '{"a":'])
    expect(
      readLinkedData([nest.repeat(20_000), `${nest.repeat(3000)}1${nest === '[' ? ']'.repeat(3000) : '}'.repeat(3000)}`])
        .headline,
    ).toBe(null)
})

const BODY = 'Ủy ban nhân dân xã đã tổ chức hội nghị lấy ý kiến người dân về việc mở rộng tuyến đường liên thôn. '.repeat(6)
const documentOf = (head: string, body: string) => {
  const html = `<html><head><title>Tin của xã - Xã Mẫu</title>${head}</head><body>${body}</body></html>`
  const reading = readPage({
    url: 'https://xa.gov.vn/tin/1',
    bytes: new TextEncoder().encode(html),
    contentType: 'text/html',
    robotsHeader: null,
  })
  return reading.type === 'document' ? reading.document : reading.type
}
const block = (data: object) => `<script type="application/ld+json">${JSON.stringify(data).replaceAll('</', '<\\/')}</script>`

test('a page that scripts put together has the text of its linked data, without tags', () => {
  const told = block({ ...NEWS, articleBody: `<p>${BODY}</p><script>x()</script><p>Hết.</p>` })
  expect(documentOf(told, '<div id="app">Đang tải…</div>')).toMatchObject({
    text: `${BODY.trim()}\nHết.`,
    author: 'Nguyễn Văn Mẫu, Trần Thị Mẫu',
    publishedAt: expect.stringMatching(/^2026-01-13T08:30/),
    updatedAt: '2026-01-14',
  })
})

test('where the page shows its text, that is the text', () => {
  expect(documentOf(block({ ...NEWS, articleBody: 'Văn bản khác hẳn với trang. '.repeat(30) }), `<p>${BODY}</p>`)).toMatchObject({
    text: BODY.trim(),
  })
})

test.each([
  [
    '<meta name="DC.title" content="Tin theo Dublin Core"><meta name="DC.creator" content="Phòng Văn hóa"><meta name="DC.date" content="2026-01-13">',
  ],
  [
    '<meta name="DCTERMS.title" content="Tin theo Dublin Core"><meta name="dcterms.creator" content="Phòng Văn hóa"><meta name="dcterms.issued" content="2026-01-13">',
  ],
])('Dublin Core is heard: %s', (head) => {
  expect(documentOf(head, `<p>${BODY}</p>`)).toMatchObject({
    title: 'Tin theo Dublin Core',
    author: 'Phòng Văn hóa',
    publishedAt: '2026-01-13',
  })
})

test('the account of an administrator is no author', () => {
  expect(documentOf('<meta name="author" content="Quản trị hệ thống">', `<p>${BODY}</p>`)).toMatchObject({ author: null })
})

test('a day long before there were pages is one that the text tells of', () => {
  expect(
    documentOf('', `<h1>Tin của xã</h1><p>Kỷ niệm Ngày Giải phóng Thủ đô 10/10/1954, xã tổ chức lễ. ${BODY}</p>`),
  ).toMatchObject({
    publishedAt: null,
  })
})
