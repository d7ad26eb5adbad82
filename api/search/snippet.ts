import { bareCodeOf, isAccentedCode } from '../../vietnamese/accent-code.ts'
import { type LocatedWord, locatedWordsIn, termsOf as sequenceOf } from '../../vietnamese/terms.ts'
import { escapeHtml, markSpans } from '../mark.ts'

const SNIPPET_WORDS = 42
/** Words of the text before the first match that give it its context. */
const LEAD_WORDS = 6
/** A word with the very accents that were typed counts as much as this many that only fold to it. */
const EXACT_POINTS = 3

/**
 * `exact`: words as typed, as accent codes. `folded`: the words that were typed without accents. `bare`: codes of all of them
 * without accents, to meet text that has none.
 */
export type Terms = { exact: Set<string>; folded: Set<string>; bare: Set<string> }
type MatchedWord = LocatedWord & { points: number }

/** The words to look for: made once for all hits of a question. */
export function termsOf(query: string): Terms {
  const words = sequenceOf(query).terms
  const unaccented = words.filter(({ code }) => !isAccentedCode(code))
  return {
    exact: new Set(words.map(({ code }) => code)),
    folded: new Set(unaccented.map(({ folded }) => folded)),
    bare: new Set(words.map(({ code }) => bareCodeOf(code))),
  }
}

/** The whole text with matched words in `<mark>`: escaped HTML with no other tag. */
export function highlight(text: string, terms: Terms): string {
  return mark(text, matchWords(text, terms))
}

/**
 * The part of a text that answers best: the window with the most different words of the question. Escaped HTML whose only
 * tag is `<mark>`; an ellipsis stands where text was left out.
 */
export function snippetOf(text: string, terms: Terms): string {
  const words = matchWords(text, terms)
  const start = bestWindow(words)
  const window = words.slice(start, start + SNIPPET_WORDS)
  const [first, last] = [window[0], window.at(-1)]
  if (!first || !last) return escapeHtml(text.slice(0, 200))
  // To the end of the word with what is glued to it: a full stop, a closing bracket.
  const end = last.end + (/^[^\s\p{L}\p{N}]*/u.exec(text.slice(last.end))?.[0].length ?? 0)
  const inner = mark(
    text.slice(first.start, end),
    window.map((word) => ({ ...word, start: word.start - first.start, end: word.end - first.start })),
  )
  return `${start > 0 ? '… ' : ''}${inner.replace(/\s*\n\s*/g, ' ')}${start + SNIPPET_WORDS < words.length ? ' …' : ''}`
}

function matchWords(text: string, { exact, folded, bare }: Terms): MatchedWord[] {
  return locatedWordsIn(text).map((word) => {
    // Who typed `thủ` does not mean `thứ`; who typed `thu` means either, and text without accents may mean any.
    const isLoose = folded.has(word.folded) || bare.has(word.code)
    return Object.assign(word, { points: exact.has(word.code) ? EXACT_POINTS : isLoose ? 1 : 0 })
  })
}

/** Start of the window whose different matched words are worth most; each word counts once, so that a list of one word does not win. */
function bestWindow(words: readonly MatchedWord[]): number {
  let best = { start: 0, points: 0 }
  const inWindow = new Map<string, number[]>()
  let points = 0
  const change = (word: MatchedWord | undefined, by: 1 | -1) => {
    if (!word || word.points === 0) return
    const key = word.folded
    const before = inWindow.get(key) ?? []
    const after = by === 1 ? [...before, word.points] : before.toSpliced(before.indexOf(word.points), 1)
    inWindow.set(key, after)
    points += Math.max(0, ...after) - Math.max(0, ...before)
  }
  for (const [index, word] of words.entries()) {
    change(word, 1)
    if (index >= SNIPPET_WORDS - LEAD_WORDS) change(words[index - (SNIPPET_WORDS - LEAD_WORDS)], -1)
    const windowStart = Math.max(0, index - (SNIPPET_WORDS - LEAD_WORDS) + 1)
    if (points > best.points) best = { start: firstMatchFrom(words, windowStart), points }
  }
  return Math.max(0, best.start - LEAD_WORDS)
}

function firstMatchFrom(words: readonly MatchedWord[], from: number): number {
  const index = words.findIndex((word, at) => at >= from && word.points > 0)
  return index < 0 ? from : index
}

/** Marks matched words. */
function mark(text: string, words: readonly MatchedWord[]): string {
  return markSpans(
    text,
    words.filter(({ points }) => points > 0),
  )
}
