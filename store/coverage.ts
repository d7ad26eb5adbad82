import { type Kysely, sql } from 'kysely'
import { emptyCoverage, type PortalCoverage } from '../domain/coverage.ts'
import type { CoverageReader } from '../domain/ports.ts'
import { keptCounts, refreshCounts } from './coverage-counts.ts'
import { toRunSummary } from './frontier.ts'
import type { Schema } from './schema.ts'

/** Pages that a reader waits for to be counted anew, a few dozen milliseconds of work; portals beyond that are counted behind its back. */
const COUNTED_AT_ONCE = 20_000
/** Between the ends of two countings of large portals. */
const LARGE_EVERY_MS = 30_000

export function createCoverageReader(db: Kysely<Schema>): CoverageReader {
  let large: Promise<unknown> | null = null
  let largeAt = Number.NEGATIVE_INFINITY
  const countLarge = () => {
    if (large || performance.now() - largeAt < LARGE_EVERY_MS) return
    // What fails is still noted: who reads next tries again, and reads until then since when it is.
    large = countOneByOne(db)
      .catch(() => {})
      .finally(() => {
        large = null
        largeAt = performance.now()
      })
  }
  const overview: CoverageReader['overview'] = async () => {
    if ((await refreshCounts(db, COUNTED_AT_ONCE)) > 0) countLarge()
    const byPortal = new Map<string, PortalCoverage>()
    const of = (portalId: string) => {
      const coverage = byPortal.get(portalId) ?? emptyCoverage(portalId)
      byPortal.set(portalId, coverage)
      return coverage
    }
    for (const { portal_id, outcome, bucket, pages } of await keptCounts(db)) {
      const coverage = of(portal_id)
      coverage.known += pages
      coverage[bucket] += pages
      if (outcome) coverage.outcomes[outcome] = (coverage.outcomes[outcome] ?? 0) + pages
    }
    for (const run of await latestRuns(db)) of(run.portal_id).lastRun = toRunSummary(run)
    const states = await db.selectFrom('portal_states').select(['portal_id', 'next_run_at']).execute()
    for (const state of states) of(state.portal_id).nextRunAt = state.next_run_at?.toISOString() ?? null
    const { rows } = await sql<{ waiting: number; behind: Date | null }>`
      select (select count(*)::integer from documents where version <> indexed_version and refused is null) as waiting,
             (select min(noted_at) from coverage_changes) as behind`.execute(db)
    return {
      portals: [...byPortal.values()],
      waitingForEngine: rows[0]?.waiting ?? 0,
      behindSince: rows[0]?.behind?.toISOString() ?? null,
    }
  }
  return {
    overview,
    portals: async () => (await overview()).portals,
    waitingForEngine: async () => {
      const { rows } = await sql<{ count: string }>`
        select count(*) from documents where version <> indexed_version and refused is null`.execute(db)
      return Number(rows[0]?.count ?? 0)
    },
    totals: async () => {
      const { rows } = await sql<Record<'known' | 'indexed' | 'unfetched' | 'unconfirmed', string>>`
        select (select count(*) from pages) as known,
               (select count(*) from documents where indexed_version > 0 and not removed) as indexed,
               (select count(*) from pages where outcome_type is null) as unfetched,
               (select count(*) from documents where version <> indexed_version and refused is null) as unconfirmed`.execute(db)
      const count = (name: 'known' | 'indexed' | 'unfetched' | 'unconfirmed') => Number(rows[0]?.[name] ?? 0)
      return {
        known: count('known'),
        indexed: count('indexed'),
        waiting: count('unfetched') + count('unconfirmed'),
        waitingForEngine: count('unconfirmed'),
      }
    },
  }
}

/** One portal after the other, so that others are served between them; those that are written to meanwhile come the next time. */
async function countOneByOne(db: Kysely<Schema>): Promise<void> {
  let left = await refreshCounts(db, Number.POSITIVE_INFINITY, 1)
  for (let more = left; more > 0 && left > 0; more -= 1) left = await refreshCounts(db, Number.POSITIVE_INFINITY, 1)
}

/** The newest run of each portal. Goes from portal to portal along the index: there are many runs of each. */
async function latestRuns(db: Kysely<Schema>) {
  const { rows } = await sql<Parameters<typeof toRunSummary>[0]>`
    with recursive portals as (
      (select portal_id from runs order by portal_id limit 1)
      union all
      select (select r.portal_id from runs r where r.portal_id > p.portal_id order by r.portal_id limit 1)
      from portals p where p.portal_id is not null)
    select latest.* from portals p cross join lateral (
      select r.* from runs r where r.portal_id = p.portal_id order by r.started_at desc limit 1) latest`.execute(db)
  return rows
}
