import { expect, test } from 'vitest'
import { flattenHtml } from '../../../../indexer/extract/flatten-html.ts'

test('elements below the limit go, their text and their order stay', () => {
  expect(flattenHtml('<div><p>một <b>hai <i>ba</i></b> bốn</p></div>', 2)).toBe('<div><p>một hai ba bốn</p></div>')
})

test('what is not too deep stays as it is, entities and attributes included', () => {
  const html = '<div class="a"><p title="x &amp; y">một &lt; hai<br>ba</p></div>'
  expect(flattenHtml(html, 10)).toBe(html)
})
