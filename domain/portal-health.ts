import type { PortalCoverage } from './coverage.ts'
import { isCrawled, type Portal } from './portal.ts'

/** From best to worst; `unknown` says that nothing can be said yet. */
export const HEALTHS = ['well', 'attention', 'ill', 'unknown'] as const
export type Health = (typeof HEALTHS)[number]
export type HealthReason =
  | 'no-address'
  | 'never-crawled'
  | 'host-down'
  | 'silent'
  | 'many-failures'
  | 'some-failures'
  | 'nothing-indexed'

const DAY_MS = 24 * 3600_000
/** No run began for so long: schedules are daily or more frequent for most, weekly for the smallest. */
const SILENT_MS = 8 * DAY_MS
/** Shares of failed pages among those that were asked for. */
const SOME_FAILURES = 0.05
const MANY_FAILURES = 0.3

/** How a portal is, with every reason; the worst decides. */
export function healthOf(portal: Portal, coverage: PortalCoverage, now: Date): { health: Health; reasons: HealthReason[] } {
  const { lastRun, known, failed, waiting, indexed } = coverage
  if (!isCrawled(portal)) return { health: 'unknown', reasons: ['no-address'] }
  if (!lastRun) return { health: 'unknown', reasons: ['never-crawled'] }
  const asked = known - waiting
  const failureShare = asked > 0 ? failed / asked : 0
  const ill: HealthReason[] = []
  const attention: HealthReason[] = []
  if (lastRun.endedBy === 'host-down') ill.push('host-down')
  if (failureShare >= MANY_FAILURES) ill.push('many-failures')
  else if (failureShare >= SOME_FAILURES) attention.push('some-failures')
  if (indexed === 0 && waiting === 0 && lastRun.state !== 'running') ill.push('nothing-indexed')
  if (now.getTime() - Date.parse(lastRun.startedAt) > SILENT_MS) attention.push('silent')
  return { health: ill.length > 0 ? 'ill' : attention.length > 0 ? 'attention' : 'well', reasons: [...ill, ...attention] }
}
