import { type Term, termOf, wordsIn } from '../../vietnamese/terms.ts'

/** A word of a text as searching compares it, with where it stands. */
export type LocatedWord = Term & { text: string; start: number; end: number }

/** The words of a normalised text, one for each of its terms. */
export function locatedWordsIn(normalized: string): LocatedWord[] {
  let end = 0
  return wordsIn(normalized).map((text) => {
    const start = normalized.indexOf(text, end)
    end = start + text.length
    return { ...termOf(text), text, start, end }
  })
}
