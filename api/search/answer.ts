import type { Names } from '../../config/names.ts'
import type { SearchReader } from '../../domain/ports.ts'
import { MAX_HIT_OFFSET, type SearchRequest, type SearchResult } from '../../domain/search.ts'
import { planSearch } from './plan.ts'
import { presentFacets, presentHit } from './present.ts'
import { termsOf } from './snippet.ts'

/**
 * Answers a question: one round trip to the engine for the hits and, beside it, one for totals and facets.
 * @throws {AppError ENGINE_UNAVAILABLE} the engine does not answer
 */
export async function answerSearch(
  { reader, names }: { reader: SearchReader; names: Names },
  request: SearchRequest,
): Promise<SearchResult> {
  const startedAt = performance.now()
  const plan = planSearch(request)
  const [hits, { total, facets }] = await Promise.all([reader.search(plan), reader.count(plan)])
  const { page, perPage } = request
  const terms = termsOf(request.q)
  const bestScore = Math.max(...plan.queries.map(({ weight }) => weight))
  return {
    query: request.q,
    total,
    page,
    perPage,
    pages: Math.ceil(Math.min(total, MAX_HIT_OFFSET) / perPage),
    hits: hits.map((hit) => presentHit({ ...hit, score: hit.score / bestScore }, terms, names)),
    facets: presentFacets(facets, request, names),
    tookMs: Math.round((performance.now() - startedAt) * 10) / 10,
  }
}
