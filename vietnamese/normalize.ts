/** Letters that look like Vietnamese ones and are typed or pasted in their place. */
const LOOK_ALIKES: Readonly<Record<string, string>> = { Ð: 'Đ', ð: 'đ', Ɖ: 'Đ', ɖ: 'đ', ƣ: 'ư', Ƣ: 'Ư' }
const LOOK_ALIKE = /[ÐðƉɖƣƢ]/g
/** Zero-width characters, soft hyphens, directional marks and overrides: invisible, and they part what belongs together. */
const INVISIBLE = /\p{Cf}|\u034F/gu
const FULL_WIDTH = /[\uFF01-\uFF5E]/g
const SPACES = /[\u00A0\u1680\u2000-\u200A\u202F\u205F\u3000]/g
/**
 * Letters, numerals and signs that only fonts and old character sets tell from plain ones (the decompositions font, compat and
 * square of the Unicode character database): ſ µ, ℂ ℃, Ⅳ, ㎡, the ligature ﬁ, 𝐀. What says something else than its plain
 * letters stays: ½ ① ™ № …
 */
const STYLED =
  /[\u017F\u00B5\u2102\u2103\u2107\u2109-\u2113\u2115\u2119-\u211D\u2124\u2128\u212C\u212D\u212F-\u2131\u2133\u2134\u2139\u213C-\u2140\u2145-\u2149\u2160-\u217F\u3371-\u337A\u3380-\u33DF\u33FF\uFB00-\uFB06]|[\u{1D400}-\u{1D7FF}]/gu
const SMALL_DIGIT = /[²³¹\u2070\u2074-\u2079\u2080-\u2089]/g
/** Behind a digit they are no part of it: `Điều 5¹` has a note and is not article 51, and 10² is not 102. */
const SMALL_DIGITS_OF_A_WORD = /(?<![0-9²³¹\u2070-\u208E])[²³¹\u2070\u2074-\u2079\u2080-\u2089]+/g
/** What is in normal form as it is and stays so beside its like: most texts have nothing else. */
const NOT_PLAIN = /[^\t\n\r -~¡-¬®-ÿĂăĐđĨĩŨũƠơƯưẠ-ỹ\u2010-\u2027\u2030-\u205E\u20A0-\u20C0\u2190-\u22FF\u2500-\u27BF]/g
/** Composed letters with a tone whose circumflex or breve comes behind it: NFC leaves both as they stand. */
const TONE_BEFORE_MARK = /[áàảãéèẻẽóòỏõÁÀẢÃÉÈẺẼÓÒỎÕ]\u0302|[áàảãÁÀẢÃ]\u0306/g

/** What normalising does, in its order, each step with the characters that call for it. */
const STEPS: readonly (readonly [callers: RegExp, step: (text: string) => string])[] = [
  [INVISIBLE, (text) => text.replace(INVISIBLE, '')],
  [SPACES, (text) => text.replace(SPACES, ' ')],
  [FULL_WIDTH, (text) => text.replace(FULL_WIDTH, (character) => String.fromCharCode(character.charCodeAt(0) - 0xfee0))],
  [STYLED, (text) => text.replace(STYLED, plainForm)],
  [SMALL_DIGIT, (text) => text.replace(SMALL_DIGITS_OF_A_WORD, plainForm)],
  [LOOK_ALIKE, (text) => text.replace(LOOK_ALIKE, (character) => LOOK_ALIKES[character] ?? character)],
  [NOT_PLAIN, (text) => text.normalize('NFC').replace(TONE_BEFORE_MARK, withMarkFirst)],
]
let stepsByUnit: Uint8Array | undefined

/** Old tone placement (`hòa`, `thúy`) of the open rhymes oa, oe, uy, where both spellings are one syllable. */
const OLD_TONE =
  /(?<![\p{L}\p{M}])(\p{L}*?)([oòóỏõọ])([aàáảãạeèéẻẽẹ])(?![\p{L}\p{M}])|(?<![\p{L}\p{M}])(\p{L}*?)([uùúủũụ])([yỳýỷỹỵ])(?![\p{L}\p{M}])/giu
const TONE_MARK = /[\u0300\u0301\u0303\u0309\u0323]/

/**
 * One form for text that people see as the same: NFC, look-alike letters, full-width and styled letters and digits, small
 * digits, marks in the right order, no invisible characters, one kind of space. Spelling, case and accents stay as they were
 * written, and so do dashes: document numbers have their own rules for them.
 */
export function normalizeText(text: string): string {
  const called = stepsCalledBy(text)
  return called === 0 ? text : STEPS.reduce((normal, [, step], index) => (called & (1 << index) ? step(normal) : normal), text)
}

/** The steps that a text needs, one bit each. One look at each character is cheaper than one search for each step. */
function stepsCalledBy(text: string): number {
  stepsByUnit ??= buildStepsByUnit()
  let called = 0
  for (let index = 0; index < text.length; index += 1) called |= stepsByUnit[text.charCodeAt(index)] ?? 0
  return called
}

function buildStepsByUnit(): Uint8Array {
  // From here on come signs, other scripts and halves of pairs: rare enough to call for every step.
  const tableEnd = 0x2c00
  const steps = new Uint8Array(0x10000).fill((1 << STEPS.length) - 1).fill(0, 0, tableEnd)
  const units = String.fromCharCode(...steps.subarray(0, tableEnd).keys())
  for (const [index, [callers]] of STEPS.entries())
    for (const { index: unit } of units.matchAll(callers)) steps[unit] = (steps[unit] ?? 0) | (1 << index)
  return steps
}

/** ㎧ has a slash of its own in its plain form. */
function plainForm(styled: string): string {
  return styled.normalize('NFKC').replaceAll('\u2215', '/')
}

function withMarkFirst(letter: string): string {
  const [base = '', tone = '', mark = ''] = letter.normalize('NFD')
  return (base + mark + tone).normalize('NFC')
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
