import { OLD_CHARACTERS } from './encodings.ts'

/** In the unit of WordCosts: what different words must gain together before anything is done about them. */
export const EVIDENCE = 11
/** The same where each of the words may as well be one of another language, as it stands: `cô où, haï`. */
export const EVIDENCE_OF_FOREIGN_WORDS = 15
/** What one character can prove beside its best word, in however many words it occurs: `m·n k·m`, `så gå må nå`. */
const MOST_BY_CHARACTER = 10

/** What different words gain together by being read in an encoding. */
export function evidenceOf(gainByWord: ReadonlyMap<string, number>): number {
  const byCharacter = new Map<string, number>()
  let byWords = 0
  for (const [word, gain] of gainByWord) {
    byWords += gain
    for (const character of new Set(word.match(OLD_CHARACTERS))) {
      const sum = (byCharacter.get(character) ?? 0) + gain
      byCharacter.set(character, Math.min(sum, Math.max(gain, MOST_BY_CHARACTER)))
    }
  }
  let byCharacters = 0
  for (const gain of byCharacter.values()) byCharacters += gain
  return Math.min(byWords, byCharacters)
}
