import { expect, test } from 'vitest'
import { parseSearchRequest } from '../../../../api/search/parse-request.ts'
import type { AppError } from '../../../../domain/errors.ts'

const parse = (query: string) => parseSearchRequest(new URLSearchParams(query))
const faultsOf = (query: string): string[] => {
  try {
    parse(query)
    return []
  } catch (error) {
    expect(error).toMatchObject({ code: 'BAD_QUERY' })
    return (error as AppError).faults.map(({ path }) => path)
  }
}

test('nothing asked is everything, first page, by relevance', () => {
  expect(parse('')).toEqual({
    q: '',
    branch: '',
    from: '',
    to: '',
    portal: [],
    level: [],
    province: [],
    kind: [],
    topic: [],
    year: [],
    sort: 'relevance',
    verbatim: false,
    explain: false,
    page: 1,
    perPage: 10,
  })
})

test('values of a facet are repeated or joined by commas, each counts once', () => {
  expect(parse('portal=a&portal=b,a&kind=news,notice&year=2025,2026&q=a,b')).toMatchObject({
    portal: ['a', 'b'],
    kind: ['news', 'notice'],
    year: [2025, 2026],
    q: 'a,b',
  })
})

test('all faults are named at once', () => {
  expect(faultsOf('year=abc&kind=tin&sort=best&page=0&perPage=51&foo=1&__proto__=1').sort()).toEqual(
    ['__proto__', 'foo', 'kind', 'page', 'perPage', 'sort', 'year'].sort(),
  )
  expect(faultsOf(`q=${'a'.repeat(501)}`)).toEqual(['q'])
})

test('a page beyond the last hit that can be reached names the limit', () => {
  expect(faultsOf('page=100&perPage=10')).toEqual([])
  expect(() => parse('page=21&perPage=50')).toThrow(
    expect.objectContaining({ faults: [{ path: 'page', message: expect.stringContaining('1000') }] }),
  )
})
