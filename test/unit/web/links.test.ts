import { expect, test } from 'vitest'
import { searchRequestSchema } from '../../../domain/search.ts'
import { portalUrl, searchUrl, toggled, withoutFilters } from '../../../web/links.ts'

const aRequest = (given: object = {}) => searchRequestSchema.parse({ q: 'hộ chiếu', ...given })

test('a link keeps every parameter that is not at its default, and only those', () => {
  const request = aRequest({ kind: ['news', 'notice'], year: [2026], sort: 'date', perPage: 20, page: 3 })

  const url = new URL(searchUrl(request), 'http://x.test')

  expect([...url.searchParams]).toEqual([
    ['q', 'hộ chiếu'],
    ['kind', 'news'],
    ['kind', 'notice'],
    ['year', '2026'],
    ['sort', 'date'],
    ['perPage', '20'],
    ['page', '3'],
  ])
  expect(searchUrl(aRequest())).toBe('/tim-kiem?q=h%E1%BB%99+chi%E1%BA%BFu')
  expect(searchUrl(searchRequestSchema.parse({}))).toBe('/tim-kiem')
})

test('choosing a facet value twice leads back to where one was, on the first page', () => {
  const request = aRequest({ kind: ['news'], page: 4 })

  const once = toggled(request, 'year', '2026')
  const twice = toggled(once, 'year', '2026')

  expect(once).toEqual({ ...request, year: [2026], page: 1 })
  expect(twice).toEqual({ ...request, page: 1 })
  expect(withoutFilters(once)).toEqual(aRequest())
})

test.each([
  ['https://tinh-a.test/x', 'https://tinh-a.test/x'],
  ['HTTP://tinh-a.test', 'http://tinh-a.test/'],
  ['javascript:alert(1)', undefined],
  ['java\nscript:alert(1)', undefined],
  ['data:text/html,<script>', undefined],
  ['vbscript:x', undefined],
  ['//tinh-a.test/x', undefined],
  ['/quan-tri', undefined],
  ['', undefined],
])('of the address %j only %j may become a link', (url, href) => {
  expect(portalUrl(url)?.href).toBe(href)
})
