import { type Kysely, sql, type Transaction } from 'kysely'
import type { RunState, RunSummary } from '../domain/coverage.ts'
import { outcomeName } from '../domain/crawl-outcome.ts'
import type { DiscoveredUrl, DuePage, Frontier, PageRecord } from '../domain/ports.ts'
import { pageIdOf } from '../domain/url.ts'
import { refreshCounts } from './coverage-counts.ts'
import { saveDocuments } from './document-queue.ts'
import { releaseConfirmed } from './losses.ts'
import type { Schema } from './schema.ts'

/** Link steps from a seed of what a home page links to. */
const HOME_PAGE_LINK_DEPTH = 1
/** Pages that may be counted anew when a run ends; portals beyond that are counted when somebody reads. */
const COUNTED_AT_END_OF_RUN = 100_000

/** The frontier on PostgreSQL (embedded or server). Batches travel as one JSON parameter, so a batch is one statement a table. */
export function createFrontier(db: Kysely<Schema>): Frontier {
  return {
    openRun: (portalId, now) => openRun(db, portalId, now),
    discover: (portalId, urls, now) => discover(db, [{ portalId, urls }], now),
    makeSourcesDue: async (portalId, now) => {
      await db
        .updateTable('pages')
        .set({ due_at: new Date(now), attempts: 0 })
        .where('portal_id', '=', portalId)
        .where(sql<boolean>`(role in ('seed', 'sitemap') or (role = 'feed' and depth <= ${sql.lit(HOME_PAGE_LINK_DEPTH)}))`)
        .where('due_at', '>', new Date(now))
        .execute()
    },
    makeDue: (portalId, urls, now) =>
      db.transaction().execute(async (trx) => {
        const found = urls.map((url): DiscoveredUrl => ({ url, role: 'page', depth: 0, foundOn: null, lastModified: null }))
        await discover(trx, [{ portalId, urls: found }], now)
        // A run that is under way takes them too.
        await trx
          .updateTable('pages')
          .set({ due_at: new Date(now), attempts: 0, settled_run: null })
          .where('portal_id', '=', portalId)
          .where(sql<boolean>`page_id = any(${sql.val(urls.map(pageIdOf))}::text[])`)
          .execute()
      }),
    nextDue: (runId, portalId, now, limit, exclude) => nextDue(db, { runId, portalId, now, limit, exclude }),
    nextRetryAt: async (runId, portalId) => {
      const row = await db
        .selectFrom('pages')
        .select((eb) => eb.fn.min('due_at').as('at'))
        .where('portal_id', '=', portalId)
        .where('attempts', '>', 0)
        .where(sql<boolean>`settled_run is distinct from ${runId}::uuid`)
        .executeTakeFirst()
      return row?.at ? row.at.toISOString() : null
    },
    record: async (records) => {
      if (records.length === 0) return
      await db.transaction().execute((trx) => record(trx, records))
    },
    closeRun: async (runId, state, endedBy, now) => {
      const run = await db.transaction().execute(async (trx) => {
        const row = await trx
          .updateTable('runs')
          .set({ state, ended_by: endedBy, finished_at: new Date(now) })
          .where('id', '=', runId)
          .returningAll()
          .executeTakeFirstOrThrow()
        if (state === 'finished') await releaseConfirmed(trx, row.portal_id, runId)
        return toRunSummary(row)
      })
      // The run is closed in any case: who reads counts otherwise.
      await refreshCounts(db, COUNTED_AT_END_OF_RUN).catch(() => {})
      return run
    },
    robots: async (host) => {
      const row = await db.selectFrom('robots').selectAll().where('host', '=', host).executeTakeFirst()
      return row ? { host, status: row.status, body: row.body, fetchedAt: row.fetched_at.toISOString() } : null
    },
    saveRobots: async ({ host, status, body, fetchedAt }) => {
      const row = { status, body, fetched_at: new Date(fetchedAt) }
      await db
        .insertInto('robots')
        .values({ host, ...row })
        .onConflict((conflict) => conflict.column('host').doUpdateSet(row))
        .execute()
    },
    ignoredParameters: async (portalId) => {
      const rows = await db
        .selectFrom('ignored_parameters')
        .select('name')
        .where('portal_id', '=', portalId)
        .orderBy('name')
        .execute()
      return rows.map(({ name }) => name)
    },
    ignoreParameters: async (portalId, names, now) => {
      if (names.length === 0) return
      await db
        .insertInto('ignored_parameters')
        .values(names.map((name) => ({ portal_id: portalId, name, learned_at: new Date(now) })))
        .onConflict((conflict) => conflict.doNothing())
        .execute()
    },
  }
}

