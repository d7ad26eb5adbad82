import { isCrawled, type Portal } from '../domain/portal.ts'
import type { CoverageReader } from '../domain/ports.ts'

/**
 * The portals that a round of crawling still has to do. When the last round was killed, portals that it had done already
 * are left out: their pages would be asked for again for nothing. Without a killed round it is all of them.
 */
export async function portalsOfRound(
  portals: readonly Portal[],
  coverage: CoverageReader,
): Promise<{ left: readonly Portal[]; isTakenUp: boolean }> {
  const lastRuns = new Map((await coverage.portals()).map(({ portalId, lastRun }) => [portalId, lastRun]))
  const openSince = portals
    .flatMap(({ id }) => (lastRuns.get(id)?.state === 'running' ? [lastRuns.get(id)?.startedAt ?? ''] : []))
    .sort()[0]
  if (!openSince) return { left: portals.filter(isCrawled), isTakenUp: false }
  const isDone = ({ id }: Portal) => (lastRuns.get(id)?.finishedAt ?? '') >= openSince
  return { left: portals.filter((portal) => isCrawled(portal) && !isDone(portal)), isTakenUp: true }
}
