import type { TermStatistics } from './term-statistics.ts'

/** A word that may have been meant. `cost` is how unlikely it is to be typed as it was, as a negative logarithm; 0 for what was typed. */
export type Candidate = { code: string; cost: number }

/**
 * How much neighbours count against the frequency of a word by itself: the linear interpolation of Jelinek and Mercer (1980),
 * P(w|v) = λ·c(vw)/c(v) + (1−λ)·c(w)/N, counts being of passages. Found on held-back titles of the practice portals.
 */
const PAIR_WEIGHT = 0.9
/** What is added to each count, so that what was never seen is unlikely and not impossible. */
const ADDED = 0.01
/** A way to read the words up to one of them: the likeliest that ends in `code`. */
type Path = { code: string; cost: number; before: Path | null }

/**
 * The likeliest words for what was typed, by a noisy channel (Kernighan, Church and Gale 1990): what collection has them as
 * neighbours against how they were typed. `candidates[i]` are the words that may stand at place i, at least one; `joined[i]` tells whether
 * it and the next are neighbours. Viterbi's search: the work is the sum over neighbours of the product of their candidates.
 */
export function likeliestWords(
  candidates: readonly (readonly Candidate[])[],
  joined: readonly boolean[],
  statistics: TermStatistics,
): string[] {
  let paths: Path[] = [{ code: '', cost: 0, before: null }]
  for (const [at, words] of candidates.entries()) {
    const isNeighbour = at > 0 && joined[at - 1] === true
    paths = words.map(({ code, cost }) => {
      let best: Path | null = null
      for (const path of paths) {
        const sum = path.cost - Math.log(likelihoodOf(code, isNeighbour ? path.code : undefined, statistics))
        if (!best || sum < best.cost) best = { code, cost: sum, before: path }
      }
      return { ...(best as Path), cost: (best as Path).cost + cost }
    })
  }
  let path: Path | null = paths.reduce((best, each) => (each.cost < best.cost ? each : best))
  const codes: string[] = []
  for (; path?.before; path = path.before) codes.unshift(path.code)
  return codes
}

/** How likely a word is to come next: by itself, or behind the word that it is a neighbour of. */
export function likelihoodOf(code: string, previous: string | undefined, statistics: TermStatistics): number {
  const alone = (statistics.count(code) + ADDED) / (statistics.passages + 1)
  if (previous === undefined) return alone
  const behind = statistics.pairCount(previous, code) / (statistics.count(previous) + 1)
  return PAIR_WEIGHT * behind + (1 - PAIR_WEIGHT) * alone
}
