import { expect, test } from 'vitest'
import { parseSuggestRequest } from '../../../../api/suggest/parse-request.ts'
import { AppError } from '../../../../domain/errors.ts'

const parse = (query: string) => parseSuggestRequest(new URLSearchParams(query))

test.each([
  ['', { q: '', limit: 8 }],
  ['q=h%E1%BB%99', { q: 'hộ', limit: 8 }],
  ['q=a&q=b&limit=3', { q: 'b', limit: 3 }],
])('%s', (query, request) => {
  expect(parse(query)).toEqual(request)
})

test.each([
  ['limit=0', ['limit']],
  ['limit=21', ['limit']],
  ['limit=x', ['limit']],
  [`q=${'a'.repeat(501)}`, ['q']],
  ['q=a&page=2&__proto__=1', ['page', '__proto__']],
])('%s names what is wrong', (query, paths) => {
  try {
    parse(query)
    expect.unreachable()
  } catch (error) {
    expect(error).toBeInstanceOf(AppError)
    expect((error as AppError).code).toBe('BAD_QUERY')
    expect((error as AppError).faults.map(({ path }) => path)).toEqual(paths)
  }
})
