import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { FetchResult } from '../../../crawler/fetcher.ts'
import { createTwins } from '../../../crawler/twins.ts'

const answer = (status: number, location?: string): FetchResult => ({
  type: 'answer',
  status,
  headers: { location },
  body: new Uint8Array(),
  bodyWanted: true,
})

test('as long as nothing answered, addresses stay as they are', () => {
  const twins = createTwins()
  twins.observe('https://a.vn/', { type: 'failure', reason: 'tls', detail: '' })
  expect(twins.preferred('http://www.a.vn/x')).toBe('http://www.a.vn/x')
})

test('links come to the origin that answered, with their path and query as they are', () => {
  const twins = createTwins()
  twins.observe('http://a.vn/', answer(200))
  expect(twins.preferred('https://www.a.vn/x?b=%C3%A1&a=1')).toBe('http://a.vn/x?b=%C3%A1&a=1')
  expect(twins.preferred('https://khac.a.vn/x')).toBe('https://khac.a.vn/x')
})

test('a redirect to the twin is the portal’s own word, one to another page is not', () => {
  const twins = createTwins()
  twins.observe('http://a.vn/', answer(200))
  twins.observe('http://a.vn/x', answer(302, 'https://www.a.vn/dang-nhap'))
  expect(twins.preferred('https://a.vn/y')).toBe('http://a.vn/y')
  twins.observe('http://a.vn/x', answer(301, 'https://www.a.vn/x'))
  expect(twins.preferred('http://a.vn/y')).toBe('https://www.a.vn/y')
})

test('whatever was seen, bringing an address to its form twice changes nothing more, and the path is kept', () => {
  const origin = fc.constantFrom('http://a.vn', 'https://a.vn', 'http://www.a.vn', 'https://www.a.vn')
  fc.assert(
    fc.property(fc.array(fc.tuple(origin, origin, fc.boolean())), origin, fc.webPath(), (seen, asked, path) => {
      const twins = createTwins()
      for (const [from, to, isRedirect] of seen) twins.observe(`${from}/`, isRedirect ? answer(301, `${to}/`) : answer(200))
      const once = twins.preferred(new URL(asked + path).href)
      expect(twins.preferred(once)).toBe(once)
      expect(new URL(once).pathname).toBe(new URL(asked + path).pathname)
    }),
  )
})
