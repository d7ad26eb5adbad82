import { setImmediate } from 'node:timers/promises'
import type { TermStatistics } from '../../vietnamese/term-statistics.ts'
import { buildVocabulary, type Vocabulary } from './vocabulary.ts'

/** Built anew when there are so many more or fewer passages, or after so long when anything changed at all. */
const CHANGED_SHARE = 0.05
const MAX_AGE_MS = 60_000
/** A collection that grows fast changes much all the time: building takes at most one part in so many of the time. */
const REST_TIMES = 10
const MIN_REST_MS = 1000

type Kept = { vocabulary: Vocabulary; from: TermStatistics; seen: string; passages: number; builtAt: number; tookMs: number }

/**
 * The vocabulary of the statistics, built when it is first asked for and again when they have changed. Nobody but the first waits for
 * it: while a new one is built the one before serves.
 */
export function keepVocabulary(
  statistics: () => TermStatistics,
  clock: () => Date,
  onError: (error: unknown) => void,
): () => Promise<Vocabulary> {
  let kept: Kept | undefined
  let building: Promise<Kept> | undefined
  const build = async (): Promise<Kept> => {
    const from = statistics()
    const [seen, passages, startedAt] = [fingerprintOf(from), from.passages, performance.now()]
    const vocabulary = await buildVocabulary(from, () => setImmediate())
    return { vocabulary, from, seen, passages, builtAt: clock().getTime(), tookMs: performance.now() - startedAt }
  }
  const start = (): Promise<Kept> => {
    building ??= build()
      .then((built) => {
        kept = built
        return built
      })
      .finally(() => {
        building = undefined
      })
    return building
  }
  return async () => {
    if (!kept) return (await start()).vocabulary
    if (isStale(kept, statistics(), clock().getTime())) start().catch(onError)
    return kept.vocabulary
  }
}

function isStale({ from, seen, passages, builtAt, tookMs }: Kept, now: TermStatistics, nowMs: number): boolean {
  const ageMs = nowMs - builtAt
  if (ageMs < Math.max(MIN_REST_MS, REST_TIMES * tookMs)) return false
  if (from !== now || Math.abs(now.passages - passages) > passages * CHANGED_SHARE) return true
  return ageMs >= MAX_AGE_MS && fingerprintOf(now) !== seen
}

/** Another one for nearly every change. */
function fingerprintOf({ passages, meanTitleTerms, meanTextTerms }: TermStatistics): string {
  return `${passages} ${meanTitleTerms} ${meanTextTerms}`
}
