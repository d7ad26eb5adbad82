import type { BestBet, BestBetStore } from '../../domain/ports.ts'
import { follow } from '../follow.ts'
import { indexBestBets, matchBestBets } from './match-best-bets.ts'

/** What another process or the command line has changed is seen this late. */
const RELOAD_MS = 5000

/** The best bets in memory, so that no question waits for the store or fails with it. */
export type FollowedBestBets = {
  bestBets: (question: string, now: Date) => BestBet[]
  /** Takes in what the store has now. */
  refresh: () => Promise<void>
}

/** Loads the best bets and keeps up with the store until `stack` is disposed. While the store is away those last seen count. */
export async function followBestBets(
  store: Pick<BestBetStore, 'list'>,
  stack: AsyncDisposableStack,
  onError: (error: unknown) => void,
  reloadMs = RELOAD_MS,
): Promise<FollowedBestBets> {
  let index = indexBestBets([])
  const read = async (): Promise<void> => {
    index = indexBestBets(await store.list())
  }
  const refresh = await follow(read, reloadMs, stack, onError)
  return { bestBets: (question, now) => matchBestBets(index, question, now), refresh }
}
