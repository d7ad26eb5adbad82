import { foldText, normalizeText } from './normalize.ts'
import { syllablesIn } from './syllables-in.ts'

/** The mark of a letter, written right after it. */
const LETTER_MARKS: Readonly<Record<string, string>> = { '\u0302': '6', '\u031B': '7', '\u0306': '8' }
/** The tone of a syllable, written at its end; a syllable without tone is closed by 0. */
const TONES: Readonly<Record<string, string>> = { '\u0301': '1', '\u0300': '2', '\u0309': '3', '\u0303': '4', '\u0323': '5' }
/** Closes a word that holds digits itself (`A6`, `H5N1`), so that it is never taken for a coded syllable (`â`). */
const MIXED_END = 'x'

/**
 * The accent code of a text: each word in lower-case ASCII that keeps its accents, words parted by one space. The engine
 * folds accents away; in this form it cannot.
 *
 * - a letter's mark stands right after it, as VNI keyboards write it: `â ê ô` a6 e6 o6, `ơ ư` o7 u7, `ă` a8, `đ` d9;
 * - the tone stands at the end of the syllable, 1 sắc, 2 huyền, 3 hỏi, 4 ngã, 5 nặng, and 0 where there is none, so that
 *   old and new tone placement are one;
 * - so the code is safe for prefix search in the right way: what is typed of `đường` (`d9u7o7`) is a prefix of `d9u7o7ng2`,
 *   but the whole syllable `dương` (`du7o7ng0`) is none of `dưỡng` (`du7o7ng4`).
 *
 * `accentCode('Đường sắt')` is `d9u7o7ng2 sa8t1`. Numbers stay as they are (`2026`); words that mix letters and digits end in x
 * (`covid19x`).
 */
export function accentCode(text: string): string {
  const normalized = normalizeText(text)
  return syllablesIn(normalized)
    .map(({ text: word }) => accentCodeOf(word))
    .filter(Boolean)
    .join(' ')
}

/** The accent code of one word of normalised text. */
export function accentCodeOf(word: string): string {
  let code = ''
  let tone = '0'
  let hasLetter = false
  let hasDigit = false
  for (const character of word.toLowerCase().normalize('NFD')) {
    if (LETTER_MARKS[character]) code += LETTER_MARKS[character]
    else if (TONES[character]) tone = TONES[character]
    else if (character === 'đ') {
      code += 'd9'
      hasLetter = true
    } else if (!/\p{M}/u.test(character)) {
      code += character
      if (/\p{N}/u.test(character)) hasDigit = true
      else hasLetter = true
    }
  }
  if (!hasLetter) return code
  return hasDigit ? foldText(word) + MIXED_END : code + tone
}

/** The word without accents that a code stands for: `d9u7o7ng2` is `duong`, `2026` is `2026`, `covid19x` is `covid19`. */
export function foldedOfCode(code: string): string {
  if (code.endsWith(MIXED_END)) return code.slice(0, -1)
  return /^\p{N}+$/u.test(code) ? code : code.replace(/[0-9]/g, '')
}

/** Does a code bear a tone, a letter mark or đ? */
export function isAccentedCode(code: string): boolean {
  return !code.endsWith(MIXED_END) && /\p{L}/u.test(code) && /[1-9]/.test(code)
}

/** The code of the same word written without any accent: `du7o7ng2` becomes `duong0`. */
export function bareCodeOf(code: string): string {
  return isAccentedCode(code) ? `${foldedOfCode(code)}0` : code
}
