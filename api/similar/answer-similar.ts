import type { Names } from '../../config/names.ts'
import type { Passage } from '../../domain/document.ts'
import { AppError } from '../../domain/errors.ts'
import type { EngineQuery, SearchReader } from '../../domain/ports.ts'
import type { SimilarResult } from '../../domain/search.ts'
import type { TermStatistics } from '../../vietnamese/term-statistics.ts'
import { presentDocument, roundedScore } from '../search/present.ts'
import { sequenceOf, textOf } from '../search/rank.ts'
import { byStory, newestFirst } from '../search/stories.ts'
import type { SimilarRequest } from './parse-request.ts'
import { planSimilar } from './plan-similar.ts'
import { createSimilarity, type Said } from './similarity.ts'

/** Documents that are compared at once with the one that was asked for. */
const CANDIDATES = 100
/** More are asked for, so many times, while those that came are copies of a few stories: a press release stands on every portal. */
const MAX_ROUNDS = 3
/** Documents that have less in common share some rare words and are about something else. */
const MIN_SCORE = 0.05

export type SimilarParts = { reader: Pick<SearchReader, 'documents' | 'list'>; statistics: TermStatistics; names: Names }

/**
 * Documents that say much of what a document says. Its copies on other portals are left out; of other stories one document each is
 * named. Documents are compared by their first passages: what a long one is about stands at its beginning. Two round trips to the
 * engine, rarely more.
 * @throws {AppError NOT_FOUND} no document has this id · {AppError ENGINE_UNAVAILABLE} the engine does not answer
 */
export async function answerSimilar(parts: SimilarParts, { documentId, limit }: SimilarRequest): Promise<SimilarResult> {
  const startedAt = performance.now()
  const { reader, statistics, names } = parts
  const [document] = await reader.documents([documentId])
  if (!document) throw new AppError('NOT_FOUND', `there is no document ${documentId}`)
  const said = saidBy(document)
  const similarity = createSimilarity(said, statistics)
  const others = await findOthers(reader, planSimilar(said, statistics), document, limit)
  const scored = others.map((passage) => ({ passage, score: similarity(saidBy(passage)) }))
  return {
    documentId,
    similar: onePerStory(scored.filter(({ score }) => score >= MIN_SCORE))
      .slice(0, limit)
      .map(({ passage, score }) => ({ ...presentDocument(passage, names), score: roundedScore(score) })),
    tookMs: Math.round((performance.now() - startedAt) * 10) / 10,
  }
}

/** Documents of other stories, enough for `limit` different ones where there are so many. */
async function findOthers(
  reader: SimilarParts['reader'],
  queries: readonly EngineQuery[],
  document: Passage,
  limit: number,
): Promise<Passage[]> {
  if (queries.length === 0) return []
  const others: Passage[] = []
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const found = await reader.list({ queries, without: [], filter: {} }, 'weight', round * CANDIDATES, CANDIDATES)
    others.push(...found.filter(({ documentId, story }) => documentId !== document.documentId && story !== document.story))
    if (found.length < CANDIDATES || new Set(others.map(({ story }) => story)).size >= limit) break
  }
  return others
}

type Scored = { passage: Passage; score: number }

function saidBy(passage: Passage): Said {
  return { title: sequenceOf(passage.title), text: sequenceOf(textOf(passage)) }
}

/** The best first; of a story the issuer's document, at the place of the best of its copies. */
function onePerStory(scored: readonly Scored[]): Scored[] {
  const sorted = scored.toSorted((a, b) => b.score - a.score || newestFirst(a.passage, b.passage))
  return byStory(sorted).flatMap((told) => {
    const [first] = told
    return first ? [{ passage: first.passage, score: Math.max(...told.map(({ score }) => score)) }] : []
  })
}
