import fc from 'fast-check'
import { expect, test } from 'vitest'
import { toCsv } from '../../../../api/admin/csv.ts'

test('a table is CSV with the mark of UTF-8, quoted where it must be', () => {
  expect(
    toCsv(
      ['a', 'b'],
      [
        ['tỉnh "X", mới', -1.5],
        [null, 'hai\ndòng'],
      ],
    ),
  ).toBe('\uFEFFa,b\r\n"tỉnh ""X"", mới",-1.5\r\n,"hai\ndòng"\r\n')
})

test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '=HYPERLINK("http://x","y")'])('%j stays a text', (text) => {
  const cell = toCsv([], [[text]])
    .split('\r\n')
    .slice(1)
    .join('\r\n')
  expect(cell).toMatch(/^"?'/)
})

test('no text begins a cell as a formula, whatever it is', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const [, ...lines] = toCsv(['head'], [[text]]).split('\r\n')
      expect(lines.join('\r\n').replace(/^"/, '')).not.toMatch(/^[=+\-@\t]/)
    }),
  )
})
