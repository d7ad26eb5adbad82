import type { EngineQuery } from '../../domain/ports.ts'
import { pairWord, wordOf } from '../../vietnamese/engine-words.ts'
import type { TermStatistics } from '../../vietnamese/term-statistics.ts'
import { combinations } from '../search/combinations.ts'
import { type Feature, featuresOf, formOf, type Said } from './similarity.ts'

/** How many of the most telling parts are asked for by two and by three. */
const PARTS_BY_TWO = 12
const PARTS_BY_THREE = 8
/** Hits of one query that are wanted when there are few queries. */
const HITS_PER_QUERY = 20

/** A word or a pair that tells what a document is about. `word` is the engine's, `terms` are the folded words it consists of. */
type TellingPart = { word: string; terms: readonly string[]; worth: number }

/**
 * Engine queries for documents that say what this one says: its most telling parts by two and by three, like those of a question
 * that is not matched whole. A document with one telling part is asked for by that part alone. Pure.
 */
export function planSimilar(document: Said, statistics: TermStatistics): EngineQuery[] {
  const parts = tellingParts(document, statistics)
  const groups = [...combinations(parts.slice(0, PARTS_BY_THREE), 3), ...combinations(parts.slice(0, PARTS_BY_TWO), 2)].filter(
    isWithoutOverlap,
  )
  return (groups.length > 0 ? groups : parts.slice(0, 1).map((part) => [part])).map((group) => ({
    words: group.map(({ word }) => word),
    field: 'any',
    weight: group.reduce((sum, { worth }) => sum + worth, 0),
    limit: HITS_PER_QUERY,
  }))
}

/** The most telling parts first. What only this document holds tells most and finds nothing: it is left out. */
function tellingParts(document: Said, statistics: TermStatistics): TellingPart[] {
  const form = formOf(document)
  return [...featuresOf(document, form, statistics).values()]
    .map(({ first, second, weight, passages }: Feature) => ({
      word: second ? pairWord(first.folded, second.folded) : wordOf(first, form === 'code'),
      terms: second ? [first.folded, second.folded] : [first.folded],
      worth: weight * shareOfOthers(passages, statistics),
    }))
    .filter(({ worth }) => worth > 0)
    .sort((a, b) => b.worth - a.worth || (a.word < b.word ? -1 : 1))
    .slice(0, Math.max(PARTS_BY_TWO, PARTS_BY_THREE))
}

/** How many of the passages that hold something can be expected to be other documents'. Before there are statistics, all. */
function shareOfOthers(passages: number, statistics: TermStatistics): number {
  if (statistics.passages === 0) return 1
  return passages > 1 ? (passages - 1) / passages : 0
}

/** A word and the pair that it belongs to together ask for nothing but the pair. */
function isWithoutOverlap(group: readonly TellingPart[]): boolean {
  const terms = group.flatMap((part) => part.terms)
  return new Set(terms).size === terms.length
}
