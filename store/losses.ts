import { type Kysely, sql, type Transaction } from 'kysely'
import { HELD_RELEASE, LOSS_BUDGET, lossesLeft } from '../domain/loss-budget.ts'
import type { LossControl, PageRecord } from '../domain/ports.ts'
import type { Schema } from './schema.ts'
import { tellStories } from './stories.ts'

const EXAMPLES = 5

/** Takes documents out of the index as far as their portals' loss budgets allow, and holds the others back. */
export async function dropDocuments(trx: Transaction<Schema>, records: readonly PageRecord[]): Promise<void> {
  const dropped = Map.groupBy(
    records.filter(({ dropDocument }) => dropDocument),
    ({ portalId }) => portalId,
  )
  // In one order everywhere: two workers would else wait for each other's portals for ever.
  for (const portalId of [...dropped.keys()].sort()) {
    const ofPortal = dropped.get(portalId) ?? []
    const now = ofPortal.at(-1)?.fetchedAt ?? new Date().toISOString()
    const ids = ofPortal.map(({ pageId }) => pageId)
    const { rows } = await sql<{ page_id: string }>`
      select page_id from documents where page_id = any(${sql.val(ids)}::text[]) and not removed and held_at is null`.execute(trx)
    const indexed = new Set(rows.map(({ page_id }) => page_id))
    const losing = ids.filter((id) => indexed.has(id))
    const left = losing.length > 0 ? await budgetOf(trx, portalId, now) : 0
    const [lost, held] = [losing.slice(0, left), losing.slice(left)]
    if (lost.length > 0) {
      await remove(trx, lost)
      await sql`update portal_states set loss_window_lost = loss_window_lost + ${lost.length} where portal_id = ${portalId}`.execute(
        trx,
      )
    }
    if (held.length > 0)
      await sql`update documents set held_at = ${now}::timestamptz where page_id = any(${sql.val(held)}::text[])`.execute(trx)
    await recheckHeld(trx, ids, now)
  }
}

/** Documents whose pages are there again are held back no longer. */
export async function freeReturned(trx: Transaction<Schema>, records: readonly PageRecord[]): Promise<void> {
  const ids = records.filter(({ outcome: { type } }) => type === 'page' || type === 'not-modified').map(({ pageId }) => pageId)
  if (ids.length === 0) return
  await sql`update documents set held_at = null where page_id = any(${sql.val(ids)}::text[]) and held_at is not null`.execute(trx)
}

/**
 * Lets go of what was held back when the portal has proved to be well in the run that ended: most of what was asked for answered,
 * documents were read, and the pages held back were still gone (`HELD_RELEASE`).
 */
export async function releaseConfirmed(trx: Transaction<Schema>, portalId: string, runId: string): Promise<void> {
  const { rows } = await sql<{ page_id: string; held_at: Date; is_still_gone: boolean }>`
    select d.page_id, d.held_at,
           (p.outcome_type = 'gone' or p.outcome = 'skipped:noindex')
             and p.fetched_at >= d.held_at + make_interval(secs => ${HELD_RELEASE.confirmedAfterMs / 1000}) as is_still_gone
    from documents d join pages p using (page_id)
    where d.portal_id = ${portalId} and d.held_at is not null`.execute(trx)
  const gone = rows.filter(({ is_still_gone }) => is_still_gone).map(({ page_id }) => page_id)
  if (gone.length === 0) return
  const heldSince = new Date(Math.min(...rows.map(({ held_at }) => held_at.getTime())))
  const { rows: counted } = await sql<{ asked: string; well: string; read: string }>`
    select count(*) filter (where settled_run = ${runId}::uuid) as asked,
           count(*) filter (where settled_run = ${runId}::uuid and outcome_type in ('page', 'source', 'not-modified')) as well,
           count(*) filter (where reads_as = 'document' and outcome_type in ('page', 'not-modified') and fetched_at > ${heldSince}) as read
    from pages
    where portal_id = ${portalId} and page_id <> all(${sql.val(rows.map(({ page_id }) => page_id))}::text[])`.execute(trx)
  const [asked, well, read] = [counted[0]?.asked, counted[0]?.well, counted[0]?.read].map(Number) as [number, number, number]
  const isWell = asked > 0 && well >= asked * HELD_RELEASE.wellShare && read >= Math.max(1, rows.length * HELD_RELEASE.readShare)
  if (isWell) await remove(trx, gone)
}

