import type { EngineQuery } from '../../domain/ports.ts'
import { bareCodeOf } from '../../vietnamese/accent-code.ts'
import { BARE_WORD, codeWord, MAX_ENGINE_WORDS, pairWord, pairWordsOf, wordOf } from '../../vietnamese/engine-words.ts'
import { askedNumberWords } from '../../vietnamese/number-words.ts'
import { countOf, type TermStatistics } from '../../vietnamese/term-statistics.ts'
import { combinations } from './combinations.ts'
import { inverseDocumentFrequency } from './idf.ts'
import type { Question, QuestionTerm } from './question.ts'
import type { Rewording } from './scorer.ts'

/** Questions with fewer different words are taken at their word: a document that lacks one of them is no answer. */
const MIN_TERMS_FOR_PARTS = 3
/** How many of the most telling parts are asked for alone, by two, by three. */
const PARTS_ALONE = 14
const PARTS_BY_TWO = 11
const PARTS_BY_THREE = 7
/** Parts of one word that are asked for before parts of other words. */
const MAX_PARTS_PER_WORD = 2
/** A single part that is worth less of the whole question than this is no answer, unless it is rare. */
const MIN_SHARE_OF_QUESTION = 0.3
const RARE_PASSAGES = 60
const RARE_SHARE = 0.01
/** Hits wanted of the queries of a short question. */
const LIMITS = { number: 20, title: 40, key: 30, neighbours: 40, all: 60, bare: 20, reworded: 40 }
/** What a pair is worth whose words only happened to meet (`vụ trong`): it is rare, but an answer has it less often. */
const LOOSE_PAIR_WORTH = 0.65
/** Weights are positive, also of words that every passage holds. */
const LEAST_WEIGHT = 0.01
/** Ways to say a part otherwise that are asked for, the nearest ones, and how long they may be. */
const MAX_REWORDINGS = 4
const MAX_REWORDED_TERMS = 6
/** Above what any words can weigh. */
const NUMBER_WEIGHT = 10_000

/** Engine queries of a question. `widest`: those that find what all of them find, for counting and for lists. */
export type SearchPlan = { queries: readonly EngineQuery[]; widest: readonly EngineQuery[] }

/**
 * A word of the question, two neighbours, or another way to say some of it; `from` and `to` (exclusive) are where it stands.
 * `worth` is how much is to be expected of asking for it: how telling it is, and for a pair how far its words belong together.
 */
type Part = { words: readonly string[]; worth: number; count: number; from: number; to: number }

/** Turns a question into engine queries. An empty plan asks for everything. Pure. */
export function planSearch(question: Question, statistics: TermStatistics, rewordings: readonly Rewording[] = []): SearchPlan {
  const plan = planWords(question, statistics, rewordings)
  if (question.without.length === 0) return plan
  // The engine looks for a word that must not be there only where it looks for the others, and counts it among those it reads.
  const room = Math.max(1, MAX_ENGINE_WORDS - question.without.length)
  const everywhere = (query: EngineQuery): EngineQuery => ({ ...query, field: 'any', words: query.words.slice(0, room) })
  const asked = plan.queries.filter(({ field }) => field === 'any' || field === 'number').map(everywhere)
  return { queries: asked, widest: widestOf(asked) }
}

function planWords(question: Question, statistics: TermStatistics, rewordings: readonly Rewording[]): SearchPlan {
  const numbers = question.numberKeys.flatMap((key) => {
    const { own, named } = askedNumberWords(key)
    return [own, named].map(
      (word, index): EngineQuery => ({
        words: [word],
        field: 'number',
        weight: NUMBER_WEIGHT * (2 - index),
        limit: LIMITS.number,
      }),
    )
  })
  const terms = distinct(question.terms)
  if (terms.length === 0) return { queries: numbers, widest: widestOf(numbers) }
  const pairs = pairsOf(question, statistics)
  const phraseWords = question.phrases.flatMap(([from, to]) => pairWordsOf(question.terms.slice(from, to)))
  const weigh = createWeigher(terms, pairs, statistics)
  const all = wholeQuestion(terms, pairs, phraseWords)
  const total = weigh(all)
  const any: EngineQuery = { words: all, field: 'any', weight: total, limit: LIMITS.all }
  const bare = bareQuery(question, terms, phraseWords, statistics, total)
  const reworded = rewordedQueries(question, rewordings, phraseWords, weigh)
  const parts =
    terms.length >= MIN_TERMS_FOR_PARTS
      ? combinedParts(
          tellingParts(question, pairs, rewordings, statistics),
          phraseWords,
          Math.max(RARE_PASSAGES, RARE_SHARE * statistics.passages),
        )
      : []
  const beside = fitted([...pairs.flatMap((pair) => pair.words), ...all])
  const neighbours: EngineQuery[] =
    pairs.length > 0 ? [{ words: beside, field: 'any', weight: weigh(beside), limit: LIMITS.neighbours }] : []
  return {
    queries: [
      ...numbers,
      { words: all, field: 'title', weight: total * 1.5, limit: LIMITS.title },
      { words: all, field: 'key', weight: total * 1.3, limit: LIMITS.key },
      ...neighbours,
      any,
      ...bare,
      ...reworded,
      ...parts,
    ],
    widest: widestOf([...numbers, any, ...neighbours, ...bare, ...reworded, ...parts]),
  }
}