/** The row of `runs` in the words of the domain. */
export function toRunSummary(row: {
  id: string
  portal_id: string
  state: RunState
  started_at: Date
  finished_at: Date | null
  fetched: number
  ended_by: string | null
}): RunSummary {
  return {
    id: row.id,
    portalId: row.portal_id,
    state: row.state,
    startedAt: row.started_at.toISOString(),
    finishedAt: row.finished_at?.toISOString() ?? null,
    fetched: row.fetched,
    endedBy: row.ended_by,
  }
}

async function openRun(db: Kysely<Schema>, portalId: string, now: string) {
  const inserted = await db
    .insertInto('runs')
    .values({ portal_id: portalId, state: 'running', started_at: new Date(now), finished_at: null, ended_by: null })
    .onConflict((conflict) => conflict.column('portal_id').where('state', '=', 'running').doNothing())
    .returningAll()
    .executeTakeFirst()
  if (inserted) return { run: toRunSummary(inserted), resumed: false }
  const left = await db
    .selectFrom('runs')
    .selectAll()
    .where('portal_id', '=', portalId)
    .where('state', '=', 'running')
    .executeTakeFirstOrThrow()
  return { run: toRunSummary(left), resumed: true }
}

async function discover(
  db: Kysely<Schema> | Transaction<Schema>,
  found: readonly { portalId: string; urls: readonly DiscoveredUrl[] }[],
  now: string,
): Promise<void> {
  const rows = new Map<string, object>()
  for (const { portalId, urls } of found) {
    for (const url of urls) {
      const page_id = pageIdOf(url.url)
      const earlier = rows.get(page_id) as { listed_modified: string | null } | undefined
      if (earlier && (earlier.listed_modified || !url.lastModified)) continue
      rows.set(page_id, {
        page_id,
        portal_id: portalId,
        url: url.url,
        role: url.role,
        depth: url.depth,
        found_on: url.foundOn,
        listed_modified: url.lastModified,
      })
    }
  }
  if (rows.size === 0) return
  // A page that is listed with another date than before is due at once; a first date for a fetched page proves nothing.
  await sql`
    insert into pages as p (page_id, portal_id, url, role, depth, found_on, listed_modified, discovered_at, due_at)
    select page_id, portal_id, url, role, depth, found_on, listed_modified, ${now}::timestamptz, ${now}::timestamptz
    from jsonb_to_recordset(${JSON.stringify([...rows.values()])}::jsonb)
      as r(page_id text, portal_id text, url text, role text, depth integer, found_on text, listed_modified text)
    order by page_id
    on conflict (page_id) do update set
      listed_modified = excluded.listed_modified,
      due_at = case when p.listed_modified is not null then least(p.due_at, excluded.due_at) else p.due_at end,
      attempts = case when p.listed_modified is not null then 0 else p.attempts end
    where excluded.listed_modified is not null and excluded.listed_modified is distinct from p.listed_modified`.execute(db)
}

