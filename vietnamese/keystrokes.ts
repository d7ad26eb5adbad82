import { accentedForms, isSyllable } from './syllable.ts'

const [ACUTE, GRAVE, HOOK, TILDE, DOT] = ['\u0301', '\u0300', '\u0309', '\u0303', '\u0323'] as const
const TONE_MARK = /[\u0300\u0301\u0303\u0309\u0323]/
/** Tones by the key that sets them; z and 0 take the tone away. */
const TELEX_TONES: Readonly<Record<string, string>> = { s: ACUTE, f: GRAVE, r: HOOK, x: TILDE, j: DOT, z: '' }
const VNI_TONES: Readonly<Record<string, string>> = { 1: ACUTE, 2: GRAVE, 3: HOOK, 4: TILDE, 5: DOT, 0: '' }
/** The letters that a key makes of a letter in front of it. */
const TELEX_MARKS: Readonly<Record<string, string>> = { a: 'â', e: 'ê', o: 'ô', w: 'ăơư', d: 'đ' }
const VNI_MARKS: Readonly<Record<string, string>> = { 6: 'âêô', 7: 'ơư', 8: 'ă', 9: 'đ' }

/** `nghieengx` with a tone that was corrected; what is longer is no syllable. */
const MAX_CHARS = 12

/** A mark that was asked for: one of `letters` must stand at one of the places `from` up to before `to`. */
type Mark = { letters: string; from: number; to: number }
/** A word read up to some character. `base`: its letters without accents; `written`: the same letters in their case. */
type Reading = {
  base: string
  written: string
  marks: readonly Mark[]
  tone: string
  /** Whether the tone is one that the word bore already, not one of a key. */
  isToneWritten: boolean
  keys: number
}
const NOTHING_READ: Reading = { base: '', written: '', marks: [], tone: '', isToneWritten: false, keys: 0 }

/**
 * The syllable that Telex or VNI keys meant when they were left undecoded in a word: `truwowfng`, `d9u7o7ng2`, `ddinhj`.
 * Keys may stand right behind their letter or at the end of the syllable, and a word may be half decoded (`trươngf`, `viêtj`).
 *
 * Null when the word is a legal syllable as it stands, when no reading of it is one (`email`, `m2`), or when several are. Words
 * of other languages and glued numbers may read as keys all the same (`test` as `tét`, `bai1` as `bái`): a reading is an
 * offer, and who asks decides by what is in use.
 *
 * The result is NFC in the old tone placement (`hòa`), which laws and portals mostly use, in the case of the word's letters.
 */
export function decodeKeystrokes(word: string): string | null {
  if (word.length > MAX_CHARS || isSyllable(word)) return null
  const meant = new Set<string>()
  for (const reading of readingsOf(word)) {
    for (const form of accentedForms(reading.base)) if (isMeant(form, reading)) meant.add(inCaseOf(form, reading.written))
  }
  const [syllable = null] = meant
  return meant.size === 1 ? syllable : null
}

/** Every way to part a word into letters and keys. There are two where a vowel stands twice: `oao` is one, or it is `ôa`. */
function readingsOf(word: string): Reading[] {
  const characters = [...word.normalize('NFD')]
  const read = /\d/.test(word) ? readVni : readTelex
  let readings = [NOTHING_READ]
  for (const [index, character] of characters.entries()) {
    const before = characters
      .slice(Math.max(0, index - 2), index)
      .join('')
      .toLowerCase()
    readings = readings.flatMap((reading) => readAccented(reading, character) ?? read(reading, character, before))
  }
  return readings.filter(({ keys }) => keys > 0)
}

/** Accents that the word bears already; null for a character that is none. */
function readAccented(reading: Reading, character: string): Reading[] | null {
  const at = reading.base.length
  if (/đ/i.test(character)) return [addMark(addLetter(reading, character, 'd'), 'đ', at, at + 1)]
  if (TONE_MARK.test(character)) return [{ ...reading, tone: character, isToneWritten: true }]
  if (/\p{M}/u.test(character)) return [addMark(reading, (reading.base.slice(-1) + character).normalize('NFC'), at - 1, at)]
  return null
}

