import type { EngineQuery, EngineRequest } from '../../domain/ports.ts'
import type { SearchRequest } from '../../domain/search.ts'
import { accentCode } from '../../vietnamese/accent-code.ts'
import { queryNumberKeys } from '../../vietnamese/document-number.ts'
import { hasAccents, normalizeText } from '../../vietnamese/normalize.ts'

/** A document that bears the number asked for stands above everything; typed accents above their absence. */
const WEIGHTS = { number: 2, accented: 1, plain: 0.8 }

/**
 * Turns a question into engine queries, asked in one round trip: the document number it names, its accent code when
 * accents were typed, and its plain words, which find everything that the others find. No words: what is newest. Pure.
 */
export function planSearch(request: SearchRequest): EngineRequest {
  const text = normalizeText(request.q).trim()
  // By date there is no ranking that would sink what matches only in part: all words must be there.
  const matching = request.sort === 'date' ? 'all' : 'last'
  const widest: EngineQuery = { text, field: 'plain', weight: WEIGHTS.plain, matching }
  const accented: EngineQuery[] = hasAccents(text)
    ? [{ text: accentCode(text), field: 'accented', weight: WEIGHTS.accented, matching }]
    : []
  const numbers = queryNumberKeys(text).map(
    (key): EngineQuery => ({ text: `"${key}"`, field: 'number', weight: WEIGHTS.number, matching: 'all' }),
  )
  const { portal, level, province, kind, topic, year, perPage } = request
  return {
    // By date the plain query alone decides what is found; a second one would only change the order.
    queries: request.sort === 'date' ? [widest] : [...numbers, ...accented, widest],
    widest,
    filter: { portal, level, province, kind, topic, year },
    sort: request.sort === 'date' || text === '' ? 'date' : 'relevance',
    offset: (request.page - 1) * perPage,
    limit: perPage,
  }
}