async function nextDue(
  db: Kysely<Schema>,
  {
    runId,
    portalId,
    now,
    limit,
    exclude,
  }: { runId: string; portalId: string; now: string; limit: number; exclude: readonly string[] },
): Promise<DuePage[]> {
  const rows = await db
    .selectFrom('pages')
    .select([
      'page_id',
      'url',
      'role',
      'depth',
      'attempts',
      'etag',
      'last_modified',
      'content_hash',
      'reads_as',
      'unchanged_fetches',
      'gone_since',
    ])
    .where('portal_id', '=', portalId)
    .where('due_at', '<=', new Date(now))
    .where(sql<boolean>`settled_run is distinct from ${runId}::uuid`)
    .where(sql<boolean>`page_id <> all(${sql.val([...exclude])}::text[])`)
    .orderBy(sql`role = 'page'`)
    .orderBy('depth')
    .orderBy('due_at')
    .limit(limit)
    .execute()
  return rows.map((row) => ({
    pageId: row.page_id,
    url: row.url,
    role: row.role,
    depth: row.depth,
    attempts: row.attempts,
    etag: row.etag,
    lastModified: row.last_modified,
    contentHash: row.content_hash,
    readsAs: row.reads_as,
    unchangedFetches: row.unchanged_fetches,
    goneSince: row.gone_since?.toISOString() ?? null,
  }))
}

async function record(trx: Transaction<Schema>, records: readonly PageRecord[]): Promise<void> {
  const now = records.at(-1)?.fetchedAt ?? new Date().toISOString()
  await sql`
    update pages as p set
      due_at = r.due_at,
      settled_run = case when r.settled then r.run_id else p.settled_run end,
      attempts = r.attempts,
      unchanged_fetches = r.unchanged_fetches,
      outcome_type = r.outcome_type,
      outcome = r.outcome,
      detail = r.detail,
      status = r.status,
      reads_as = coalesce(r.reads_as, p.reads_as),
      role = coalesce(r.becomes, p.role),
      fetched_at = r.fetched_at,
      etag = r.etag,
      last_modified = r.last_modified,
      content_hash = r.content_hash,
      body_bytes = coalesce(r.body_bytes, p.body_bytes),
      gone_since = case when r.outcome_type = 'gone' then coalesce(p.gone_since, r.fetched_at) when r.outcome_type = 'failed' then p.gone_since end
    from jsonb_to_recordset(${JSON.stringify(records.map(toPageRow))}::jsonb) as r(
      page_id text, run_id uuid, due_at timestamptz, settled boolean, attempts integer, unchanged_fetches integer, outcome_type text,
      outcome text, detail text, status integer, reads_as text, becomes text, fetched_at timestamptz, etag text, last_modified text,
      content_hash text, body_bytes integer)
    where p.page_id = r.page_id`.execute(trx)
  await sql`
    update runs set fetched = runs.fetched + r.fetched
    from (select run_id, count(*)::integer as fetched
          from jsonb_to_recordset(${JSON.stringify(records.filter(wasFetched).map(({ runId }) => ({ run_id: runId })))}::jsonb) as x(run_id uuid)
          group by run_id) r
    where runs.id = r.run_id`.execute(trx)
  await discover(
    trx,
    records.map(({ portalId, links }) => ({ portalId, urls: links })),
    now,
  )
  await saveDocuments(trx, records)
}

/** A skip decided before the request (robots, scope, trap …) and a host that was not tried cost no fetch. */
function wasFetched({ outcome, bodyBytes }: PageRecord): boolean {
  return outcome.type !== 'skipped' || bodyBytes > 0
}

function toPageRow(record: PageRecord) {
  const { outcome } = record
  return {
    page_id: record.pageId,
    run_id: record.runId,
    due_at: record.dueAt,
    settled: record.settled,
    attempts: record.attempts,
    unchanged_fetches: record.unchangedFetches,
    outcome_type: outcome.type,
    outcome: outcomeName(outcome),
    detail: 'detail' in outcome ? (outcome.detail ?? null) : outcome.type === 'redirect' ? outcome.location : null,
    status: 'status' in outcome ? (outcome.status ?? null) : null,
    reads_as: outcome.type === 'page' ? 'document' : outcome.type === 'source' ? 'source' : null,
    becomes: record.becomes ?? null,
    fetched_at: record.fetchedAt,
    etag: record.etag,
    last_modified: record.lastModified,
    content_hash: record.contentHash,
    body_bytes: record.bodyBytes,
  }
}
