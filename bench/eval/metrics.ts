/** What a system answered to one question (ids, best first, each once) beside the relevance of the right ones (1 and up). */
export type Judged = { ranked: readonly string[]; relevant: ReadonlyMap<string, number> }

export type Quality = { ndcg10: number; mrr10: number; hit1: number; recall10: number; recall100: number }

/** Means over all questions. */
export function qualityOf(judged: readonly Judged[]): Quality {
  const mean = (metric: (one: Judged) => number) => meanOf(judged.map(metric))
  return {
    ndcg10: mean((one) => ndcgAt(one, 10)),
    mrr10: mean((one) => reciprocalRankAt(one, 10)),
    hit1: mean((one) => reciprocalRankAt(one, 1)),
    recall10: mean((one) => recallAt(one, 10)),
    recall100: mean((one) => recallAt(one, 100)),
  }
}

/**
 * Normalised discounted cumulative gain of the first `k`: each hit gains 2^relevance - 1, discounted by the logarithm of its
 * rank, over what the best possible order would gain. 0 where nothing is relevant.
 */
export function ndcgAt({ ranked, relevant }: Judged, k: number): number {
  const ideal = gainOf([...relevant.values()].sort((a, b) => b - a).slice(0, k))
  return ideal === 0 ? 0 : gainOf(ranked.slice(0, k).map((id) => relevant.get(id) ?? 0)) / ideal
}

/** One over the rank of the first relevant hit, 0 when there is none among the first `k`. */
export function reciprocalRankAt({ ranked, relevant }: Judged, k: number): number {
  const rank = firstRankOf({ ranked: ranked.slice(0, k), relevant })
  return rank === null ? 0 : 1 / rank
}

/** Share of the relevant documents that are among the first `k`; 0 where nothing is relevant. */
export function recallAt({ ranked, relevant }: Judged, k: number): number {
  const found = ranked.slice(0, k).filter((id) => isRelevant(relevant, id)).length
  const all = [...relevant.values()].filter((relevance) => relevance > 0).length
  return all === 0 ? 0 : found / all
}

/** Rank (from 1) of the first relevant hit; null when there is none. */
export function firstRankOf({ ranked, relevant }: Judged): number | null {
  const index = ranked.findIndex((id) => isRelevant(relevant, id))
  return index < 0 ? null : index + 1
}

/** The smallest of the values that at least this share (0 to 1) of them does not exceed (nearest rank). 0 for no values. */
export function percentileOf(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0
}

export function meanOf(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length
}

function gainOf(relevances: readonly number[]): number {
  return relevances.reduce((sum, relevance, index) => sum + (2 ** relevance - 1) / Math.log2(index + 2), 0)
}

function isRelevant(relevant: ReadonlyMap<string, number>, id: string): boolean {
  return (relevant.get(id) ?? 0) > 0
}
