import fc from 'fast-check'
import { expect, test } from 'vitest'
import { highlight, snippetOf, termsOf } from '../../../../api/search/snippet.ts'

const filler = (words: number) => 'vụ lúa được mùa nông dân vui '.repeat(Math.ceil(words / 7)).trim()

test('typed accents mark only themselves, a word typed without them marks all its spellings', () => {
  expect(highlight('Đường dương lịch', termsOf('đường'))).toBe('<mark>Đường</mark> dương lịch')
  expect(highlight('Đường dương lịch', termsOf('duong'))).toBe('<mark>Đường dương</mark> lịch')
  expect(highlight('Thong bao cap ho chieu', termsOf('hộ chiếu'))).toBe('Thong bao cap <mark>ho chieu</mark>')
})

test('the window shows the part that answers, wherever it stands', () => {
  const html = snippetOf(
    `${filler(700)}. Việc nuôi trồng rong biển phải có giấy. ${filler(700)}`,
    termsOf('nuôi trồng rong biển'),
  )
  expect(html).toContain('<mark>nuôi trồng rong biển</mark>')
  expect(html.startsWith('… ')).toBe(true)
  expect(html.endsWith(' …')).toBe(true)
})

test('the spelling that was typed is preferred to one that only folds to it', () => {
  const html = snippetOf(`Duong pho cu. ${filler(200)}. Sửa đường tỉnh. ${filler(200)}`, termsOf('đường'))
  expect(html).toContain('<mark>đường</mark>')
})

test('a list of one word does not beat the place where all words meet', () => {
  const html = snippetOf(`${'hộ '.repeat(60)}. ${filler(100)}. Cấp hộ chiếu mới. ${filler(100)}`, termsOf('cấp hộ chiếu'))
  expect(html).toContain('<mark>Cấp hộ chiếu</mark>')
})

test('whatever a page holds and whatever is asked, the only tag is mark and the text is the page’s own', () => {
  const piece = fc.constantFrom(
    '<script>',
    '</mark>',
    '<mark>',
    '&amp;',
    '"',
    "'",
    'hộ',
    'chiếu',
    'đ',
    '\n',
    ' ',
    '<',
    '😀',
    '\u0301',
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 120 }), fc.array(piece, { maxLength: 5 }), (parts, asked) => {
      const text = parts.join('')
      const terms = termsOf(asked.join(' '))
      for (const html of [highlight(text, terms), snippetOf(text, terms)]) {
        expect(html.replaceAll(/<\/?mark>/g, '')).not.toMatch(/[<>"']/)
        expect(html.match(/<mark>/g)?.length ?? 0).toBe(html.match(/<\/mark>/g)?.length ?? 0)
      }
      expect(unescaped(highlight(text, terms))).toBe(text)
    }),
  )
})

function unescaped(html: string): string {
  return html
    .replaceAll(/<\/?mark>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')
}
