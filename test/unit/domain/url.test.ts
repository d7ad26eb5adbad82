import fc from 'fast-check'
import { expect, test } from 'vitest'
import { normalizeUrl, pageIdOf } from '../../../domain/url.ts'

test.each([
  ['HTTP://Example.GOV.vn/a#b', 'http://example.gov.vn/a'],
  ['https://a.vn/x;jsessionid=AB12?id=7', 'https://a.vn/x?id=7'],
  ['https://a.vn/x?utm_source=fb&id=7&fbclid=1', 'https://a.vn/x?id=7'],
  ['https://a.vn/x?sid=d41d8cd98f00b204e9800998', 'https://a.vn/x'],
  ['https://a.vn/modules.php?file=article&sid=9', 'https://a.vn/modules.php?file=article&sid=9'],
  ['https://a.vn/(S(lit3py55t21z5v55vlm25s55))/tin.aspx?id=1', 'https://a.vn/tin.aspx?id=1'],
  ['https://a.vn/x?b=2&a=1', 'https://a.vn/x?b=2&a=1'],
  ['https://a.vn:443/x', 'https://a.vn/x'],
  ['/y?ItemID=3', 'https://base.vn/y?ItemID=3'],
])('%s is known as %s', (href, normalized) => {
  expect(normalizeUrl(href, 'https://base.vn/x/')).toBe(normalized)
})

test.each([
  'javascript:alert(1)',
  'mailto:a@b.vn',
  'ftp://a.vn/',
  'https://user:secret@a.vn/',
  'http://',
  `https://a.vn/${'x'.repeat(3000)}`,
])('%s is no fetchable URL', (href) => {
  expect(normalizeUrl(href)).toBeNull()
})

test('normalising is idempotent, keeps the host and never throws', () => {
  fc.assert(
    fc.property(fc.oneof(fc.webUrl({ withQueryParameters: true, withFragments: true }), fc.string()), (href) => {
      const once = normalizeUrl(href)
      if (once === null) return
      expect(normalizeUrl(once)).toBe(once)
      expect(new URL(once).host).toBe(new URL(href.trim()).host)
    }),
  )
})

test('a page id is 32 hex digits and differs by URL', () => {
  expect(pageIdOf('https://a.vn/')).toMatch(/^[0-9a-f]{32}$/)
  expect(pageIdOf('https://a.vn/')).not.toBe(pageIdOf('https://a.vn/?id=1'))
})
