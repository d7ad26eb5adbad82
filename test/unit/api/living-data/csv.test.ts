import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { toCsv } from '../../../../api/living-data/csv.ts'

const read = (csv: string): string[][] => parse(csv, { bom: true })

test.each(['=1+1', '+84 24', '-2', '@SUM(A1)', '\t=1', '\r=1', '  =HYPERLINK("http://x")', '=cmd|"/c calc"!A0'])(
  'a spreadsheet does not calculate %j',
  (text) => {
    expect(read(toCsv([[text, 1]]))).toEqual([[`'${text}`, '1']])
  },
)

test('numbers stay numbers, and a negative one is no formula', () => {
  expect(toCsv([['a', -5]])).toBe('\uFEFFa,-5\r\n')
})

test('whatever stands in the cells comes back from a reader of CSV, and nothing begins like a formula', () => {
  const cell = fc.oneof(fc.string(), fc.constantFrom('"', '","', '\r\n', '=', "'", ',', '\n='))
  fc.assert(
    fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1 }), (rows) => {
      const back = read(toCsv([['id', 'label'], ...rows])).slice(1)
      expect(back.map((row) => row.map((text) => (/^'\s*[=+\-@\t\r]/.test(text) ? text.slice(1) : text)))).toEqual(
        rows.map((row) => row.map((text) => (/^'\s*[=+\-@\t\r]/.test(text) ? text.slice(1) : text))),
      )
      for (const text of back.flat()) expect(text).not.toMatch(/^\s*[=+\-@]/)
    }),
  )
})
