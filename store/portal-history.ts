import { type Kysely, sql } from 'kysely'
import type { PortalHistory } from '../domain/ports.ts'
import { toRunSummary } from './frontier.ts'
import type { Schema } from './schema.ts'

const MAX_SOURCE_FAULTS = 50

/** What happened to one portal, for the administrators' pages. */
export function createPortalHistory(db: Kysely<Schema>): PortalHistory {
  return {
    runs: async (portalId, limit) => {
      const rows = await db
        .selectFrom('runs')
        .selectAll()
        .where('portal_id', '=', portalId)
        .orderBy('started_at', 'desc')
        .limit(limit)
        .execute()
      return rows.map(toRunSummary)
    },
    examples: async (portalId, perOutcome) => {
      const { rows } = await sql<{ outcome: string; url: string; detail: string | null; fetched_at: Date | null }>`
        select o.outcome, p.url, p.detail, p.fetched_at
        from (select distinct outcome from coverage_counts where portal_id = ${portalId} and outcome <> '') o
        cross join lateral (
          select url, detail, fetched_at from pages where portal_id = ${portalId} and outcome = o.outcome
          limit ${sql.lit(perOutcome)}) p
        order by o.outcome, p.url`.execute(db)
      return rows.map(({ outcome, url, detail, fetched_at }) => ({
        outcome,
        url,
        detail,
        fetchedAt: fetched_at?.toISOString() ?? null,
      }))
    },
    freshness: async (portalId) => {
      const { rows } = await sql<{ newest: Date | null; median: Date | null; oldest: Date | null }>`
        select max(fetched_at) as newest, percentile_disc(0.5) within group (order by fetched_at) as median, min(fetched_at) as oldest
        from pages where portal_id = ${portalId} and fetched_at is not null`.execute(db)
      const at = (key: 'newest' | 'median' | 'oldest') => rows[0]?.[key]?.toISOString() ?? null
      return { newest: at('newest'), median: at('median'), oldest: at('oldest') }
    },
    sourceFaults: async (portalId, hosts) => {
      const { rows } = await sql<{ url: string; outcome: string; detail: string | null }>`
        select host || '/robots.txt' as url, 'robots-5xx' as outcome, 'HTTP ' || status as detail
        from robots where status >= 500 and host = any(${sql.val([...hosts])}::text[])
        union all
        (select url, outcome, detail from pages
         where portal_id = ${portalId} and role in ('sitemap', 'feed') and outcome_type in ('failed', 'gone') limit ${sql.lit(MAX_SOURCE_FAULTS)})
        order by url`.execute(db)
      return rows
    },
    makeAllDue: async (portalId, now) => {
      const { numUpdatedRows } = await db
        .updateTable('pages')
        .set({ due_at: new Date(now), attempts: 0 })
        .where('portal_id', '=', portalId)
        .where('due_at', '>', new Date(now))
        .executeTakeFirst()
      return Number(numUpdatedRows)
    },
  }
}
