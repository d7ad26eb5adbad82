import type { Passage } from '../../domain/document.ts'
import { AppError } from '../../domain/errors.ts'
import type { EngineField, EngineFilter, EngineRequest, SearchReader } from '../../domain/ports.ts'
import { FACETS, type Facet } from '../../domain/search.ts'
import { keyOf } from '../../vietnamese/document-number.ts'
import { engineWords } from '../../vietnamese/engine-words.ts'
import { ownNumberWords } from '../../vietnamese/number-words.ts'
import { termsOf } from '../../vietnamese/terms.ts'

/** A reader over a handful of passages, for tests of what stands above the engine. `isAway` makes it fail like an engine that is down. */
export function createMemoryReader(passages: readonly Passage[], state: { isAway: boolean } = { isAway: false }): SearchReader {
  const find = ({ queries, without, filter }: EngineRequest) =>
    passages.filter(
      (passage) =>
        (queries.length === 0 || queries.some((query) => containsAll(wordsOf(passage, query.field), query.words))) &&
        !without.some((word) => wordsOf(passage, 'any').has(word)) &&
        (!filter.branch?.length || filter.branch.includes(passage.portal)) &&
        isPublishedWithin(passage, filter.published) &&
        FACETS.every((facet) => isChosen(passage, facet, filter[facet] ?? [])),
    )
  const assertHere = () => {
    if (state.isAway) throw new AppError('ENGINE_UNAVAILABLE', 'the search engine does not answer')
  }
  const list = (request: EngineRequest, order: 'weight' | 'date') => {
    assertHere()
    const found = find(request)
    return order === 'date' ? found.toSorted((a, b) => (b.publishedAt ?? 0) - (a.publishedAt ?? 0)) : found
  }
  return {
    candidates: async (request) => {
      assertHere()
      return find(request)
    },
    list: async (request, order, offset, limit) => list(request, order).slice(offset, offset + limit),
    listIds: async (request, order, offset, limit) =>
      list(request, order)
        .slice(offset, offset + limit)
        .map(({ documentId }) => documentId),
    documents: async (ids) => ids.flatMap((id) => passages.find(({ documentId }) => documentId === id) ?? []),
    passages: async (id, limit) => {
      assertHere()
      const own = passages.filter(({ documentId }) => documentId === id)
      return own.toSorted((a, b) => a.ordinal - b.ordinal).slice(0, limit)
    },
    count: async (request) => {
      assertHere()
      const facets = FACETS.map((facet) => [
        facet,
        tally(find({ ...request, filter: { ...request.filter, [facet]: [] } }), facet),
      ])
      return { total: find(request).length, facets: Object.fromEntries(facets) }
    },
    health: async () => !state.isAway,
  }
}

/** Engine words of a passage, as far as the field goes. */
function wordsOf({ title, text, documentNumber, heading }: Passage, field: EngineField): Set<string> {
  if (field === 'number') return new Set(documentNumber ? ownNumberWords(keyOf(documentNumber)) : [])
  const titleWords = engineWords(termsOf(title))
  return field === 'any' ? titleWords.union(engineWords(termsOf(`${heading ?? ''}\n${text}`))) : titleWords
}

function containsAll(words: ReadonlySet<string>, wanted: readonly string[]): boolean {
  return wanted.every((word) => words.has(word))
}

function valuesOf(passage: Passage, facet: Facet): string[] {
  const value = facet === 'topic' ? passage.topics : passage[facet]
  return (Array.isArray(value) ? value : [value]).filter((each) => each !== null).map(String)
}

function isChosen(passage: Passage, facet: Facet, chosen: readonly (string | number)[]): boolean {
  return chosen.length === 0 || valuesOf(passage, facet).some((value) => chosen.map(String).includes(value))
}

function isPublishedWithin({ publishedAt }: Passage, [from, before]: EngineFilter['published'] & {} = [null, null]): boolean {
  if (from === null && before === null) return true
  return publishedAt !== null && publishedAt >= (from ?? -Infinity) && publishedAt < (before ?? Infinity)
}

function tally(passages: readonly Passage[], facet: Facet): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const passage of passages) for (const value of valuesOf(passage, facet)) counts[value] = (counts[value] ?? 0) + 1
  return counts
}