export function createLossControl(db: Kysely<Schema>): LossControl {
  return {
    held: async () => {
      const { rows } = await sql<{ portal_id: string; held: string; documents: string; since: Date; examples: string[] }>`
        select portal_id, count(*) filter (where held_at is not null) as held, count(*) as documents, min(held_at) as since,
               (array_agg(url order by held_at, url) filter (where held_at is not null))[1:${sql.lit(EXAMPLES)}] as examples
        from documents
        where not removed and portal_id in (select portal_id from documents where held_at is not null)
        group by portal_id order by portal_id`.execute(db)
      return rows.map((row) => ({
        portalId: row.portal_id,
        held: Number(row.held),
        documents: Number(row.documents),
        since: row.since.toISOString(),
        examples: row.examples,
      }))
    },
    keep: (portalId, now) =>
      db.transaction().execute(async (trx) => {
        const { rows } = await sql<{ page_id: string }>`
          update documents set held_at = null where portal_id = ${portalId} and held_at is not null returning page_id`.execute(
          trx,
        )
        // What was confirmed is to be confirmed anew.
        await sql`
          update pages set gone_since = null, due_at = ${now}::timestamptz
          where page_id = any(${sql.val(rows.map(({ page_id }) => page_id))}::text[])`.execute(trx)
        return rows.length
      }),
    release: (portalId) =>
      db.transaction().execute(async (trx) => {
        const { rows } = await sql<{ page_id: string }>`
          select page_id from documents where portal_id = ${portalId} and held_at is not null for update`.execute(trx)
        await remove(
          trx,
          rows.map(({ page_id }) => page_id),
        )
        return rows.length
      }),
  }
}

/** What the portal may still lose in its window, which begins anew when it is over. Locks the portal's row. */
async function budgetOf(trx: Transaction<Schema>, portalId: string, now: string): Promise<number> {
  await sql`insert into portal_states (portal_id) values (${portalId}) on conflict do nothing`.execute(trx)
  const { rows } = await sql<{ documents: number; lost: number; is_over: boolean }>`
    select loss_window_documents as documents, loss_window_lost as lost,
           loss_window_at is null or loss_window_at < ${now}::timestamptz - make_interval(secs => ${LOSS_BUDGET.windowMs / 1000}) as is_over
    from portal_states where portal_id = ${portalId} for update`.execute(trx)
  const [window] = rows
  if (window && !window.is_over) return lossesLeft(window)
  const { rows: begun } = await sql<{ documents: number }>`
    update portal_states set loss_window_at = ${now}::timestamptz, loss_window_lost = 0,
      loss_window_documents = (select count(*) from documents d where d.portal_id = ${portalId} and not d.removed)
    where portal_id = ${portalId} returning loss_window_documents as documents`.execute(trx)
  return lossesLeft({ documents: begun[0]?.documents ?? 0, lost: 0 })
}

async function remove(trx: Transaction<Schema>, pageIds: readonly string[]): Promise<void> {
  if (pageIds.length === 0) return
  await sql`
    update documents set removed = true, refused = null, held_at = null, version = version + 1, change_seq = nextval('document_changes')
    where page_id = any(${sql.val([...pageIds])}::text[]) and not removed`.execute(trx)
  await tellStories(
    trx,
    pageIds.map((pageId) => ({ pageId, fingerprint: null, number: null })),
  )
}

/** Pages that are held back are not left alone as long as others that are gone. */
async function recheckHeld(trx: Transaction<Schema>, pageIds: readonly string[], now: string): Promise<void> {
  await sql`
    update pages p set due_at = least(p.due_at, ${now}::timestamptz + make_interval(secs => ${HELD_RELEASE.confirmedAfterMs / 1000}))
    from documents d
    where p.page_id = any(${sql.val([...pageIds])}::text[]) and d.page_id = p.page_id and d.held_at is not null`.execute(trx)
}
