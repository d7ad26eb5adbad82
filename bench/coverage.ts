import { sql } from 'kysely'
import { createCoverageReader } from '../store/coverage.ts'
import { countAllPages, keptCounts, refreshCounts } from '../store/coverage-counts.ts'
import type { Database } from '../store/database.ts'
import { openPglite, openPostgres } from '../test/support/databases.ts'
import { percentileOf } from './eval/metrics.ts'

const PORTALS = 1000
const RUNS_PER_PORTAL = 30
const READS = 20
/** Pages that a crawl writes between two reads. */
const WRITTEN = 200
/** Rows of one statement: an embedded database keeps the transition table of a statement in memory. */
const STEP = 100_000
const NOW = '2026-11-23T00:00:00.000Z'

/**
 * How long does the administrators' overview take when many pages are known? Pages are spread evenly over a thousand portals; two of
 * three have a document, and there are thirty runs of each portal.
 *
 * - overview: kept counts, after a crawl has written to one portal since the last time
 * - direct: the same numbers counted from all pages, in the same run
 */
export async function benchCoverage({ pages, json }: { pages: number; json: boolean }): Promise<void> {
  const figures = []
  for (const [store, open] of [
    ['embedded', openPglite],
    ['server', openPostgres],
  ] as const) {
    const { database, close } = await open()
    try {
      figures.push({ store, pages, ...(await measure(database, pages)) })
    } finally {
      await close()
    }
  }
  if (json) console.log(JSON.stringify(figures))
  else console.table(figures)
}

async function measure({ kysely }: Database, pages: number) {
  for (let from = 0; from < pages; from += STEP) {
    const numbers = sql`generate_series(${sql.lit(from + 1)}, ${sql.lit(Math.min(from + STEP, pages))}) as n`
    const portal = sql`'portal-' || (n % ${sql.lit(PORTALS)})`
    await sql`
      insert into pages (page_id, portal_id, url, role, depth, discovered_at, due_at, fetched_at, outcome_type, outcome)
      select md5(n::text), ${portal}, 'https://' || ${portal} || '.test/' || n, 'page', n % 7, ${NOW}::timestamptz, ${NOW}::timestamptz,
             ${NOW}::timestamptz, (array['page', 'page', 'failed', 'skipped', null])[n % 5 + 1],
             (array['page', 'page', 'failed:timeout', 'skipped:robots', null])[n % 5 + 1]
      from ${numbers}`.execute(kysely)
    await sql`
      insert into documents (page_id, portal_id, url, document, seen_at, indexed_version)
      select md5(n::text), ${portal}, 'https://' || ${portal} || '.test/' || n, '{}', ${NOW}::timestamptz, 1
      from ${numbers} where n % 3 > 0`.execute(kysely)
  }
  await sql`
    insert into runs (portal_id, state, started_at, finished_at)
    select 'portal-' || p, 'finished', ${NOW}::timestamptz - make_interval(days => r), ${NOW}::timestamptz
    from generate_series(0, ${sql.lit(PORTALS - 1)}) p, generate_series(1, ${sql.lit(RUNS_PER_PORTAL)}) r`.execute(kysely)
  await sql`analyze`.execute(kysely)
  const countingAt = performance.now()
  await refreshCounts(kysely, Number.POSITIVE_INFINITY)
  const firstCountMs = performance.now() - countingAt

  const coverage = createCoverageReader(kysely)
  const reads: number[] = []
  for (let read = 0; read < READS; read += 1) {
    await sql`
      update pages set outcome_type = 'page', outcome = 'page' where page_id in (
        select md5(n::text) from generate_series(${sql.lit(read + 1)}, ${sql.lit(pages)}, ${sql.lit(PORTALS)}) as n limit ${sql.lit(WRITTEN)})`.execute(
      kysely,
    )
    const startedAt = performance.now()
    const { portals } = await coverage.overview()
    reads.push(performance.now() - startedAt)
    if (portals.reduce((sum, { known }) => sum + known, 0) !== pages) throw new Error('the overview does not add up')
  }
  const directAt = performance.now()
  const direct = await countAllPages(kysely)
  const directMs = performance.now() - directAt
  if (JSON.stringify(direct) !== JSON.stringify(await keptCounts(kysely)))
    throw new Error('the kept counts are not the direct ones')
  const round = (ms: number) => Math.round(ms * 10) / 10
  return {
    overviewP50Ms: round(percentileOf(reads, 0.5)),
    overviewP95Ms: round(percentileOf(reads, 0.95)),
    directMs: round(directMs),
    firstCountMs: round(firstCountMs),
  }
}
