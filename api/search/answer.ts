import type { Names } from '../../config/names.ts'
import { loadRanking } from '../../config/ranking.ts'
import type { Passage } from '../../domain/document.ts'
import type { EngineRequest, Registry, SearchReader } from '../../domain/ports.ts'
import { MAX_HIT_OFFSET, type SearchRequest, type SearchResult } from '../../domain/search.ts'
import { askedNumberWords } from '../../vietnamese/number-words.ts'
import type { TermStatistics } from '../../vietnamese/term-statistics.ts'
import { branchOf } from './branch.ts'
import { type Interpretation, interpret } from './interpret.ts'
import { planSearch, type SearchPlan } from './plan.ts'
import { presentFacets, presentHit } from './present.ts'
import { withPresentIds } from './present-ids.ts'
import { explainHit, type RankedHit, rank } from './rank.ts'
import { createScorer, type Scorer } from './scorer.ts'
import { termsOf } from './snippet.ts'

/** Passages that are ranked: beyond these the engine's own order is as good (docs/search-quality.md has the curve). */
const CANDIDATES = 72
/** More queries than these are one federated query, which brings each hit once. */
const MAX_QUERIES_IN_STEPS = 6
/** A filter that no portal passes: `site:` named a host of which the registry knows nothing. */
const NO_PORTAL = ['-']

export type SearchParts = {
  reader: SearchReader
  statistics: TermStatistics
  registry: Registry
  names: Names
  clock: () => Date
  /** What administrators put first for a question. */
  bestBets?: (question: string, now: Date) => SearchResult['bestBets']
}

/**
 * Answers a question: one round trip to the engine for the hits (two for a short question of common words) and, beside it, one
 * for totals and facets. Pages beyond what is ranked take one more, and so does a question with quotes that nothing fits, which is then asked without them.
 * @throws {AppError ENGINE_UNAVAILABLE} the engine does not answer · {AppError BAD_QUERY} no portal is the `branch`
 */
export async function answerSearch(parts: SearchParts, given: SearchRequest): Promise<SearchResult> {
  const request = withPresentIds(given, parts.registry)
  const startedAt = performance.now()
  const branch = branchOf(request.branch, parts.registry)
  const understood = interpret(request.q, parts, request.verbatim)
  let asked = understood
  let found = await find(parts, request, asked, branch)
  if (found.total === 0 && understood.question.phrases.length > 0) {
    asked = { ...understood, question: { ...understood.question, phrases: [] } }
    found = await find(parts, request, asked, branch)
  }
  const { hits, total, facets, merged, scorer } = found
  const { page, perPage } = request
  const terms = termsOf(
    [understood.corrected ?? request.q, ...understood.expansions.flatMap(({ alternatives }) => alternatives)].join(' '),
  )
  const bestPoints = Math.max(Number.MIN_VALUE, found.bestPoints)
  return {
    query: request.q,
    understood: {
      corrected: understood.corrected,
      expansions: understood.expansions.map(({ start, end, alternatives, reason }) => ({
        typed: understood.question.terms
          .slice(start, end)
          .map(({ text }) => text)
          .join(' '),
        alternatives: [...alternatives],
        reason,
      })),
      isWithoutQuotes: asked !== understood,
      isUnknownSite: understood.portals?.length === 0,
    },
    bestBets: page === 1 ? (parts.bestBets?.(understood.corrected ?? request.q, parts.clock()) ?? []) : [],
    total,
    page,
    perPage,
    pages: Math.ceil(Math.min(total - merged, MAX_HIT_OFFSET) / perPage),
    hits: hits.map((hit) => ({
      ...presentHit(hit, hit.points / bestPoints, terms, parts.names),
      ...(request.explain && scorer ? { explanation: explainHit(hit, scorer) } : {}),
    })),
    facets: presentFacets(facets, request, parts.names),
    tookMs: Math.round((performance.now() - startedAt) * 10) / 10,
  }
}

type Found = Awaited<ReturnType<SearchReader['count']>> & {
  hits: RankedHit[]
  /** Points of the best hit of all pages. */
  bestPoints: number
  /** Copies that stand behind a hit of their story, and so have no place of their own. */
  merged: number
  scorer: Scorer | null
}