function distinct(terms: readonly QuestionTerm[]): QuestionTerm[] {
  const asked = terms.filter(({ isQuestionWord }) => !isQuestionWord)
  return [...new Map(asked.map((term) => [wordOf(term, term.isExact), term])).values()]
}

function wordsOf(terms: readonly QuestionTerm[]): string[] {
  return terms.map((term) => wordOf(term, term.isExact))
}

/** Pairs of neighbours that the collection holds, rarest first. Before there are statistics all are taken. */
function pairsOf({ terms }: Question, statistics: TermStatistics): Part[] {
  const pairs = new Map<string, Part>()
  for (const [at, first] of terms.entries()) {
    const second = terms[at + 1]
    if (!second || !first.joined || (first.isQuestionWord && second.isQuestionWord)) continue
    const count = statistics.foldedPairCount(first.folded, second.folded)
    if (count === 0 && statistics.passages > 0) continue
    const word = pairWord(first.folded, second.folded)
    const idf = inverseDocumentFrequency(count, statistics.passages)
    const bond = bondOf(count, statistics.foldedCount(first.folded), statistics.foldedCount(second.folded), statistics.passages)
    const worth = idf * (LOOSE_PAIR_WORTH + (1 - LOOSE_PAIR_WORTH) * bond)
    if (!pairs.has(word)) pairs.set(word, { words: [word], count, from: at, to: at + 2, worth })
  }
  return [...pairs.values()].sort(byWorth)
}

function byWorth(a: Part, b: Part): number {
  return b.worth - a.worth || a.from - b.from
}

/**
 * How far two words belong together, 0 to 1: their pointwise mutual information over passages, normalised (Bouma 2009). Two words
 * that are one expression come near 1, two that only happened to meet (`nghĩa vụ | trong`) near 0.
 */
function bondOf(together: number, first: number, second: number, total: number): number {
  if (together === 0 || total === 0) return 1
  const information = Math.log((together * total) / (first * second))
  return Math.max(0, Math.min(1, information / -Math.log(together / (total + 1))))
}

/** All words of a question within what the engine reads: where there are too many, rare pairs stand for the words in them. */
function wholeQuestion(terms: readonly QuestionTerm[], pairs: readonly Part[], phraseWords: readonly string[]): string[] {
  const words = [...phraseWords, ...wordsOf(terms)]
  return words.length <= MAX_ENGINE_WORDS ? words : fitted([...phraseWords, ...pairs.flatMap((pair) => pair.words), ...words])
}

function fitted(words: readonly string[]): string[] {
  return [...new Set(words)].slice(0, MAX_ENGINE_WORDS)
}

/** How telling a set of engine words is: the sum of what each tells. */
function createWeigher(
  terms: readonly QuestionTerm[],
  pairs: readonly Part[],
  statistics: TermStatistics,
): (words: readonly string[]) => number {
  const worth = new Map(pairs.map((pair) => [pair.words[0] as string, pair.worth]))
  for (const term of terms)
    worth.set(wordOf(term, term.isExact), inverseDocumentFrequency(countOf(term, term.isExact, statistics), statistics.passages))
  return (words) => words.reduce((sum, word) => sum + (worth.get(word) ?? 0), LEAST_WEIGHT)
}

/** The whole question with a part of it said otherwise; where that is too long, its most telling words. */
function rewordedQueries(
  question: Question,
  rewordings: readonly Rewording[],
  phraseWords: readonly string[],
  weigh: (words: readonly string[]) => number,
): EngineQuery[] {
  return rewordings.slice(0, MAX_REWORDINGS).map(({ from, to, words, weight }) => {
    const isOutside = (at: number) => at < from || at >= to
    const others = wordsOf(distinct(question.terms.filter((_, at) => isOutside(at))))
    const replaced = wordsOf(question.terms.slice(from, to))
    const said = words.terms.map((term) => wordOf(term, question.isAccented))
    const asked = fitted([...phraseWords, ...said, ...others.toSorted((a, b) => weigh([b]) - weigh([a]))])
    // What is said otherwise tells as much as what it is said for.
    return { words: asked, field: 'any', weight: weight * (weigh(replaced) + weigh(asked)), limit: LIMITS.reworded }
  })
}

