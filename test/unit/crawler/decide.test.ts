import { expect, test } from 'vitest'
import { createScope } from '../../../crawler/decide.ts'
import { aPortal } from '../../support/a-portal.ts'

const scope = createScope(
  aPortal({
    baseUrls: ['https://www.a.gov.vn'],
    crawl: { pathPrefixes: ['/vi/'], exclude: ['[?&]print=1', '/lich/'], maxDepth: 3 },
  }),
)
const decide = (url: string, depth = 1) => scope.decide({ url, depth, role: 'page' })

test('a page under a path prefix of a host of the portal is allowed, with and without www', () => {
  expect(decide('https://www.a.gov.vn/vi/tin')).toEqual({ allowed: true })
  expect(decide('https://a.gov.vn/vi/tin')).toEqual({ allowed: true })
})

test.each([
  ['https://b.gov.vn/vi/tin', 1, 'out-of-scope'],
  ['https://www.a.gov.vn/en/news', 1, 'out-of-scope'],
  ['https://www.a.gov.vn/vi/tin?print=1', 1, 'excluded'],
  ['https://www.a.gov.vn/vi/lich/2026', 1, 'excluded'],
  ['https://www.a.gov.vn/vi/tin', 4, 'too-deep'],
  ['https://www.a.gov.vn/vi/a/b/a/c/a', 1, 'trap'],
])('%s at depth %i is denied as %s', (url, depth, reason) => {
  expect(decide(url, depth)).toMatchObject({ allowed: false, reason })
})

test('a sitemap outside the path prefixes is still read', () => {
  expect(scope.decide({ url: 'https://www.a.gov.vn/sitemap.xml', depth: 0, role: 'sitemap' })).toEqual({ allowed: true })
})
