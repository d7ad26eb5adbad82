import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readPage } from '../../../../indexer/extract/read-page.ts'

/** Longest that a page of a few kilobytes may take on a loaded machine. */
const MAX_MS = 5000
const TEXT = 'Ủy ban nhân dân xã đã tổ chức hội nghị lấy ý kiến người dân về việc mở rộng tuyến đường liên thôn. '
const NAMES = [
  'div',
  'p',
  'span',
  'a',
  'table',
  'tr',
  'td',
  'ul',
  'li',
  'h1',
  'h2',
  'form',
  'script',
  'style',
  'noscript',
  'title',
  'body',
  'html',
  'head',
  'svg',
  'select',
  'textarea',
  'figure',
  'blockquote',
  'template',
  'iframe',
  'base',
  'meta',
  'br',
  'x-y',
]
const VALUES = [
  'menu',
  'tin-lien-quan',
  'comments',
  'content',
  '/tin/1',
  'javascript:x()',
  'display:none',
  '"',
  '\0',
  '\uD800',
  'http://[',
  '//',
  '#',
]
const attribute = fc
  .tuple(
    fc.constantFrom('class', 'id', 'href', 'style', 'role', 'content', 'name', 'type', 'rel', 'hidden', '<'),
    fc.constantFrom(...VALUES),
  )
  .map(([name, value]) => ` ${name}="${value}"`)
const piece = fc.oneof(
  {
    weight: 4,
    arbitrary: fc
      .tuple(fc.constantFrom(...NAMES), fc.array(attribute, { maxLength: 3 }))
      .map(([name, attributes]) => `<${name}${attributes.join('')}>`),
  },
  { weight: 3, arbitrary: fc.constantFrom(...NAMES).map((name) => `</${name}>`) },
  { weight: 3, arbitrary: fc.constant(TEXT) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      '<!--',
      '-->',
      '<![CDATA[',
      ']]>',
      '<',
      '&',
      '&#0;',
      '&#xD800;',
      '<?xml',
      '<!doctype html>',
      '<a href=',
      '"',
      '\0',
      '\uFFFD',
      '{"@type":"Article"}',
    ),
  },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 20 }) },
)

function readAndCheck(bytes: Uint8Array): void {
  const startedAt = performance.now()
  const reading = readPage({ url: 'https://xa.gov.vn/tin/1.html', bytes, contentType: 'text/html', robotsHeader: null })
  expect(performance.now() - startedAt).toBeLessThan(MAX_MS)
  if (reading.type !== 'document') return
  const { text, title } = reading.document
  expect(text).not.toContain('\0')
  expect(title.length).toBeLessThanOrEqual(300)
  // Texts come from the page: there is never much more of them.
  expect(text.length).toBeLessThanOrEqual(bytes.length * 2 + 1000)
}

test('pages of any tags in any order are read', () => {
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 120 }), (pieces) => readAndCheck(new TextEncoder().encode(pieces.join('')))),
    { numRuns: 300 },
  )
})

const ARTICLE = `<!doctype html><html><head><title>Tin của xã</title><script type="application/ld+json">{"@type":"NewsArticle","headline":"Tin"}</script></head>
<body><nav><a href="/">Trang chủ</a></nav><div class="content"><h1>Tin của xã</h1><p>13/01/2026</p>${`<p>${TEXT}</p>`.repeat(5)}<table><tr><td>1</td></tr></table></div></body></html>`

test('an article with bytes lost, changed or doubled is read', () => {
  const whole = new TextEncoder().encode(ARTICLE)
  const change = fc.record({
    at: fc.nat(whole.length - 1),
    length: fc.nat(200),
    by: fc.oneof(fc.uint8Array({ maxLength: 30 }), fc.constant(null)),
  })
  fc.assert(
    fc.property(fc.array(change, { minLength: 1, maxLength: 8 }), (changes) => {
      let bytes = Buffer.from(whole)
      for (const { at, length, by } of changes) {
        const end = Math.min(bytes.length, at + length)
        bytes = Buffer.concat([bytes.subarray(0, at), by ?? bytes.subarray(Math.max(0, at - length), at), bytes.subarray(end)])
      }
      readAndCheck(bytes)
    }),
    { numRuns: 300 },
  )
})

test.each([
  ['paragraphs', `<p>${TEXT}</p>`],
  ['boxes in boxes', `<div class="share related"><p>${TEXT}`],
  ['lists in lists', `<ul><li>${TEXT}`],
  ['tables in tables', `<table><tr><td>${TEXT}`],
  ['links', `<p><a href="/a">${TEXT}</a></p>`],
  ['line breaks', `${TEXT}<br>`],
  ['open comments', `<p>${TEXT}</p><!-- `],
  ['open scripts', `<p>${TEXT}</p><script>`],
])('thousands of %s are read in time that grows with their number', (_what, part) => {
  readAndCheck(new TextEncoder().encode(`<html><body>${part.repeat(2000)}`))
})
