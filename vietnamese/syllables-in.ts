/** One word of a text: in Vietnamese a syllable. `start` and `end` are offsets in the given string. */
export type Syllable = { text: string; start: number; end: number }

const WORD = /[\p{L}\p{N}\p{M}]+/gu

/** The words of a text: runs of letters, digits and combining marks. */
export function syllablesIn(text: string): Syllable[] {
  return Array.from(text.matchAll(WORD), (match) => ({ text: match[0], start: match.index, end: match.index + match[0].length }))
}
