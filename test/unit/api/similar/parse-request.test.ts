import { expect, test } from 'vitest'
import { parseSimilarRequest } from '../../../../api/similar/parse-request.ts'
import type { AppError } from '../../../../domain/errors.ts'

const faultsOf = (id: string, query: string): string[] => {
  try {
    parseSimilarRequest(id, new URLSearchParams(query))
    return []
  } catch (error) {
    expect(error).toMatchObject({ code: 'BAD_QUERY' })
    return (error as AppError).faults.map(({ path }) => path)
  }
}

test('five documents are wanted unless it is said otherwise', () => {
  expect(parseSimilarRequest('a1-b_2', new URLSearchParams())).toEqual({ documentId: 'a1-b_2', limit: 5 })
  expect(parseSimilarRequest('a', new URLSearchParams('limit=3&limit=20'))).toEqual({ documentId: 'a', limit: 20 })
})

test.each(['', 'a b', 'a/b', '../a', 'ă', 'a"', 'a\n', 'a'.repeat(101)])('%j is no id', (id) => {
  expect(faultsOf(id, '')).toEqual(['id'])
})

test.each(['limit=0', 'limit=21', 'limit=1.5', 'limit=many', 'limit='])('%s is refused', (query) => {
  expect(faultsOf('a', query)).toEqual(['limit'])
})

test('all faults are named at once', () => {
  expect(faultsOf('a b', 'limit=0&documentId=x&__proto__=1&q=x').sort()).toEqual(['__proto__', 'documentId', 'id', 'limit', 'q'])
})
