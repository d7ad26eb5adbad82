import { expect, test } from 'vitest'
import { branchOf } from '../../../../api/search/branch.ts'
import { aPortal, aRegistry } from '../../../support/a-portal.ts'

const REGISTRY = aRegistry(
  aPortal({ id: 'nuoc' }),
  aPortal({ id: 'tinh', parent: 'nuoc' }),
  aPortal({ id: 'so', parent: 'tinh' }),
  aPortal({ id: 'xa', parent: 'so' }),
  aPortal({ id: 'khac', parent: 'nuoc' }),
)

test.each([
  ['', []],
  ['tinh', ['tinh', 'so', 'xa']],
  ['xa', ['xa']],
  // All there is needs no filter.
  ['nuoc', []],
])('the branch of %j is %j', (id, members) => {
  expect(branchOf(id, REGISTRY)).toEqual(members)
})

test('a portal that there is not is a fault of the question', () => {
  expect(() => branchOf('__proto__', REGISTRY)).toThrow(
    expect.objectContaining({ code: 'BAD_QUERY', faults: [expect.objectContaining({ path: 'branch' })] }),
  )
})

test('a circle of parents ends', () => {
  const circle = aRegistry(aPortal({ id: 'a', parent: 'b' }), aPortal({ id: 'b', parent: 'a' }), aPortal({ id: 'c' }))
  expect(branchOf('a', circle)).toEqual(['a', 'b'])
})
