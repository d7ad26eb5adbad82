import { type Kysely, sql } from 'kysely'
import type { Schema } from './schema.ts'

/** Which column of the coverage table a page counts in. */
type Bucket = 'indexed' | 'sources' | 'waiting' | 'failed' | 'excluded'
/** Pages of one portal with the same outcome in the same column; `outcome` is empty before the first fetch. */
export type CoverageCount = { portal_id: string; outcome: string; bucket: Bucket; pages: number }

/** Only one process counts anew at a time; the others answer with what is kept. Any number that nothing else locks. */
const REFRESH_LOCK = 7_305_001

/**
 * The column of each page, first match wins; every page counts in exactly one. A page whose last good copy is searchable counts as
 * indexed, whatever happened to it since.
 */
const COLUMNS = sql`
  select p.portal_id, coalesce(p.outcome, '') as outcome,
    case
      when d.indexed_version > 0 and not d.removed then 'indexed'
      when p.outcome_type is null then 'waiting'
      when d.page_id is not null and not d.removed and d.refused is null then 'waiting'
      when p.outcome_type = 'failed' or d.refused is not null then 'failed'
      when p.reads_as = 'source' or p.outcome_type in ('source', 'not-modified') then 'sources'
      else 'excluded'
    end as bucket,
    count(*)::integer as pages`

/** Looked up page by page, whatever the statistics of the database say: few pages are counted of many, and an embedded one has none. */
const DOCUMENT_OF_EACH = sql`
  left join lateral (
    select page_id, indexed_version, removed, refused from documents where page_id = p.page_id limit 1) d on true`
/** What a portal that was never counted is taken for: all are such ones when the counts are new. */
const UNCOUNTED_PAGES = 500

/** Counts every page now: what the kept counts must be equal to, and seconds of work where millions are known. */
export async function countAllPages(db: Kysely<Schema>): Promise<CoverageCount[]> {
  const { rows } = await sql<CoverageCount>`
    ${COLUMNS} from pages p left join documents d on d.page_id = p.page_id group by 1, 2, 3 order by 1, 2, 3`.execute(db)
  return rows
}

export async function keptCounts(db: Kysely<Schema>): Promise<CoverageCount[]> {
  return await db.selectFrom('coverage_counts').selectAll().orderBy('portal_id').orderBy('outcome').orderBy('bucket').execute()
}

/**
 * Counts anew the portals that were written to since they were counted, smallest first, as far as `maxPages` allows. Triggers note in
 * `coverage_changes` what is written, so nothing that writes can forget it, and notes are added only, so that writers never wait for
 * one another. What is noted when the notes are taken is committed and is counted; later notes stay for the next time: exact at any
 * moment, without a lock on what is counted. @returns portals left to count
 */
export async function refreshCounts(
  db: Kysely<Schema>,
  maxPages: number,
  maxPortals = Number.POSITIVE_INFINITY,
): Promise<number> {
  return await db.transaction().execute(async (trx) => {
    const { rows: noted } = await sql<{ portal_id: string; pages: number }>`
      select n.portal_id, coalesce((select sum(c.pages) from coverage_counts c where c.portal_id = n.portal_id), ${sql.lit(UNCOUNTED_PAGES)})::integer as pages
      from (select distinct portal_id from coverage_changes) n order by pages, portal_id`.execute(trx)
    let left = maxPages
    const portals = noted.slice(0, maxPortals).filter(({ pages }) => {
      left -= pages
      return left >= 0
    })
    if (portals.length === 0) return noted.length
    const { rows: locks } = await sql<{ isOurs: boolean }>`
      select pg_try_advisory_xact_lock(${sql.lit(REFRESH_LOCK)}) as "isOurs"`.execute(trx)
    if (!locks[0]?.isOurs) return noted.length
    const ids = sql.val(portals.map(({ portal_id }) => portal_id))
    await sql`delete from coverage_changes where portal_id = any(${ids}::text[])`.execute(trx)
    await sql`delete from coverage_counts where portal_id = any(${ids}::text[])`.execute(trx)
    await sql`
      insert into coverage_counts (portal_id, outcome, bucket, pages)
      ${COLUMNS} from pages p ${DOCUMENT_OF_EACH} where p.portal_id = any(${ids}::text[]) group by 1, 2, 3`.execute(trx)
    return noted.length - portals.length
  })
}
