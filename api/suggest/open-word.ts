import { foldText } from '../../vietnamese/normalize.ts'

/** One of `marked` (a letter with its mark as accent codes write it: `o7`) must stand at one of the places `from` up to before `to`. */
type Need = { marked: readonly string[]; from: number; to: number }

/**
 * One way to read what is typed of a word. `folded`: its letters without accents; `needs`: marks that it will bear; `tone`: the
 * tone that it will bear, '' when any may still come. What is not there yet is left open: `d` may become `đ`, `hô` `hộ`.
 */
export type OpenWord = { folded: string; needs: readonly Need[]; tone: string; isByKeys: boolean }

const LETTER_MARKS: Readonly<Record<string, string>> = { '\u0302': '6', '\u031B': '7', '\u0306': '8' }
const TONES: Readonly<Record<string, string>> = { '\u0301': '1', '\u0300': '2', '\u0309': '3', '\u0303': '4', '\u0323': '5' }
/** Telex and VNI keys, by what they do. */
const TONE_KEYS: Readonly<Record<string, string>> = {
  s: '1',
  f: '2',
  r: '3',
  x: '4',
  j: '5',
  1: '1',
  2: '2',
  3: '3',
  4: '4',
  5: '5',
}
const MARK_KEYS: Readonly<Record<string, readonly string[]>> = {
  a: ['a6'],
  e: ['e6'],
  o: ['o6'],
  d: ['d9'],
  w: ['a8', 'o7', 'u7'],
  6: ['a6', 'e6', 'o6'],
  7: ['o7', 'u7'],
  8: ['a8'],
  9: ['d9'],
}
/** Keys that are letters too: they are marks only behind the same letter. */
const DOUBLED = /[aeod]/
/** `nghieengx` with a tone that was corrected; what is longer is no syllable with its keys. */
const MAX_KEYED_CHARS = 12
/** Each doubled letter doubles the ways to read a word; no syllable needs so many. */
const MAX_READINGS = 16

/**
 * The ways to read an unfinished word of normalised text, as it stands first. Telex and VNI keys may be left in it (`dduow`, `thur`):
 * then they are read as such too, which may come to nothing (`thes`).
 */
export function readOpenWord(word: string): OpenWord[] {
  const plain = readAsTyped(word)
  return word.length > MAX_KEYED_CHARS ? [plain] : [plain, ...readAsKeys(word)]
}

/** Can a word, given as accent code with its folded form, still come of what was typed? */
export function canBecome({ folded, needs, tone }: OpenWord, code: string, foldedOfCode: string): boolean {
  if (!foldedOfCode.startsWith(folded)) return false
  if (tone !== '' && code.at(-1) !== tone) return false
  if (needs.length === 0) return true
  const letters = code.match(/\p{L}[6-9]?/gu) ?? []
  return needs.every(({ marked, from, to }) => letters.slice(from, to).some((letter) => marked.includes(letter)))
}

function readAsTyped(word: string): OpenWord {
  return [...word.toLowerCase().normalize('NFD')].reduce(addCharacter, { folded: '', needs: [], tone: '', isByKeys: false })
}

/** A letter, or an accent that stands on the one before. */
function addCharacter(reading: OpenWord, character: string): OpenWord {
  const at = reading.folded.length
  const mark = LETTER_MARKS[character]
  if (mark) return addNeed(reading, [reading.folded.slice(-1) + mark], at - 1, at)
  if (TONES[character]) return { ...reading, tone: TONES[character] }
  if (character === 'đ') return addNeed({ ...reading, folded: `${reading.folded}d` }, ['d9'], at, at + 1)
  return { ...reading, folded: reading.folded + foldText(character) }
}

function addNeed(reading: OpenWord, marked: readonly string[], from: number, to: number): OpenWord {
  return { ...reading, needs: [...reading.needs, { marked, from, to }] }
}

/** Every reading in which at least one character is a key. Where a vowel stands twice there are two: `oa` with a mark, or `oao`. */
function readAsKeys(word: string): OpenWord[] {
  let readings: OpenWord[] = [{ folded: '', needs: [], tone: '', isByKeys: false }]
  for (const character of word.toLowerCase().normalize('NFD'))
    readings = readings.flatMap((reading) => withKey(reading, character)).slice(0, MAX_READINGS)
  return readings.filter(({ isByKeys }) => isByKeys)
}

function withKey(reading: OpenWord, character: string): OpenWord[] {
  const { folded } = reading
  const asLetter = addCharacter(reading, character)
  const keyed = { ...reading, isByKeys: true }
  const hasVowel = /[aeiouy]/.test(folded)
  const tone = TONE_KEYS[character]
  if (tone) return hasVowel ? [{ ...keyed, tone }] : [asLetter]
  const marked = MARK_KEYS[character]
  if (!marked) return [asLetter]
  if (character === 'w' && !/[aou]/.test(folded))
    return [addNeed({ ...keyed, folded: `${folded}u` }, ['u7'], folded.length, folded.length + 1)]
  const bearers = marked.map(([letter = '']) => letter)
  if (!bearers.some((letter) => folded.includes(letter))) return [asLetter]
  const asMark = addNeed(keyed, marked, 0, folded.length)
  return DOUBLED.test(character) ? [asMark, asLetter] : [asMark]
}
