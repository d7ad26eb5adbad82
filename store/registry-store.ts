import { type Kysely, sql, type Transaction } from 'kysely'
import type { AppliedPortal } from '../domain/registry-change.ts'
import type { Schema } from './schema.ts'

/** Rows that one statement changes: crawls and indexers that need the same rows wait for no longer than that. */
const ROWS_AT_ONCE = 2000
/** Addresses that are looked at in one go. */
const PAGES_AT_ONCE = 20_000

export type PortalRows = { pages: number; documents: number }

/** What the index was made from, and what it takes to follow the registry. Every step may be done twice: a killed one is done again. */
export type RegistryStore = {
  /** The registry as it was last applied; empty before the first time. */
  applied(): Promise<AppliedPortal[]>
  saveApplied(portals: readonly AppliedPortal[], now: string): Promise<void>
  /** Known pages and kept documents of the portals that have any. */
  rowsByPortal(): Promise<Map<string, PortalRows>>
  /** Everything that carries one id carries the other from now on; its documents become pending. @returns how many documents */
  rename(from: string, to: string): Promise<number>
  /** Gives each page of these portals to the one that `ownerOf` says, with its document; null leaves it. @returns pages that moved */
  reassign(portalIds: readonly string[], ownerOf: (url: string) => string | null): Promise<number>
  /** Makes the documents of these portals pending, as they are. @returns how many */
  markPending(portalIds: readonly string[]): Promise<number>
}

export function createRegistryStore(db: Kysely<Schema>): RegistryStore {
  return {
    applied: async () => {
      const rows = await db.selectFrom('registry_portals').select('facts').orderBy('portal_id').execute()
      return rows.map(({ facts }) => facts)
    },
    saveApplied: (portals, now) =>
      db.transaction().execute(async (trx) => {
        const rows = JSON.stringify(portals.map((facts) => ({ portal_id: facts.id, facts })))
        await sql`
          delete from registry_portals where portal_id not in (
            select portal_id from jsonb_to_recordset(${rows}::jsonb) as r(portal_id text))`.execute(trx)
        await sql`
          insert into registry_portals as p (portal_id, facts, applied_at)
          select portal_id, facts, ${now}::timestamptz from jsonb_to_recordset(${rows}::jsonb) as r(portal_id text, facts jsonb)
          on conflict (portal_id) do update set facts = excluded.facts, applied_at = excluded.applied_at
          where p.facts is distinct from excluded.facts`.execute(trx)
      }),
    rowsByPortal: async () => {
      const { rows } = await sql<{ portal_id: string; pages: number; documents: number }>`
        select portal_id, sum(pages)::integer as pages, sum(documents)::integer as documents from (
          select portal_id, count(*) as pages, 0 as documents from pages group by portal_id
          union all
          select portal_id, 0, count(*) from documents where not removed group by portal_id) as counted
        group by portal_id`.execute(db)
      return new Map(rows.map(({ portal_id, pages, documents }) => [portal_id, { pages, documents }]))
    },
    rename: async (from, to) => {
      await db.transaction().execute((trx) => renameSmallTables(trx, from, to))
      await inBatches((after) =>
        sql<{ page_id: string }>`
        update pages set portal_id = ${to} where page_id in (
          select page_id from pages where portal_id = ${from} and page_id > ${after} order by page_id limit ${ROWS_AT_ONCE})
        returning page_id`.execute(db),
      )
      return inBatches((after) => pushAgain(db, sql`, portal_id = ${to}`, [from], after))
    },
    reassign: async (portalIds, ownerOf) => {
      let moved = 0
      let after = ''
      for (;;) {
        const { rows } = await sql<{ page_id: string; portal_id: string; url: string }>`
          select page_id, portal_id, url from pages where portal_id = any(${sql.val([...portalIds])}::text[]) and page_id > ${after}
          order by page_id limit ${PAGES_AT_ONCE}`.execute(db)
        const moves = rows.flatMap(({ page_id, portal_id, url }) => {
          const owner = ownerOf(url)
          return owner !== null && owner !== portal_id ? [{ page_id, portal_id: owner }] : []
        })
        for (let start = 0; start < moves.length; start += ROWS_AT_ONCE)
          await movePages(db, moves.slice(start, start + ROWS_AT_ONCE))
        moved += moves.length
        after = rows.at(-1)?.page_id ?? after
        if (rows.length < PAGES_AT_ONCE) return moved
      }
    },
    markPending: (portalIds) => inBatches((after) => pushAgain(db, sql``, portalIds, after)),
  }
}

