import fc from 'fast-check'
import { JSDOM } from 'jsdom'
import { expect, test } from 'vitest'
import { parseSlim, type SlimElement, SlimText } from '../../../../indexer/extract/slim-dom.ts'

const parse = (html: string) => parseSlim(html, 'https://xa.gov.vn/tin/1')
const first = (html: string, name: string) => parse(html).getElementsByTagName(name)[0] as SlimElement

test('scripts, styles and comments are not there; entities are what they stand for', () => {
  const { body, title } = parse(
    '<title>Tin &amp; bài</title><p>Một<!-- không --> &lt;hai&gt;<script>if (a < b) x("</p>")</script></p><style>p{}</style><noscript><p>Không</p></noscript>',
  )
  expect(body.textContent).toBe('Một <hai>')
  expect(title).toBe('Tin & bài')
})

test('a body has its attributes wherever it is named, and what stands before it is in it', () => {
  const { body } = parse('<div>trước</div><body class="trang" id="b"><p>sau</p></body>')
  expect([body.className, body.id, body.textContent]).toEqual(['trang', 'b', 'trướcsau'])
})

test('texts that are kept are forgotten when something below changes', () => {
  const { body } = parse('<div><p>một</p><p>hai</p></div>')
  const [one, two] = body.getElementsByTagName('p') as [SlimElement, SlimElement]
  expect(body.textContent).toBe('mộthai')
  one.remove()
  expect(body.textContent).toBe('hai')
  two.appendChild(new SlimText(body.ownerDocument, ' ba'))
  expect(body.textContent).toBe('hai ba')
  two.textContent = 'bốn'
  expect(body.textContent).toBe('bốn')
  body.innerHTML = '<i>năm &amp; sáu</i>'
  expect(body.textContent).toBe('năm & sáu')
  expect(body.innerHTML).toBe('<i>năm &amp; sáu</i>')
})

test('a node that is put elsewhere leaves its place', () => {
  const { body } = parse('<div><b>1</b><i>2</i><u>3</u></div><p>4</p>')
  const [div, p] = body.children as [SlimElement, SlimElement]
  const [b, i, u] = div.children as [SlimElement, SlimElement, SlimElement]
  div.replaceChild(u, b)
  expect(div.innerHTML).toBe('<u>3</u><i>2</i>')
  p.appendChild(i)
  expect(body.innerHTML).toBe('<div><u>3</u></div><p>4<i>2</i></p>')
  expect([i.previousElementSibling, u.nextSibling, i.parentElement === p]).toEqual([null, null, true])
})

test('what is hidden is told from its style', () => {
  const styleOf = (style: string) => first(`<p style="${style}">x</p>`, 'p').style
  expect(styleOf('color:red; Display : none')).toMatchObject({ display: 'none' })
  expect(styleOf('visibility:hidden')).toMatchObject({ visibility: 'hidden' })
  expect(styleOf('content-visibility:hidden;x-display:none')).toEqual({ display: '', visibility: '' })
})

test('elements nested beyond measure are left out, their texts kept', () => {
  const { body } = parse(`${'<div>'.repeat(10_000)}sâu`)
  expect(body.textContent).toBe('sâu')
  expect(body.getElementsByTagName('*').length).toBeLessThan(300)
})

const tree: fc.Memo<string> = fc.memo((depth) => {
  const text = fc.constantFrom('một', ' hai ', '&amp;', '\n')
  if (depth <= 1) return text
  const element = fc
    .tuple(fc.constantFrom('div', 'section', 'span', 'b', 'ul', 'blockquote'), fc.array(tree(depth - 1), { maxLength: 4 }))
    .map(([name, inner]) => `<${name} class="c">${inner.join('')}</${name}>`)
  return fc.oneof(text, element, fc.constant('<br>'))
})

test('well-formed pages have the same elements and texts as in jsdom', () => {
  fc.assert(
    fc.property(fc.array(tree(5), { maxLength: 5 }), (parts) => {
      const html = `<!doctype html><html><head><title>t</title></head><body><main>${parts.join('')}</main></body></html>`
      const own = parse(html).body
      const known = new JSDOM(html).window.document.body
      expect(own.textContent).toBe(known.textContent)
      const namesOf = (body: { getElementsByTagName(name: string): Iterable<{ localName: string }> }) =>
        [...body.getElementsByTagName('*')].map(({ localName }) => localName)
      expect(namesOf(own)).toEqual(namesOf(known as never))
    }),
  )
})
