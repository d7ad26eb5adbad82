import { accentCodeOf, isAccentedCode } from './accent-code.ts'
import { foldText, normalizeText } from './normalize.ts'
import { comparableNumber } from './numerals.ts'

/**
 * One word of a text as searching compares it. `code` is its accent code (`d9u7o7ng2`, see accent-code.ts), `folded` the word
 * without accents (`duong`); a word without letters is the same in both.
 */
export type Term = { code: string; folded: string }

/** A word with its term; `start` and `end` are offsets in the text that it stands in. */
export type LocatedWord = Term & { text: string; start: number; end: number }

/** A text as terms. `joined[i]` tells whether term i and the one behind it are neighbours: no sentence or line ends between. */
export type TermSequence = { terms: readonly Term[]; joined: readonly boolean[] }

/** A number in groups of three digits is one word, else every run of letters, digits and marks. */
const WORD = /(?<![\p{L}\p{N}])\d{1,3}(?:[.,]\d{3}){1,6}(?![.,]?\p{N}|\p{L})|[\p{L}\p{N}][\p{L}\p{N}\p{M}]*/gu
/** Words on two sides of one of these are not one expression. A comma, a hyphen or a slash does not part: `phòng, chống`. */
const PARTING = /[.;:?!()[\]{}"“”\n]/
/** The engine and the statistics keep no longer words: nobody types them, and one hostile page may be a single word. */
const MAX_WORD_CHARS = 40
/** Words seen lately: texts repeat theirs, and coding a word anew takes most of the time of reading a text. */
const CACHE_WORDS = 50_000
/** V8 keeps the whole text alive for a longer piece of it; syllables are never that long. */
const MAX_CACHED_CHARS = 12
/** Shorter texts are sooner read than compared, and would push out the document. */
const MIN_KEPT_CHARS = 300

let cache = new Map<string, Term>()

/** The text read last: whoever describes a document reads it for its topics, its copies and its passages, one after the other. */
let last: { text: string; sequence: TermSequence } = { text: '', sequence: { terms: [], joined: [] } }

/** Reads a text as terms, in linear time. */
export function termsOf(text: string): TermSequence {
  if (text.length < MIN_KEPT_CHARS) return read(text)
  if (text !== last.text) last = { text, sequence: read(text) }
  return last.sequence
}

function read(text: string): TermSequence {
  const normalized = normalizeText(text)
  const terms: Term[] = []
  const joined: boolean[] = []
  let end = 0
  for (const { 0: word, index } of normalized.matchAll(WORD)) {
    if (terms.length > 0) joined.push(!PARTING.test(normalized.slice(end, index)))
    terms.push(termOf(word))
    end = index + word.length
  }
  if (terms.length > 0) joined.push(false)
  return { terms, joined }
}

/** The words of a normalised text, one for each of its terms. */
export function wordsIn(normalized: string): string[] {
  return Array.from(normalized.matchAll(WORD), ([word]) => word)
}

/** The same with their terms and where they stand. */
export function locatedWordsIn(normalized: string): LocatedWord[] {
  const words: LocatedWord[] = []
  for (const { 0: text, index } of normalized.matchAll(WORD)) {
    const { code, folded } = termOf(text)
    words.push({ code, folded, text, start: index, end: index + text.length })
  }
  return words
}

/** One word of normalised text as a term. */
export function termOf(word: string): Term {
  const known = cache.get(word)
  if (known) return known
  const number = /[.,]/.test(word) ? comparableNumber(word) : null
  const cut = word.length > MAX_WORD_CHARS ? [...word].slice(0, MAX_WORD_CHARS).join('') : (number ?? word)
  const term = { code: accentCodeOf(cut), folded: foldText(cut) }
  if (cache.size >= CACHE_WORDS) cache = new Map()
  if (word.length <= MAX_CACHED_CHARS) cache.set(word, term)
  return term
}

/** Is there no accent in any of these texts? So people wrote before they could type them. */
export function isBare(...sequences: readonly TermSequence[]): boolean {
  return !sequences.some(({ terms }) => terms.some(({ code }) => isAccentedCode(code)))
}

/** Two neighbouring terms as one key of the statistics: `ho65 chie6u1`. */
export function pairKey(first: string, second: string): string {
  return `${first} ${second}`
}