/** Repeats a statement from the last page on that the one before changed, until it changes none. @returns rows that were changed */
async function inBatches(change: (after: string) => Promise<{ rows: { page_id: string }[] }>): Promise<number> {
  let changed = 0
  for (let after = ''; ; ) {
    const { rows } = await change(after)
    changed += rows.length
    if (rows.length < ROWS_AT_ONCE) return changed
    after =
      rows
        .map(({ page_id }) => page_id)
        .toSorted()
        .at(-1) ?? after
  }
}

/** A document that the engine refused would be refused again: it waits for the next version of its page. */
function pushAgain(db: Kysely<Schema>, alsoSet: ReturnType<typeof sql>, portalIds: readonly string[], after: string) {
  return sql<{ page_id: string }>`
    update documents set version = version + case when removed or refused is not null then 0 else 1 end,
      change_seq = nextval('document_changes')${alsoSet}
    where page_id in (
      select page_id from documents
      where portal_id = any(${sql.val([...portalIds])}::text[]) and page_id > ${after} order by page_id limit ${ROWS_AT_ONCE})
    returning page_id`.execute(db)
}

async function movePages(db: Kysely<Schema>, moves: readonly { page_id: string; portal_id: string }[]): Promise<void> {
  const values = JSON.stringify(moves)
  await db.transaction().execute(async (trx) => {
    await sql`
      update pages p set portal_id = m.portal_id from jsonb_to_recordset(${values}::jsonb) as m(page_id text, portal_id text)
      where p.page_id = m.page_id`.execute(trx)
    await sql`
      update documents d set portal_id = m.portal_id, version = d.version + case when d.removed or d.refused is not null then 0 else 1 end,
        change_seq = nextval('document_changes')
      from jsonb_to_recordset(${values}::jsonb) as m(page_id text, portal_id text)
      where d.page_id = m.page_id`.execute(trx)
  })
}

/** Tables of few rows a portal. Where the heir has a row of its own already, the two become one. The audit log says what was then. */
async function renameSmallTables(trx: Transaction<Schema>, from: string, to: string): Promise<void> {
  // A portal has one run at a time: that of the heir goes on, and takes up what this one left.
  await sql`
    update runs set state = 'interrupted', ended_by = 'stopped', finished_at = coalesce(finished_at, now())
    where portal_id = ${from} and state = 'running'
      and exists (select 1 from runs where portal_id = ${to} and state = 'running')`.execute(trx)
  await sql`update runs set portal_id = ${to} where portal_id = ${from}`.execute(trx)
  await sql`update portal_keys set portal_id = ${to} where portal_id = ${from}`.execute(trx)
  await sql`update feedback set portal_id = ${to} where portal_id = ${from}`.execute(trx)
  await sql`
    insert into portal_states (portal_id, next_run_at, loss_window_at, loss_window_documents, loss_window_lost, paused_at)
    select ${to}, next_run_at, loss_window_at, loss_window_documents, loss_window_lost, paused_at
    from portal_states where portal_id = ${from} on conflict do nothing`.execute(trx)
  await sql`delete from portal_states where portal_id = ${from}`.execute(trx)
  await sql`
    insert into ignored_parameters (portal_id, name, learned_at)
    select ${to}, name, learned_at from ignored_parameters where portal_id = ${from} on conflict do nothing`.execute(trx)
  await sql`delete from ignored_parameters where portal_id = ${from}`.execute(trx)
  await sql`
    insert into embed_uses as u (day, portal_id, action, count)
    select day, ${to}, action, count from embed_uses where portal_id = ${from}
    on conflict (day, portal_id, action) do update set count = u.count + excluded.count`.execute(trx)
  await sql`delete from embed_uses where portal_id = ${from}`.execute(trx)
}
