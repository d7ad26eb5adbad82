import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createPairTable, MAX_TERM_ID, type PairTable } from '../../../vietnamese/pair-table.ts'

type Change = { first: number; second: number; by: number }

const id = fc.oneof(
  fc.integer({ min: 0, max: 5 }),
  fc.integer({ min: 0, max: MAX_TERM_ID - 1 }),
  fc.constantFrom(0, MAX_TERM_ID - 1),
)
const change: fc.Arbitrary<Change> = fc.record({ first: id, second: id, by: fc.integer({ min: -3, max: 3 }) })

function entriesOf(table: PairTable): Map<string, number> {
  return new Map(Array.from(table.entries(), ({ first, second, count }) => [`${first} ${second}`, count]))
}

test('it counts what a map of pairs counts, and lists what is not zero', () => {
  fc.assert(
    fc.property(fc.array(change, { maxLength: 200 }), (changes) => {
      const table = createPairTable()
      const expected = new Map<string, number>()
      for (const { first, second, by } of changes) {
        table.add(first, second, by)
        const key = `${first} ${second}`
        expected.set(key, (expected.get(key) ?? 0) + by)
        expect(table.get(first, second)).toBe(expected.get(key))
      }
      for (const { first, second } of changes) expect(table.get(first, second)).toBe(expected.get(`${first} ${second}`))
      expect(entriesOf(table)).toEqual(new Map([...expected].filter(([, count]) => count !== 0)))
    }),
  )
})

test('what was never added counts nothing, in an empty table and beside others', () => {
  const table = createPairTable()
  expect(table.get(1, 2)).toBe(0)
  expect([...table.entries()]).toEqual([])
  table.add(1, 2, 7)
  expect([table.get(1, 2), table.get(2, 1), table.get(1, 1)]).toEqual([7, 0, 0])
})

test('a table that grows many times keeps every count', () => {
  const table = createPairTable()
  const [firsts, seconds] = [300, 300]
  for (let first = 0; first < firsts; first += 1)
    for (let second = 0; second < seconds; second += 1) table.add(first, second * 7, first + second + 1)
  let wrong = 0
  for (let first = 0; first < firsts; first += 1)
    for (let second = 0; second < seconds; second += 1) if (table.get(first, second * 7) !== first + second + 1) wrong += 1
  expect(wrong).toBe(0)
  expect(entriesOf(table).size).toBe(firsts * seconds)
})

test('counts that fell to zero are gone when the table is built anew, and those that stay are kept', () => {
  const table = createPairTable()
  table.add(7, 7, 5)
  // Far more pairs come and go than a table of its first size could hold at once.
  for (let round = 0; round < 60_000; round += 1) {
    table.add(round, round + 1, 2)
    table.add(round, round + 1, -2)
  }
  expect([...table.entries()]).toEqual([{ first: 7, second: 7, count: 5 }])
  expect(table.get(100, 101)).toBe(0)
  table.add(100, 101, 3)
  expect(table.get(100, 101)).toBe(3)
})
