import type { EngineQuery, EngineRequest } from '../../domain/ports.ts'
import type { SearchRequest } from '../../domain/search.ts'
import { numberWord } from '../../vietnamese/document-number.ts'
import { understand } from './understand.ts'

/**
 * A document that bears the number asked for stands above everything, then those that name it in their titles; typed accents
 * stand above their absence.
 */
const WEIGHTS = { ownNumber: 2, namedNumber: 1.5, accented: 1, plain: 0.8 }

/**
 * Turns a question into engine queries, asked in one round trip: the document number it names, its accent code when
 * accents were typed, and its plain words, which find everything that the others find. No words: what is newest. Pure.
 */
export function planSearch(request: SearchRequest): EngineRequest {
  const { plain, accented, numberKeys } = understand(request.q)
  // By date there is no ranking that would sink what matches only in part: all words must be there.
  const matching = request.sort === 'date' ? 'all' : 'last'
  const widest: EngineQuery = { text: plain, field: 'plain', weight: WEIGHTS.plain, matching }
  const accentedQueries: EngineQuery[] = accented
    ? [{ text: accented, field: 'accented', weight: WEIGHTS.accented, matching }]
    : []
  const numberQueries = numberKeys.flatMap((key): EngineQuery[] => [
    // One word, of which the engine takes the beginning too: a law is asked for without the term of its assembly (`59/2020/qh`).
    { text: numberWord(key), field: 'number', weight: WEIGHTS.ownNumber, matching: 'all' },
    // A phrase, so that the parts of a number stand together.
    { text: `"${key}"`, field: 'number', weight: WEIGHTS.namedNumber, matching: 'all' },
  ])
  const { portal, level, province, kind, topic, year, perPage } = request
  return {
    // By date the plain query alone decides what is found; a second one would only change the order.
    queries: request.sort === 'date' ? [widest] : [...numberQueries, ...accentedQueries, widest],
    widest,
    filter: { portal, level, province, kind, topic, year },
    sort: request.sort === 'date' || plain === '' ? 'date' : 'relevance',
    offset: (request.page - 1) * perPage,
    limit: perPage,
  }
}
