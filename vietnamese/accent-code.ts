import { normalizeText } from './normalize.ts'
import { syllablesIn } from './syllables-in.ts'

/** The mark of a letter, written right after it. */
const LETTER_MARKS: Readonly<Record<string, string>> = { '\u0302': '6', '\u031B': '7', '\u0306': '8' }
/** The tone of a syllable, written at its end; a syllable without tone is closed by 0. */
const TONES: Readonly<Record<string, string>> = { '\u0301': '1', '\u0300': '2', '\u0309': '3', '\u0303': '4', '\u0323': '5' }

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
 * `accentCode('Đường sắt')` is `d9u7o7ng2 sa8t1`. Words with other letters or digits keep them (`2026`, `covid0`).
 */
export function accentCode(text: string): string {
  const normalized = normalizeText(text)
  return syllablesIn(normalized)
    .map(({ text: word }) => codeOf(word))
    .filter(Boolean)
    .join(' ')
}

/**
 * The accent code of a word that is still being typed: without the closing 0, since a tone may follow.
 */
export function openAccentCode(text: string): string {
  return accentCode(text).replace(/0$/, '')
}

function codeOf(word: string): string {
  let code = ''
  let tone = '0'
  let hasLetter = false
  for (const character of word.toLowerCase().normalize('NFD')) {
    if (LETTER_MARKS[character]) code += LETTER_MARKS[character]
    else if (TONES[character]) tone = TONES[character]
    else if (character === 'đ') code += 'd9'
    else if (!/\p{M}/u.test(character)) code += character
    hasLetter ||= /\p{L}/u.test(character)
  }
  return hasLetter ? code + tone : code
}
