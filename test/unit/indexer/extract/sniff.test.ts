import { expect, test } from 'vitest'
import { sniff } from '../../../../indexer/extract/sniff.ts'

const bytesOf = (text: string) => new TextEncoder().encode(text)

test.each([
  ['a page', '<!doctype html><html>', 'text/html', 'html'],
  ['a page under a wrong type', '\n <html lang="vi">', 'application/json', 'html'],
  ['a page that mentions a feed', '<html><script>var x = "<rss "</script>', 'text/html', 'html'],
  ['a page whose comment mentions a feed', '<!-- <feed > --><html>', 'text/html', 'html'],
  ['a fragment', '<p>Thông báo</p>', 'text/html', 'html'],
  ['a sitemap under the type of a page', '<?xml version="1.0"?><urlset xmlns="x">', 'text/html', 'sitemap'],
  ['a sitemap index with a prefix', '<?xml version="1.0"?><sm:sitemapindex xmlns:sm="x">', 'text/xml', 'sitemap'],
  ['RSS', '<?xml version="1.0"?><!-- <html> --><rss version="2.0">', 'text/html', 'feed'],
  ['Atom', '<feed xmlns="http://www.w3.org/2005/Atom">', 'application/atom+xml', 'feed'],
  ['JSON with markup in it', '{"a": "<b>x</b>"}', 'application/json', 'unsupported'],
  ['a script with markup in it', 'const a = "<div>x</div>"', 'text/javascript', 'unsupported'],
  ['a drawing', '<?xml version="1.0"?><svg xmlns="x">', 'image/svg+xml', 'unsupported'],
  ['a PDF under the type of a page', '%PDF-1.7 <a>', 'text/html', 'unsupported'],
  ['a Word file without a type', 'PK\x03\x04 <w:p>', null, 'unsupported'],
  ['plain text', 'Thông báo: 1 < 2', 'text/plain', 'unsupported'],
] as const)('%s is told from its content', (_what, text, contentType, expected) => {
  expect(sniff(bytesOf(text), text, contentType)).toBe(expected)
})