async function find(
  parts: SearchParts,
  request: SearchRequest,
  understood: Interpretation,
  branch: readonly string[],
): Promise<Found> {
  const { reader, statistics } = parts
  const { question, rewordings } = understood
  const plan = planSearch(question, statistics, rewordings)
  const toRequest = (queries: EngineRequest['queries']) => engineRequest(queries, request, understood, branch)
  const widest = toRequest(plan.widest)
  const offset = (request.page - 1) * request.perPage
  if (request.sort === 'date' || plan.queries.length === 0) {
    const [listed, counted] = await Promise.all([reader.list(widest, 'date', offset, request.perPage), reader.count(widest)])
    return { ...counted, hits: listed.map(unranked), bestPoints: 0, merged: 0, scorer: null }
  }
  const scorer = createScorer(question, statistics, loadRanking().match, { rewordings, restored: understood.restored })
  const [candidates, counted] = await Promise.all([candidatesOf(reader, plan, toRequest), reader.count(widest)])
  const ranked = rankCandidates(candidates, scorer, understood, parts.clock())
  const shown = ranked.slice(offset, offset + request.perPage)
  const missing = Math.min(request.perPage, counted.total - offset) - shown.length
  return {
    ...counted,
    hits: missing > 0 ? [...shown, ...(await behindRanked(reader, ranked, widest, offset, missing))] : shown,
    bestPoints: Math.max(0, ...ranked.map(({ points }) => points)),
    merged: ranked.reduce((sum, { copies }) => sum + copies.length, 0),
    scorer,
  }
}

/**
 * The passages to rank. Few queries are asked in two steps, since the engine takes longest to bring hits and the narrower queries
 * bring again what the widest ones found: only where those found more than they may bring are the others needed.
 */
async function candidatesOf(
  reader: SearchReader,
  { queries, widest }: SearchPlan,
  toRequest: (queries: EngineRequest['queries']) => EngineRequest,
): Promise<readonly Passage[]> {
  const narrower = queries.filter((query) => !widest.includes(query))
  if (queries.length > MAX_QUERIES_IN_STEPS || narrower.length === 0) return reader.candidates(toRequest(queries), CANDIDATES)
  const found = await reader.candidates(toRequest(widest), CANDIDATES)
  if (found.length < Math.min(...widest.map(({ limit }) => limit))) return found
  const more = await reader.candidates(toRequest(narrower), CANDIDATES)
  return [...new Map([...found, ...more].map((passage) => [passage.id, passage])).values()]
}

function engineRequest(
  queries: EngineRequest['queries'],
  request: SearchRequest,
  understood: Interpretation,
  branch: readonly string[],
): EngineRequest {
  const { level, province, kind, topic, year } = request
  return {
    queries,
    without: understood.question.without,
    filter: {
      branch,
      portal: chosenPortals(request.portal, understood.portals),
      level,
      province,
      kind,
      topic,
      year,
      published: publishedWithin(request),
    },
  }
}

const DAY_SECONDS = 24 * 3600

/** Days of Vietnam as times; whoever gives the later one first means the same days. */
function publishedWithin({ from, to }: Pick<SearchRequest, 'from' | 'to'>): [from: number | null, before: number | null] {
  const [first, last] = from && to && to < from ? [to, from] : [from, to]
  const startOf = (day: string) => Date.parse(`${day}T00:00:00+07:00`) / 1000
  return [first ? startOf(first) : null, last ? startOf(last) + DAY_SECONDS : null]
}

/** Portals that were chosen as a facet, among those of `site:`. */
function chosenPortals(chosen: readonly string[], site: readonly string[] | null): readonly string[] {
  if (site === null) return chosen
  const both = chosen.length > 0 ? site.filter((id) => chosen.includes(id)) : site
  return both.length > 0 ? both : NO_PORTAL
}

function rankCandidates(
  candidates: readonly Passage[],
  scorer: Scorer,
  { kinds, provinces, question }: Interpretation,
  now: Date,
): RankedHit[] {
  const numberWords = question.numberKeys.flatMap((key) => Object.values(askedNumberWords(key)))
  return rank(candidates, scorer, { kinds, provinces, numberWords }, loadRanking().priors, now.getTime() / 1000)
}

/** Documents that match but were not ranked, in the engine's order. */
async function behindRanked(
  reader: SearchReader,
  ranked: readonly RankedHit[],
  widest: EngineRequest,
  offset: number,
  missing: number,
): Promise<RankedHit[]> {
  const known = new Set(ranked.flatMap(({ passage, copies }) => [passage, ...copies]).map(({ documentId }) => documentId))
  const skip = Math.max(0, offset - ranked.length)
  const ids = await reader.listIds(widest, 'weight', 0, known.size + skip + missing)
  const behind = ids.filter((id) => !known.has(id)).slice(skip, skip + missing)
  return (await reader.documents(behind)).map(unranked)
}

function unranked(passage: Passage): RankedHit {
  return { passage, points: 0, priors: {}, copies: [] }
}