function readVni(reading: Reading, character: string, before: string): Reading[] {
  const [tone, letters] = [VNI_TONES[character], VNI_MARKS[character]]
  if (tone === undefined && !letters) return [addLetter(reading, character)]
  // The same key again takes back what it did and stands for itself.
  if (before.endsWith(character)) return []
  return tone === undefined ? pressMark(reading, letters) : pressTone(reading, tone)
}

function readTelex(reading: Reading, character: string, before: string): Reading[] {
  const key = character.toLowerCase()
  const hasVowel = /[aeiouy]/.test(reading.base)
  const tone = TELEX_TONES[key]
  if (tone !== undefined) {
    // In front of the vowel s, r and x are letters.
    if (!hasVowel) return [addLetter(reading, character)]
    return before.endsWith(key) ? [] : pressTone(reading, tone)
  }
  if (key === 'w') {
    const asLetter = pressMark(addLetter(reading, character, 'u'), 'ư')
    if (!hasVowel) return asLetter
    if (before.endsWith(key)) return []
    // In `giwx` the i belongs to the onset.
    return [...pressMark(reading, TELEX_MARKS.w), ...(reading.base === 'gi' ? asLetter : [])]
  }
  if (!TELEX_MARKS[key] || !reading.base.includes(key)) return [addLetter(reading, character)]
  const pressed = pressMark(reading, TELEX_MARKS[key])
  if (key === 'd') return pressed
  // Two of a kind in a row are a mark (`oo`), three are two letters (`ooo` in boong); parted ones may be either.
  if (before === key + key) return [addLetter({ ...reading, marks: reading.marks.slice(0, -1) }, character)]
  return before.endsWith(key) ? pressed : [...pressed, addLetter(reading, character)]
}

function addLetter(reading: Reading, written: string, letter = written.toLowerCase()): Reading {
  const isUpper = written !== written.toLowerCase()
  return { ...reading, base: reading.base + letter, written: reading.written + (isUpper ? letter.toUpperCase() : letter) }
}

function addMark(reading: Reading, letters: string, from: number, to: number): Reading {
  return { ...reading, marks: [...reading.marks, { letters, from, to }] }
}

function pressMark(reading: Reading, letters = ''): Reading[] {
  return [{ ...addMark(reading, letters, 0, reading.base.length), keys: reading.keys + 1 }]
}

/** A tone behind one that is written is no key, and there must be a tone to take away. */
function pressTone(reading: Reading, tone: string): Reading[] {
  if (reading.isToneWritten || (tone === '' && reading.tone === '')) return []
  return [{ ...reading, tone, keys: reading.keys + 1 }]
}

/** Does a syllable bear just the tone and the marks that were asked for? One horn is enough for both letters of ươ. */
function isMeant(form: string, { marks, tone }: Reading): boolean {
  const decomposed = form.normalize('NFD')
  if ((TONE_MARK.exec(decomposed)?.[0] ?? '') !== tone) return false
  const letters = [...decomposed.replace(TONE_MARK, '').normalize('NFC')]
  const open = new Set([...letters.keys()].filter((index) => /[âăêôơưđ]/.test(letters[index] ?? '')))
  let hasHorn = false
  for (const mark of marks) {
    const place = [...open].find((index) => index >= mark.from && index < mark.to && mark.letters.includes(letters[index] ?? ''))
    if (place === undefined) return false
    open.delete(place)
    hasHorn ||= /[ơư]/.test(letters[place] ?? '')
  }
  return [...open].every((index) => hasHorn && /[ơư]/.test(letters[index] ?? ''))
}

function inCaseOf(form: string, written: string): string {
  return Array.from(form, (letter, index) => (/[A-Z]/.test(written[index] ?? '') ? letter.toUpperCase() : letter)).join('')
}
