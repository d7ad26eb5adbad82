import { follow } from '../api/follow.ts'
import type { StatisticsLog, StatisticsPosition } from '../domain/ports.ts'
import { decodeCounts } from '../vietnamese/term-counts.ts'
import { createTermStatistics, type TermStatistics } from '../vietnamese/term-statistics.ts'

/** Other processes index too: their changes are seen this late. */
const POLL_MS = 2000

/** The statistics of terms in memory, kept up with the store's log. */
export type FollowedStatistics = {
  /** The statistics as known now. Ask anew for every question: after a long absence they are another object. */
  current: () => TermStatistics
  /** Takes in what the log has now. */
  refresh: () => Promise<void>
}

/** Loads the statistics and follows the log until `stack` is disposed. */
export async function followStatistics(
  log: StatisticsLog,
  stack: AsyncDisposableStack,
  onError: (error: unknown) => void,
): Promise<FollowedStatistics> {
  let statistics = createTermStatistics()
  let position: StatisticsPosition | null = null
  const read = async (): Promise<void> => {
    const news = await log.since(position)
    const target = news.isAnew ? createTermStatistics() : statistics
    for (const change of news.changes) target.apply(decodeCounts(change))
    statistics = target
    position = news.position
  }
  const refresh = await follow(read, POLL_MS, stack, onError)
  return { current: () => statistics, refresh }
}
