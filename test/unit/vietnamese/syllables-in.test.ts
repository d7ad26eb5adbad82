import { expect, test } from 'vitest'
import { syllablesIn } from '../../../vietnamese/syllables-in.ts'

test('words are runs of letters, digits and marks, each with its place', () => {
  const text = 'Đề án 06/CP, «điện tử»'
  expect(syllablesIn(text).map((word) => word.text)).toEqual(['Đề', 'án', '06', 'CP', 'điện', 'tử'])
  for (const { text: word, start, end } of syllablesIn(text)) expect(text.slice(start, end)).toBe(word)
})

test('a decomposed syllable stays one word', () => {
  expect(syllablesIn('tiếng Việt'.normalize('NFD'))).toHaveLength(2)
})
