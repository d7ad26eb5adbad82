import type { Term, TermSequence } from './terms.ts'

/** Parts the two halves of a pair: no Vietnamese syllable has a z, and the engine takes the whole for one word. */
const PAIR_JOINT = 'zz'
/** Times that a term stands in a passage from which on the passage keeps coming back to it. */
const KEY_TIMES = 3
/** The engine reads so many words of a query and no more. */
export const MAX_ENGINE_WORDS = 10
/** The engine keeps 65,535 words an attribute: what is beyond could not be found. */
const MAX_WORDS = 60_000

/** Marks a passage that has no accent at all: only there a word without accents may be any other. */
export const BARE_WORD = 'zzbare'

/** Two neighbouring words as one word for the engine: `hộ chiếu` is `hozzchieu`. Without accents, which are asked for beside it. */
export function pairWord(firstFolded: string, secondFolded: string): string {
  return `${firstFolded}${PAIR_JOINT}${secondFolded}`
}

/**
 * The accent code of a word as a word for the engine. Its ending keeps it from being taken for a word that looks like a code: `á` is a1,
 * and `A1` is a class of driving licences. Numbers have but one form.
 */
export function codeWord(code: string): string {
  return /\p{L}/u.test(code) ? `${code}z` : code
}

/** A term as the engine is asked for it: with its very accents when `isExact`, else with any. */
export function wordOf({ code, folded }: Term, isExact: boolean): string {
  return isExact ? codeWord(code) : folded
}

/** The pairs of neighbours among terms that stand one behind the other. */
export function pairWordsOf(terms: readonly { folded: string; joined: boolean }[]): string[] {
  return terms.slice(1).flatMap((term, index) => {
    const before = terms[index]
    return before?.joined ? [pairWord(before.folded, term.folded)] : []
  })
}

/**
 * The words by which the engine finds a text, with how often each stands there: every term without accents, its accent code, and
 * every pair of neighbours. The engine is given each once and asked for sets of them; how often and where they stand is the
 * reranker's business, so that a repeated word costs nothing here.
 */
export function countEngineWords({ terms, joined }: TermSequence): Map<string, number> {
  const times = new Map<string, number>()
  const add = (word: string) => times.set(word, (times.get(word) ?? 0) + 1)
  for (const [index, { code, folded }] of terms.entries()) {
    add(folded)
    if (code !== folded) add(codeWord(code))
    const next = terms[index + 1]
    if (next && joined[index]) add(pairWord(folded, next.folded))
  }
  return times
}

/** The engine words of a text, each once. */
export function engineWords(sequence: TermSequence): Set<string> {
  return new Set(countEngineWords(sequence).keys())
}

/** Of the engine words of a text those that it repeats: what it is about. */
export function keyWords(times: ReadonlyMap<string, number>): string[] {
  const repeated: string[] = []
  for (const [word, count] of times) if (count >= KEY_TIMES) repeated.push(word)
  return repeated
}

/** Engine words as the value of an attribute. */
export function joinWords(words: Iterable<string>): string {
  let kept = 0
  const joined: string[] = []
  for (const word of words) {
    if (kept === MAX_WORDS) break
    joined.push(word)
    kept += 1
  }
  return joined.join(' ')
}
