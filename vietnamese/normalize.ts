/** Letters that look like Vietnamese ones and are typed or pasted in their place. */
const LOOK_ALIKES: Readonly<Record<string, string>> = { Ð: 'Đ', ð: 'đ', Ɖ: 'Đ', ɖ: 'đ', ƣ: 'ư', Ƣ: 'Ư' }
const LOOK_ALIKE = /[ÐðƉɖƣƢ]/g
/** Zero-width characters, soft hyphens, directional marks and overrides: invisible, and they part what belongs together. */
const INVISIBLE = /\p{Cf}|\u034F/gu
const FULL_WIDTH = /[\uFF01-\uFF5E]/g
const SPACES = /[\u00A0\u1680\u2000-\u200A\u202F\u205F\u3000]/g

/** Old tone placement (`hòa`, `thúy`) of the open rhymes oa, oe, uy, where both spellings are one syllable. */
const OLD_TONE =
  /(?<![\p{L}\p{M}])(\p{L}*?)([oòóỏõọ])([aàáảãạeèéẻẽẹ])(?![\p{L}\p{M}])|(?<![\p{L}\p{M}])(\p{L}*?)([uùúủũụ])([yỳýỷỹỵ])(?![\p{L}\p{M}])/giu
const TONE_MARK = /[\u0300\u0301\u0303\u0309\u0323]/

/**
 * One form for text that people see as the same: NFC, look-alike letters, full-width letters and digits, no invisible
 * characters, one kind of space. Spelling, case and accents stay as they were written.
 */
export function normalizeText(text: string): string {
  return text
    .normalize('NFC')
    .replace(INVISIBLE, '')
    .replace(SPACES, ' ')
    .replace(FULL_WIDTH, (character) => String.fromCharCode(character.charCodeAt(0) - 0xfee0))
    .replace(LOOK_ALIKE, (character) => LOOK_ALIKES[character] ?? character)
}

/**
 * For comparing: the tone on the second vowel of open oa, oe and uy, where both spellings are in use (`hòa` becomes `hoà`).
 * Expects normalised text. What people read keeps the spelling of its source.
 */
export function unifyTonePlacement(text: string): string {
  return text.replace(OLD_TONE, (whole, onsetO = '', o = '', a = '', onsetU = '', u = '', y = '') =>
    // In `quý` the u belongs to the onset qu: its tone is already where it must be.
    o ? onsetO + moveTone(o, a) : /q$/i.test(onsetU) ? whole : onsetU + moveTone(u, y),
  )
}

function moveTone(first: string, second: string): string {
  const [base = '', ...marks] = [...first.normalize('NFD')]
  const tone = marks.find((mark) => TONE_MARK.test(mark))
  return tone ? base + (second + tone).normalize('NFC') : first + second
}

/** Lower case without accents, `đ` as `d`: how people type when they type no accents. */
export function foldText(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').replace(/[đð]/gi, 'd').toLowerCase()
}

/** Does the text bear a Vietnamese tone, letter mark or đ? */
export function hasAccents(text: string): boolean {
  return /\p{M}|đ/iu.test(text.normalize('NFD'))
}
