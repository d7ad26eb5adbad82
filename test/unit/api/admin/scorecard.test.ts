import { expect, test } from 'vitest'
import { scorecardOf } from '../../../../api/admin/scorecard.ts'

test('what an owner can mend is listed, most pages first, with its examples; what is nobody’s fault is not', () => {
  const outcomes = { page: 90, redirect: 5, 'skipped:robots': 2, gone: 7, 'skipped:out-of-scope': 100, toString: 3 }
  const lines = scorecardOf({ outcomes }, [
    { outcome: 'gone', url: 'https://a.vn/1' },
    { outcome: 'page', url: 'https://a.vn/2' },
  ])
  expect(lines.map(({ outcome, pages, examples, basis }) => [outcome, pages, examples, basis])).toEqual([
    ['gone', 7, ['https://a.vn/1'], 'RFC 9110'],
    ['skipped:robots', 2, [], 'RFC 9309'],
  ])
})
