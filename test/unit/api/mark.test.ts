import fc from 'fast-check'
import { expect, test } from 'vitest'
import { markSpans } from '../../../api/mark.ts'
import { endOfLetters } from '../../../api/suggest/spell-typed.ts'

test('what is marked is marked, and neighbours are marked as one', () => {
  const spans = [
    { start: 0, end: 3 },
    { start: 4, end: 6 },
    { start: 9, end: 10 },
  ]
  expect(markSpans('thu tuc hanh', spans)).toBe('<mark>thu tu</mark>c h<mark>a</mark>nh')
})

test('nothing is marked where nothing was typed', () => {
  expect(markSpans('hộ chiếu', [{ start: 0, end: 0 }])).toBe('hộ chiếu')
})

test('no text becomes HTML but for the marks', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom('<', '>', '&', '"', "'", 'a', ' ', 'đ') }),
      fc.nat(20),
      fc.nat(20),
      (text, start, length) => {
        const html = markSpans(text, [{ start: Math.min(start, text.length), end: Math.min(start + length, text.length) }])
        const bare = html.replace(/<\/?mark>/g, '')
        expect(bare).not.toMatch(/[<>"']|&(?!(?:amp|lt|gt|quot|#39);)/)
        const decoded = bare.replace(
          /&(amp|lt|gt|quot|#39);/g,
          (_whole, name: string) => ({ amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" })[name] ?? '',
        )
        expect(decoded).toBe(text)
      },
    ),
  )
})

test.each([
  ['thủ', 2, 2],
  ['Đường', 1, 1],
  ['3.746', 4, 5],
  ['3.746', 1, 1],
  ['ab', 0, 0],
  ['ab', 5, 2],
])('%j has its first %i letters up to %i', (word, letters, end) => {
  expect(endOfLetters(word, letters)).toBe(end)
})
