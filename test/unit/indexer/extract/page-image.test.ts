import { expect, test } from 'vitest'
import { readLinkedData } from '../../../../indexer/extract/json-ld.ts'
import { imageOf } from '../../../../indexer/extract/metadata.ts'
import { scanHtml } from '../../../../indexer/extract/scan-html.ts'

const URL = 'https://xa.gov.vn/tin/1.html'
const imageIn = (html: string) => {
  const scan = scanHtml(html, URL)
  return imageOf(scan, readLinkedData(scan.jsonLd), URL)
}

test.each([
  ['Open Graph', '<meta property="og:image" content="/anh/a.jpg">', 'https://xa.gov.vn/anh/a.jpg'],
  [
    'linked data',
    '<script type="application/ld+json">{"@type":"NewsArticle","image":["/b.jpg"]}</script>',
    'https://xa.gov.vn/b.jpg',
  ],
  ['an address that is none', '<meta property="og:image" content="javascript:alert(1)">', null],
  ['nothing', '<img src="/logo.png">', null],
])('the picture of a page comes from %s', (_what, html, expected) => {
  expect(imageIn(html)).toBe(expected)
})
