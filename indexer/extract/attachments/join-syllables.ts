import { isSyllable } from '../../../vietnamese/syllable.ts'

/** Marks that a space or two have parted from their letter: no text has a mark by itself. */
const PARTED_MARK = /(\p{L}\p{M}*) {1,2}(\p{M}+)/gu
/** Two words, of which the second is looked at again as the first of the next pair. */
const PAIR = /(?<![\p{L}\p{M}])(\p{L}+) (\p{Ll}{2,})(?![\p{L}\p{M}])/gu
const LETTERS = /[\p{L}\p{M}]+/gu
/** Share of words that are no syllable, but make one with their neighbour, from which a text is taken to have split syllables. */
const SPLIT_SHARE = 0.02
/** Pieces of one syllable (`đ ư ờng`) and their letters together. */
const MAX_PIECES = 4
const MAX_SYLLABLE_CHARS = 7
/** Syllables without a consonant before them that stand alone often enough. */
const COMMON_VOWEL_WORDS = new Set(
  `a à á ạ ai ái am ảm an án ăn anh ánh ảnh ao áo ảo áp át âm ấm ân ấn ấp ẩm ẩn ấy âu e em en eo ép ê êm im in ít y ý ỷ yêu yếu yên
   yến o oan oai oanh ong ổ ô ông ốm ổn ốc ôn ôm ố ở ơ ơn ờ u ủ ủy uỷ úy uy uỷ ung ủng ứng ưng út úp uống uốn ước ươm ưu ư ứ ưa ủ ùn ù ê-đê`
    .split(/\s+/)
    .filter(Boolean),
)
/** How unlikely a word is: one that may stand alone, one that hardly does, one that is no syllable, and each joint. */
const COST = { word: 1, oddVowelWord: 3, noSyllable: 6, joint: 1.2 }

/**
 * Joins what PDF files part: `ti ếng Vi ệt` and `Viê ̣t`. Texts in which hardly anything is parted stay as they are, and so does any
 * whose share of legal syllables would not rise.
 */
export function joinSplitSyllables(text: string): string {
  const marked = text.replace(PARTED_MARK, '$1$2').normalize('NFC').replace(PAIR, joinOrphan)
  if (splitShare(marked) < SPLIT_SHARE) return marked
  const joined = marked
    .split('\n')
    .map((line) => line.replace(/[\p{L}\p{M}]+(?: [\p{L}\p{M}]+)+/gu, joinRun))
    .join('\n')
  return legalShare(joined) > legalShare(marked) ? joined : marked
}

/** `lư ơng`: an accented piece that is no syllable is no word of another language either, so one is enough. */
function joinOrphan(pair: string, first: string, second: string): string {
  const isOrphan = /[^\0-\x7F]/.test(second) && !isSyllable(second)
  return isOrphan && isJoinable(first, second) && isSyllable(first + second) ? first + second : pair
}

function splitShare(text: string): number {
  let words = 0
  let split = 0
  let before: { word: string; end: number } | null = null
  for (const { 0: word, index } of text.matchAll(LETTERS)) {
    words += 1
    if (before && index === before.end + 1 && text[before.end] === ' ') {
      const isOdd = costOf(word) > COST.word || costOf(before.word) > COST.word
      if (isOdd && isJoinable(before.word, word) && isSyllable(before.word + word)) split += 1
    }
    before = { word, end: index + word.length }
  }
  return words === 0 ? 0 : split / words
}

/** Of all words: single letters are what syllables fall into. */
function legalShare(text: string): number {
  const words = text.match(LETTERS) ?? []
  return words.filter(isSyllable).length / Math.max(1, words.length)
}

/** The likeliest way to read a run of words, by dynamic programming over where syllables end. */
function joinRun(run: string): string {
  const pieces = run.split(' ')
  const best: { cost: number; from: number }[] = [{ cost: 0, from: 0 }]
  for (let end = 1; end <= pieces.length; end += 1) {
    let choice = { cost: Number.POSITIVE_INFINITY, from: end - 1 }
    for (let from = end - 1; from >= Math.max(0, end - MAX_PIECES); from -= 1) {
      const cost = (best[from]?.cost ?? 0) + costOfPieces(pieces.slice(from, end))
      if (cost < choice.cost) choice = { cost, from }
    }
    best.push(choice)
  }
  const syllables: string[] = []
  for (let end = pieces.length; end > 0; end = best[end]?.from ?? 0)
    syllables.unshift(pieces.slice(best[end]?.from ?? 0, end).join(''))
  return syllables.join(' ')
}

function costOfPieces(pieces: readonly string[]): number {
  const [first = ''] = pieces
  if (pieces.length === 1) return costOf(first)
  const joined = pieces.join('')
  const isOneWord =
    joined.length <= MAX_SYLLABLE_CHARS && isSyllable(joined) && pieces.slice(1).every((piece) => isJoinable(first, piece))
  return isOneWord ? COST.word + COST.joint * (pieces.length - 1) : Number.POSITIVE_INFINITY
}

/** A capital does not go on a word in small letters. */
function isJoinable(before: string, after: string): boolean {
  return after === after.toLowerCase() || before === before.toUpperCase()
}

function costOf(word: string): number {
  if (!isSyllable(word)) return COST.noSyllable
  return /^[^\p{L}]*[aăâeêioôơuưy]/iu.test(word.normalize('NFD').replace(/\p{M}/gu, '')) &&
    !COMMON_VOWEL_WORDS.has(word.toLowerCase())
    ? COST.oddVowelWord
    : COST.word
}
