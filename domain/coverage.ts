/** Numbers of one portal. `known = indexed + excluded + failed + waiting + sources`. */
export type PortalCoverage = {
  portalId: string
  known: number
  /** Documents that the engine has confirmed. */
  indexed: number
  /** Skipped, redirected or gone for a named reason. */
  excluded: number
  failed: number
  /** Known but not yet fetched, or fetched and not yet confirmed by the engine. */
  waiting: number
  /** Sitemaps, feeds and lists: read for their links. */
  sources: number
  /** Count by outcome name (`skipped:robots`). */
  outcomes: Record<string, number>
  lastRun: RunSummary | null
  /** ISO time of the next scheduled run. */
  nextRunAt: string | null
}

export const RUN_STATES = ['running', 'finished', 'interrupted'] as const
export type RunState = (typeof RUN_STATES)[number]

export type RunSummary = {
  id: string
  portalId: string
  state: RunState
  startedAt: string
  finishedAt: string | null
  fetched: number
  /** What stopped it, for people: `host-down`, `budget`; null when it simply ended. */
  endedBy: string | null
}

/** The coverage of a portal that was never crawled. */
export function emptyCoverage(portalId: string): PortalCoverage {
  return {
    portalId,
    known: 0,
    indexed: 0,
    excluded: 0,
    failed: 0,
    waiting: 0,
    sources: 0,
    outcomes: {},
    lastRun: null,
    nextRunAt: null,
  }
}