/** The same words written without any accent, where the collection has them so. */
function bareQuery(
  question: Question,
  terms: readonly QuestionTerm[],
  phraseWords: readonly string[],
  statistics: TermStatistics,
  total: number,
): EngineQuery[] {
  if (!question.isAccented || terms.length >= MAX_ENGINE_WORDS) return []
  const codes = terms.map(({ code }) => bareCodeOf(code))
  if (statistics.passages > 0 && codes.some((code) => statistics.count(code) === 0)) return []
  return [
    { words: fitted([BARE_WORD, ...phraseWords, ...codes.map(codeWord)]), field: 'any', weight: total * 0.5, limit: LIMITS.bare },
  ]
}

/** The words and pairs that tell most of what is asked, the most telling first. */
function tellingParts(
  { terms, isAccented }: Question,
  pairs: readonly Part[],
  rewordings: readonly Rewording[],
  statistics: TermStatistics,
): Part[] {
  const words = new Map<string, Part>()
  for (const [at, term] of terms.entries()) {
    const count = countOf(term, term.isExact, statistics)
    if (term.isQuestionWord || count === 0) continue
    const word = wordOf(term, term.isExact)
    const idf = inverseDocumentFrequency(count, statistics.passages)
    if (!words.has(word)) words.set(word, { words: [word], count, from: at, to: at + 1, worth: idf })
  }
  const reworded = rewordings.slice(0, MAX_REWORDINGS).flatMap(({ from, to, words: said, weight }): Part[] => {
    const count = Math.min(...said.terms.map((term) => countOf(term, isAccented, statistics)))
    if (said.terms.length === 0 || said.terms.length > MAX_REWORDED_TERMS || count === 0) return []
    const idf = inverseDocumentFrequency(count, statistics.passages)
    return [{ words: said.terms.map((term) => wordOf(term, isAccented)), count, from, to, worth: idf * weight }]
  })
  return [...pairs, ...words.values(), ...reworded].sort(byWorth)
}

/**
 * Telling parts alone, by two and by three: what matches much of a question without matching all of it. `required` words stand
 * in quotes.
 */
function combinedParts(parts: readonly Part[], required: readonly string[], rarePassages: number): EngineQuery[] {
  const total = parts.reduce((sum, { worth }) => sum + worth, 0)
  const chosen = spreadOver(parts)
  const groups = [
    ...chosen.slice(0, PARTS_ALONE).map((part) => [part]),
    ...combinations(chosen.slice(0, PARTS_BY_TWO), 2),
    ...combinations(chosen.slice(0, PARTS_BY_THREE), 3),
  ].filter(isWithoutOverlap)
  return groups
    .map((group) => ({ group, weight: group.reduce((sum, { worth }) => sum + worth, 0) }))
    .filter(
      ({ group, weight }) =>
        group.length > 1 || weight >= total * MIN_SHARE_OF_QUESTION || group.some(({ count }) => count <= rarePassages),
    )
    .map(({ group, weight }) => ({
      words: fitted([...required, ...group.flatMap((part) => part.words)]),
      field: 'any',
      weight,
      limit: LIMITS.neighbours,
    }))
}

/** Those queries that find what all find: one whose words are all asked for by a smaller one finds nothing more. */
function widestOf(queries: readonly EngineQuery[]): EngineQuery[] {
  const bySize = queries.toSorted((a, b) => a.words.length - b.words.length)
  const kept: EngineQuery[] = []
  for (const query of bySize) {
    const words = new Set(query.words)
    if (!kept.some((smaller) => smaller.words.every((word) => words.has(word)))) kept.push(query)
  }
  return kept
}

/** A word and the pair that it belongs to together ask for nothing but the pair. */
function isWithoutOverlap(group: readonly Part[]): boolean {
  return group.every((a, index) => group.slice(index + 1).every((b) => a.to <= b.from || b.to <= a.from))
}

/** Parts in their order, but those whose words were all asked for often enough go behind: what is asked for should be all of the question. */
function spreadOver(parts: readonly Part[]): Part[] {
  const timesAsked = new Map<number, number>()
  const isSpent = ({ from, to }: Part) => {
    for (let at = from; at < to; at += 1) if ((timesAsked.get(at) ?? 0) < MAX_PARTS_PER_WORD) return false
    return true
  }
  const [first, behind]: [Part[], Part[]] = [[], []]
  for (const part of parts) {
    if (isSpent(part)) {
      behind.push(part)
      continue
    }
    first.push(part)
    for (let at = part.from; at < part.to; at += 1) timesAsked.set(at, (timesAsked.get(at) ?? 0) + 1)
  }
  return [...first, ...behind]
}
