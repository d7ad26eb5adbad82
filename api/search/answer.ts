import type { Names } from '../../config/names.ts'
import { loadQuestionWords, loadRanking } from '../../config/ranking.ts'
import type { Passage } from '../../domain/document.ts'
import type { EngineRequest, SearchReader } from '../../domain/ports.ts'
import { MAX_HIT_OFFSET, type SearchRequest, type SearchResult } from '../../domain/search.ts'
import type { TermStatistics } from '../../vietnamese/term-statistics.ts'
import { planSearch } from './plan.ts'
import { presentFacets, presentHit } from './present.ts'
import { readQuestion } from './question.ts'
import { type RankedHit, rank } from './rank.ts'
import { createScorer } from './scorer.ts'
import { termsOf } from './snippet.ts'

/** Passages that are ranked: beyond these the engine's own order is as good (docs/search-quality.md has the curve). */
const CANDIDATES = 80

export type SearchParts = { reader: SearchReader; statistics: TermStatistics; names: Names; clock: () => Date }

/**
 * Answers a question: one round trip to the engine for the hits and, beside it, one for totals and facets. Pages beyond what is
 * ranked take one more.
 * @throws {AppError ENGINE_UNAVAILABLE} the engine does not answer
 */
export async function answerSearch(parts: SearchParts, request: SearchRequest): Promise<SearchResult> {
  const startedAt = performance.now()
  const { reader, statistics, names } = parts
  const question = readQuestion(request.q, statistics, loadQuestionWords())
  const plan = planSearch(question, statistics)
  const { portal, level, province, kind, topic, year, page, perPage } = request
  const shared = { without: question.without, filter: { portal, level, province, kind, topic, year } }
  const asked = { ...shared, queries: plan.queries }
  const widest = { ...shared, queries: plan.widest }
  const isByDate = request.sort === 'date' || plan.queries.length === 0
  const offset = (page - 1) * perPage

  const [hits, { total, facets }] = await Promise.all([
    isByDate
      ? reader.list(widest, 'date', offset, perPage).then((passages) => ({ page: passages.map(unranked), merged: 0 }))
      : rankedPage(asked, widest),
    reader.count(widest),
  ])
  const terms = termsOf(request.q)
  const bestPoints = Math.max(1, ...hits.page.map(({ points }) => points))
  return {
    query: request.q,
    total,
    page,
    perPage,
    pages: Math.ceil(Math.min(total - hits.merged, MAX_HIT_OFFSET) / perPage),
    hits: hits.page.map((hit) => presentHit(hit, hit.points / bestPoints, terms, names)),
    facets: presentFacets(facets, request, names),
    tookMs: Math.round((performance.now() - startedAt) * 10) / 10,
  }

  async function rankedPage(ranked: EngineRequest, all: EngineRequest): Promise<{ page: RankedHit[]; merged: number }> {
    const ranking = loadRanking()
    const scorer = createScorer(question, statistics, ranking.match)
    const candidates = await reader.candidates(ranked, CANDIDATES)
    const wishes = {
      kinds: [],
      provinces: [],
      numberWords: ranked.queries.flatMap(({ field, words }) => (field === 'number' ? words : [])),
    }
    const found = rank(candidates, scorer, wishes, ranking.priors, parts.clock().getTime() / 1000)
    const merged = found.reduce((sum, { copies }) => sum + copies.length, 0)
    const shown = found.slice(offset, offset + perPage)
    const missing = perPage - shown.length
    if (missing === 0) return { page: shown, merged }
    return { page: [...shown, ...(await behindRanked(found, all, missing))], merged }
  }

  /** Documents that match but were not ranked, in the engine's order. */
  async function behindRanked(found: readonly RankedHit[], all: EngineRequest, missing: number): Promise<RankedHit[]> {
    const ranked = new Set(found.flatMap(({ passage, copies }) => [passage, ...copies]).map(({ documentId }) => documentId))
    const skip = Math.max(0, offset - found.length)
    const ids = await reader.listIds(all, 'weight', 0, ranked.size + skip + missing)
    const behind = ids.filter((id) => !ranked.has(id)).slice(skip, skip + missing)
    return (await reader.documents(behind)).map(unranked)
  }
}

function unranked(passage: Passage): RankedHit {
  return { passage, points: 0, priors: {}, copies: [] }
}
