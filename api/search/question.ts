import { accentCodeOf, bareCodeOf, foldedOfCode, isAccentedCode } from '../../vietnamese/accent-code.ts'
import { queryNumberKeys } from '../../vietnamese/document-number.ts'
import { wordOf } from '../../vietnamese/engine-words.ts'
import { foldText, normalizeText } from '../../vietnamese/normalize.ts'
import type { TermStatistics } from '../../vietnamese/term-statistics.ts'
import { type Term, termsOf, wordsIn } from '../../vietnamese/terms.ts'

/**
 * One word of a question. `isExact`: its accents are meant as they were typed; otherwise any accents will do. `isQuestionWord`: it
 * only makes the sentence a question. `joined`: the word behind it is its neighbour.
 */
export type QuestionTerm = {
  text: string
  code: string
  folded: string
  isExact: boolean
  isQuestionWord: boolean
  joined: boolean
}

/** What a question asks for. */
export type Question = {
  terms: readonly QuestionTerm[]
  /** From and to (exclusive) of the words that stand in quotes: the document must have them side by side. */
  phrases: readonly (readonly [from: number, to: number])[]
  /** Engine words of what was typed with a minus before it: the document must not have them. */
  without: readonly string[]
  /** Hosts named by `site:`. */
  sites: readonly string[]
  /** Keys of the document numbers it names (vietnamese/document-number.ts). */
  numberKeys: readonly string[]
  /** Were any accents typed? */
  isAccented: boolean
}

const SITE = /(?<=^|\s)site:\s*([^\s"]+)/giu
/** A minus before a word that begins with a letter: `2021 -2025` is a dash. */
const WITHOUT = /(?<=^|\s)-(\p{L}[\p{L}\p{M}\p{N}]*)(?!\S)/gu
const QUOTES = /[“”„«»]/g
/**
 * In a question with accents a word without any is meant so (`tin`, `cao`) unless the collection hardly has it so: then it was
 * only typed in haste (`đường sat`).
 */
const MIN_SHARE_OF_FORM = 0.02
/** Quotes in a longer sentence are how it was written, the headline of an article say, and no order to find just that. */
const MAX_UNQUOTED_TERMS = 5
/** Words with a minus beyond these are not read: the engine reads ten words in all. */
const MAX_WITHOUT = 5
/** More words are not read: nobody asks them, and every one costs. */
export const MAX_QUESTION_TERMS = 64

/** Reads a question as typed. Never throws: what is no operator is a word. Pure. */
export function readQuestion(typed: string, statistics: TermStatistics, questionWords: readonly string[]): Question {
  const sites: string[] = []
  const without: string[] = []
  const text = normalizeText(typed.toWellFormed())
    .replace(QUOTES, '"')
    .replace(SITE, (_whole, host: string) => {
      sites.push(
        host
          .toLowerCase()
          .replace(/^https?:\/\//, '')
          .replace(/\/.*$/, ''),
      )
      return ' '
    })
    .replace(WITHOUT, (_whole, word: string) => {
      without.push(word)
      return ' '
    })
  // What stands at odd places between quotes is a phrase; a last quote that is never closed opens none.
  const parts = text.split('"')
  const terms: Omit<QuestionTerm, 'isExact' | 'isQuestionWord'>[] = []
  const phrases: [number, number][] = []
  for (const [index, part] of parts.entries()) {
    const from = terms.length
    const words = wordsIn(part)
    const sequence = termsOf(part)
    for (const [at, term] of sequence.terms.entries())
      terms.push({ ...term, text: words[at] ?? term.folded, joined: sequence.joined[at] ?? false })
    const isPhrase = index % 2 === 1 && index < parts.length - 1 && terms.length - from > 1
    if (isPhrase) phrases.push([from, terms.length])
  }
  const quoted = phrases.reduce((sum, [from, to]) => sum + to - from, 0)
  if (terms.length - quoted > MAX_UNQUOTED_TERMS) phrases.length = 0
  const kept = terms.slice(0, MAX_QUESTION_TERMS)
  const isAccented = [...kept.map(({ code }) => code), ...without.map(accentCodeOf)].some(isAccentedCode)
  const asked = markQuestionWords(kept, questionWords, isAccented)
  return {
    terms: kept.map((term, index) => ({
      ...term,
      isExact: isAccented && isMeantAsTyped(term.code, statistics),
      isQuestionWord: asked.has(index),
    })),
    phrases: phrases.filter(([from]) => from < kept.length).map(([from, to]) => [from, Math.min(to, kept.length)]),
    without: without
      .slice(0, MAX_WITHOUT)
      .map((word) => wordOf({ code: accentCodeOf(word), folded: foldText(word) }, isAccented)),
    sites,
    numberKeys: queryNumberKeys(text),
    isAccented,
  }
}

function isMeantAsTyped(code: string, statistics: TermStatistics): boolean {
  if (isAccentedCode(code) || bareCodeOf(code) !== code) return true
  const any = statistics.foldedCount(foldedOfCode(code))
  return any === 0 || statistics.count(code) >= any * MIN_SHARE_OF_FORM
}

/**
 * Indexes of the words that belong to an expression of the list; none when nothing else would be left. Without accents only
 * expressions of several words are sure: `la gi` is one, but `nao` may be a brain and `may` a cloud.
 */
function markQuestionWords(
  terms: readonly { code: string; folded: string }[],
  questionWords: readonly string[],
  isAccented: boolean,
): Set<number> {
  const all = expressionsOf(questionWords)
  const expressions = isAccented ? all : all.filter(({ length }) => length > 1)
  const form = isAccented ? 'code' : 'folded'
  const marked = new Set<number>()
  for (let at = 0; at < terms.length; ) {
    const found = expressions.find((words) => words.every((word, offset) => terms[at + offset]?.[form] === word[form]))
    for (let offset = 0; offset < (found?.length ?? 0); offset += 1) marked.add(at + offset)
    at += found?.length ?? 1
  }
  return marked.size < terms.length ? marked : new Set()
}

let compiled: { from: readonly string[]; expressions: (readonly Term[])[] } | undefined

/** The list as terms, longest first; compiled once for a list. */
function expressionsOf(questionWords: readonly string[]): (readonly Term[])[] {
  if (compiled?.from !== questionWords) {
    const expressions = questionWords.map((words) => termsOf(words).terms)
    compiled = { from: questionWords, expressions: expressions.sort((a, b) => b.length - a.length) }
  }
  return compiled.expressions
}
