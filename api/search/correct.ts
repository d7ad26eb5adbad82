import { accentCodeOf, foldedOfCode, isAccentedCode } from '../../vietnamese/accent-code.ts'
import { decodeKeystrokes } from '../../vietnamese/keystrokes.ts'
import { type Candidate, likeliestWords } from '../../vietnamese/likeliest-words.ts'
import { oneSlipAway } from '../../vietnamese/slips.ts'
import { spellCode } from '../../vietnamese/spell-code.ts'
import { isFoldedSyllable, isSyllable } from '../../vietnamese/syllable.ts'
import { countOf, pairCountOf, type TermStatistics } from '../../vietnamese/term-statistics.ts'
import type { Question, QuestionTerm } from './question.ts'

/** How unlikely slips are, as negative logarithms: a word that the collection has was seldom typed by mistake. */
const COSTS = { tone: 5, mark: 6, letter: 7, knownWord: 3, unseenSyllable: 6, accentLost: 1 }
/** Forms of a folded word that are weighed, the most frequent ones. */
const MAX_FORMS = 8
const MAX_CANDIDATES = 40
/** A word must stand in this many passages to be put in the place of another one. */
const MIN_PASSAGES = 2

/** What was probably meant: the terms to search with, and the accents that accentless words most likely lost. */
export type Reading = {
  terms: readonly QuestionTerm[]
  /** Was anything put in the place of what was typed? */
  isCorrected: boolean
  /** Codes with accents restored, place by place, when no accents were typed; else null. */
  restored: readonly string[] | null
}

/**
 * Reads through slips of the keyboard: keystrokes left by Telex and VNI are decoded where a word is not in the collection, a
 * letter too few or too many and wrong tones are corrected where neighbours speak for it. Words in quotes stay as they are, and so do
 * those that `isName` knows: a name may well be new to the collection.
 */
export function readThrough(question: Question, statistics: TermStatistics, isName: (at: number) => boolean): Reading {
  const isKept = (at: number) => isName(at) || isQuoted(question, at)
  const read = question.terms.map((term, at) => (isKept(at) ? term : decode(term, statistics)))
  if (statistics.passages === 0) return { terms: read, isCorrected: false, restored: null }
  const isAccented = read.some(({ code }) => isAccentedCode(code))
  const decoded = read.map((term) => ({ ...term, isExact: isAccented && term.isExact }))
  const joined = decoded.map((term) => term.joined)
  const candidates = decoded.map((term, at) =>
    isKept(at) || !isSuspect(decoded, at, statistics) ? asTyped(term, statistics) : candidatesFor(term, isAccented, statistics),
  )
  const codes = likeliestWords(candidates, joined, statistics)
  const terms = decoded.map((term, at) => {
    const code = codes[at] ?? term.code
    const folded = foldedOfCode(code)
    if (isAccented ? code === term.code || !term.isExact : folded === term.folded) return term
    return {
      ...term,
      text: isAccented ? spellCode(code) : folded,
      code: isAccented ? code : accentCodeOf(folded),
      folded,
      isExact: isAccented,
    }
  })
  const isCorrected = terms.some(
    (term, at) => term.folded !== question.terms[at]?.folded || term.code !== question.terms[at]?.code,
  )
  return { terms, isCorrected, restored: isAccented ? null : codes }
}

function isQuoted({ phrases }: Question, at: number): boolean {
  return phrases.some(([from, to]) => at >= from && at < to)
}

function decode(term: QuestionTerm, statistics: TermStatistics): QuestionTerm {
  if (statistics.count(term.code) > 0 || statistics.foldedCount(term.folded) > 0) return term
  const meant = decodeKeystrokes(term.text)
  if (meant === null) return term
  const code = accentCodeOf(meant)
  if (statistics.passages > 0 && statistics.count(code) === 0) return term
  return { ...term, text: meant, code, folded: foldedOfCode(code), isExact: true }
}

/** A word that the collection does not have, or that it never has beside either neighbour. */
function isSuspect(terms: readonly QuestionTerm[], at: number, statistics: TermStatistics): boolean {
  const term = terms[at] as QuestionTerm
  if (term.isQuestionWord || /^\p{N}+$/u.test(term.folded)) return false
  if (countOf(term, term.isExact, statistics) === 0) return true
  const [before, after] = [terms[at - 1], terms[at + 1]]
  const neighbours: [QuestionTerm, QuestionTerm][] = []
  if (before?.joined) neighbours.push([before, term])
  if (term.joined && after) neighbours.push([term, after])
  return neighbours.length > 0 && neighbours.every(([a, b]) => pairCountOf(a, b, a.isExact && b.isExact, statistics) === 0)
}

/** What was typed; without accents, every form of it that the collection has. */
function asTyped(term: QuestionTerm, statistics: TermStatistics): Candidate[] {
  const typed = { code: term.code, cost: 0 }
  if (term.isExact) return [typed]
  const forms = statistics.formsOf(term.folded).slice(0, MAX_FORMS)
  return forms.length > 0 ? forms.map((code) => ({ code, cost: 0 })) : [typed]
}

function candidatesFor(term: QuestionTerm, isAccented: boolean, statistics: TermStatistics): Candidate[] {
  const isKnown = countOf(term, term.isExact, statistics) > 0
  // A good syllable that the collection lacks was hardly a slip: collections are small, the language is not.
  const isSyllableAnyway = isAccented ? isSyllable(term.text) : isFoldedSyllable(term.folded)
  const doubt = isKnown ? COSTS.knownWord : isSyllableAnyway ? COSTS.unseenSyllable : 0
  const found = new Map<string, number>(asTyped(term, statistics).map(({ code, cost }) => [code, cost]))
  const add = (code: string, cost: number) => {
    if (statistics.count(code) >= MIN_PASSAGES) found.set(code, Math.min(found.get(code) ?? Number.POSITIVE_INFINITY, cost))
  }
  if (term.isExact)
    for (const code of statistics.formsOf(term.folded).slice(0, MAX_FORMS))
      if (code !== term.code) add(code, doubt + accentCost(term.code, code))
  const others = [...oneSlipAway(term.folded)]
    .map((folded) => ({ folded, count: statistics.foldedCount(folded) }))
    .filter(({ count }) => count >= MIN_PASSAGES)
    .sort((a, b) => b.count - a.count)
    .slice(0, MAX_CANDIDATES)
  for (const { folded } of others)
    for (const code of statistics.formsOf(folded).slice(0, MAX_FORMS))
      add(code, doubt + COSTS.letter + (term.isExact ? accentCost(term.code, code) / 3 : 0))
  return [...found].map(([code, cost]) => ({ code, cost }))
}

/** What it costs that the accents are others: the tone alone, or the marks of letters too. An accent that is only lost costs little. */
function accentCost(typed: string, meant: string): number {
  const [typedTone, meantTone] = [typed.slice(-1), meant.slice(-1)]
  const [typedMarks, meantMarks] = [typed.replace(/[^6-9]/g, ''), meant.replace(/[^6-9]/g, '')]
  const tone = typedTone === meantTone ? 0 : typedTone === '0' ? COSTS.accentLost + COSTS.tone / 2 : COSTS.tone
  const mark = typedMarks === meantMarks ? 0 : typedMarks === '' ? COSTS.accentLost + COSTS.mark / 2 : COSTS.mark
  return tone + mark
}
