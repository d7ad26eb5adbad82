import type { Passage } from '../../domain/document.ts'
import { AppError } from '../../domain/errors.ts'
import type { EngineFilter, SearchReader } from '../../domain/ports.ts'
import { FACETS, type Facet } from '../../domain/search.ts'
import { foldText } from '../../vietnamese/normalize.ts'

/** A reader over a handful of passages, for tests of what stands above the engine. `isAway` makes it fail like an engine that is down. */
export function createMemoryReader(passages: readonly Passage[], state: { isAway: boolean } = { isAway: false }): SearchReader {
  const find = (text: string, filter: EngineFilter) => {
    const words = wordsIn(text)
    return passages.filter(
      (passage) =>
        containsAll(wordsIn(`${passage.title} ${passage.text} ${passage.documentNumber ?? ''}`), words) &&
        FACETS.every((facet) => isChosen(passage, facet, filter[facet] ?? [])),
    )
  }
  const assertHere = () => {
    if (state.isAway) throw new AppError('ENGINE_UNAVAILABLE', 'the search engine does not answer')
  }
  return {
    search: async ({ widest, filter, sort, offset, limit }) => {
      assertHere()
      const found = find(widest.text, filter)
      if (sort === 'date') found.sort((a, b) => (b.publishedAt ?? 0) - (a.publishedAt ?? 0))
      return found.slice(offset, offset + limit).map((passage) => ({ passage, score: 0.9 }))
    },
    count: async ({ widest, filter }) => {
      assertHere()
      const facets = FACETS.map((facet) => [facet, tally(find(widest.text, { ...filter, [facet]: [] }), facet)])
      return { total: find(widest.text, filter).length, facets: Object.fromEntries(facets) }
    },
    health: async () => !state.isAway,
  }
}

function wordsIn(text: string): Set<string> {
  return new Set(foldText(text).match(/[\p{L}\p{N}/-]+/gu))
}

function containsAll(words: ReadonlySet<string>, wanted: ReadonlySet<string>): boolean {
  return [...wanted].every((word) => words.has(word))
}

function valuesOf(passage: Passage, facet: Facet): string[] {
  const value = facet === 'topic' ? passage.topics : passage[facet]
  return (Array.isArray(value) ? value : [value]).filter((each) => each !== null).map(String)
}

function isChosen(passage: Passage, facet: Facet, chosen: readonly (string | number)[]): boolean {
  return chosen.length === 0 || valuesOf(passage, facet).some((value) => chosen.map(String).includes(value))
}

function tally(passages: readonly Passage[], facet: Facet): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const passage of passages) for (const value of valuesOf(passage, facet)) counts[value] = (counts[value] ?? 0) + 1
  return counts
}
