import type { CoverageReader } from '../domain/ports.ts'

/** Numbers on public pages may be this old: the query behind them counts every page of every portal. */
const MAX_AGE_MS = 10_000

type Counts = ReadonlyMap<string, number> | null
export type DocumentCounts = () => Promise<Counts>

/**
 * Documents that can be found, by portal, read from the store at most every ten seconds however many people look. Null
 * while the store does not answer: people can search without it.
 */
export function createDocumentCounts(
  coverage: Pick<CoverageReader, 'portals'>,
  clock: () => Date,
  onError: (error: unknown) => void,
): DocumentCounts {
  let kept: { readAt: number; counts: Promise<Counts> } | undefined
  const read = async (): Promise<Counts> => {
    try {
      return new Map((await coverage.portals()).map(({ portalId, indexed }) => [portalId, indexed]))
    } catch (error) {
      onError(error)
      return null
    }
  }
  return () => {
    const now = clock().getTime()
    if (!kept || now - kept.readAt >= MAX_AGE_MS) kept = { readAt: now, counts: read() }
    return kept.counts
  }
}
