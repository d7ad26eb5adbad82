import { type Kysely, sql } from 'kysely'
import { emptyCoverage, type PortalCoverage } from '../domain/coverage.ts'
import type { CoverageReader } from '../domain/ports.ts'
import { toRunSummary } from './frontier.ts'
import type { Schema } from './schema.ts'

/**
 * Which column of the coverage table a page counts in, first match wins; every page counts in exactly one. A page whose
 * last good copy is searchable counts as indexed, whatever happened to it since.
 */
const BUCKET = sql<'indexed' | 'sources' | 'waiting' | 'failed' | 'excluded'>`
  case
    when d.indexed_version > 0 and not d.removed then 'indexed'
    when p.outcome_type is null then 'waiting'
    when d.page_id is not null and not d.removed and d.refused is null then 'waiting'
    when p.outcome_type = 'failed' or d.refused is not null then 'failed'
    when p.reads_as = 'source' or p.outcome_type in ('source', 'not-modified') then 'sources'
    else 'excluded'
  end`

export function createCoverageReader(db: Kysely<Schema>): CoverageReader {
  return {
    portals: async () => {
      const counts = await db
        .selectFrom('pages as p')
        .leftJoin('documents as d', 'd.page_id', 'p.page_id')
        .select(['p.portal_id', 'p.outcome', BUCKET.as('bucket')])
        .select((eb) => eb.fn.countAll<string>().as('count'))
        .groupBy(['p.portal_id', 'p.outcome', 'bucket'])
        .execute()
      const runs = await db
        .selectFrom('runs')
        .distinctOn('portal_id')
        .selectAll()
        .orderBy('portal_id')
        .orderBy('started_at', 'desc')
        .execute()
      const states = await db.selectFrom('portal_states').selectAll().execute()

      const byPortal = new Map<string, PortalCoverage>()
      const of = (portalId: string) => {
        const coverage = byPortal.get(portalId) ?? emptyCoverage(portalId)
        byPortal.set(portalId, coverage)
        return coverage
      }
      for (const { portal_id, outcome, bucket, count } of counts) {
        const coverage = of(portal_id)
        coverage.known += Number(count)
        coverage[bucket] += Number(count)
        if (outcome) coverage.outcomes[outcome] = (coverage.outcomes[outcome] ?? 0) + Number(count)
      }
      for (const run of runs) of(run.portal_id).lastRun = toRunSummary(run)
      for (const state of states) of(state.portal_id).nextRunAt = state.next_run_at?.toISOString() ?? null
      return [...byPortal.values()]
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
