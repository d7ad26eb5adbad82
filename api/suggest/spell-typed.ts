import { foldText } from '../../vietnamese/normalize.ts'
import { spellCode } from '../../vietnamese/spell-code.ts'
import { canBecome } from './open-word.ts'
import type { Typed, TypedWord } from './typed.ts'

/** How many letters of a word were typed. */
export function lettersTyped({ readings }: NonNullable<Typed['open']>, code: string, folded: string): number {
  return readings.find((reading) => canBecome(reading, code, folded))?.folded.length ?? 0
}

/** The text with its words in the spelling that was found for them. */
export function withAccents(text: string, words: readonly TypedWord[], codes: readonly string[]): string {
  let spelt = ''
  let at = 0
  for (const [index, word] of words.entries()) {
    const code = codes[index] ?? word.code
    spelt += text.slice(at, word.start) + (code === word.code ? word.text : inCaseOf(word.text, spellCode(code)))
    at = word.end
  }
  return spelt + text.slice(at)
}

/** With a capital where the typed word has one. */
export function inCaseOf(typed: string, word: string): string {
  return /^\p{Lu}/u.test(typed) ? word.slice(0, 1).toUpperCase() + word.slice(1) : word
}

/** Where the first `letters` of a word of normalised text end: points within a number are none. */
export function endOfLetters(word: string, letters: number): number {
  let [end, seen] = [0, 0]
  for (const character of word) {
    if (seen >= letters) break
    seen += foldText(character).replace(/[^\p{L}\p{N}]/gu, '').length
    end += character.length
  }
  return end
}
