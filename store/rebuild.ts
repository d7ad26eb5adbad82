import { type Kysely, sql, type Transaction } from 'kysely'
import type { PendingChange, RebuildStore } from '../domain/ports.ts'
import { decodeCounts } from '../vietnamese/term-counts.ts'
import { createTermStatistics } from '../vietnamese/term-statistics.ts'
import type { Schema } from './schema.ts'
import { lockStatistics, replaceStatistics } from './statistics-log.ts'
import { type DocumentRow, toStoredDocument } from './stored-document.ts'
import { storiesOf } from './stories.ts'

/** Rows of counts that are added up at a time. */
const COUNT_ROWS = 2000

/**
 * What an index that is built beside the present one holds, page by page. It lags behind the documents like the present one does, and
 * catches up in the same way: by what differs.
 */
export function createRebuildStore(db: Kysely<Schema>): RebuildStore {
  return {
    begin: async (since) => {
      await sql`delete from rebuild_pages`.execute(db)
      await sql`delete from rebuilds`.execute(db)
      await db.insertInto('rebuilds').values({ built_at: since }).execute()
    },
    builtAt: async () => (await db.selectFrom('rebuilds').select('built_at').executeTakeFirst())?.built_at ?? null,
    behind: async (limit) => {
      const { rows } = await sql<DocumentRow & { version: number }>`
        select d.page_id, d.portal_id, d.url, d.document, d.seen_at, d.version
        from documents d left join rebuild_pages r using (page_id)
        where not d.removed and d.refused is null and r.version is distinct from d.version
        order by d.page_id limit ${limit}`.execute(db)
      const stories = await storiesOf(
        db,
        rows.map(({ page_id }) => page_id),
      )
      const changes = rows.map(
        (row): PendingChange => ({
          action: 'index',
          pageId: row.page_id,
          version: row.version,
          document: toStoredDocument(row, stories.get(row.page_id)),
        }),
      )
      if (changes.length === limit) return changes
      const { rows: gone } = await sql<{ page_id: string; version: number }>`
        select r.page_id, r.version from rebuild_pages r left join documents d on d.page_id = r.page_id and not d.removed
        where d.page_id is null limit ${limit - changes.length}`.execute(db)
      return [...changes, ...gone.map(({ page_id, version }): PendingChange => ({ action: 'remove', pageId: page_id, version }))]
    },
    caughtUp: async (changes) => {
      const [kept, removed] = [
        changes.filter(({ counts }) => counts !== null),
        changes.filter(({ counts }) => counts === null).map(({ pageId }) => pageId),
      ]
      const rows = kept.map(({ pageId, version, counts }) => ({ page_id: pageId, version, counts }))
      await sql`
        insert into rebuild_pages (page_id, version, counts)
        select page_id, version, counts from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(page_id text, version integer, counts text)
        on conflict (page_id) do update set version = excluded.version, counts = excluded.counts`.execute(db)
      await sql`delete from rebuild_pages where page_id = any(${sql.val(removed)}::text[])`.execute(db)
    },
    size: async () => {
      const { rows } = await sql<{ count: string }>`select count(*) from rebuild_pages`.execute(db)
      return Number(rows[0]?.count ?? 0)
    },
    sample: async (limit) => {
      // Ids are hashes: their order is any.
      const { rows } = await sql<{ page_id: string; title: string }>`
        select page_id, document->>'title' as title from rebuild_pages join documents using (page_id)
        where not removed order by page_id limit ${limit}`.execute(db)
      return rows.map(({ page_id, title }) => ({ pageId: page_id, title }))
    },
    counts: (take) =>
      db
        .transaction()
        .setIsolationLevel('repeatable read')
        .execute((trx) => eachCounts(trx, take)),
    adopt: (builtAt) =>
      db.transaction().execute(async (trx) => {
        // Nothing is confirmed to the index that was present until now.
        await lockStatistics(trx)
        const statistics = createTermStatistics()
        await eachCounts(trx, (counts) => statistics.apply(decodeCounts(counts)))
        await replaceStatistics(trx, statistics)
        const before = sql`select c.page_id, d.indexed_version as version, c.counts from document_counts c join documents d using (page_id)`
        await sql`create temporary table rebuild_before on commit drop as ${before}`.execute(trx)
        await sql`
          update documents d set indexed_version = coalesce(r.version, 0)
          from documents e left join rebuild_pages r using (page_id) where d.page_id = e.page_id and d.refused is null`.execute(
          trx,
        )
        // What left the other index for good while this one did not follow is to leave this one too.
        await sql`
          insert into documents (page_id, portal_id, url, document, seen_at, removed, version, indexed_version)
          select r.page_id, '', '', '{}'::jsonb, now(), true, r.version + 1, r.version
          from rebuild_pages r where not exists (select from documents d where d.page_id = r.page_id)`.execute(trx)
        await sql`delete from document_counts`.execute(trx)
        await sql`insert into document_counts (page_id, counts) select page_id, counts from rebuild_pages`.execute(trx)
        await sql`delete from rebuild_pages`.execute(trx)
        await sql`insert into rebuild_pages (page_id, version, counts) select page_id, version, counts from rebuild_before`.execute(
          trx,
        )
        await trx.updateTable('rebuilds').set({ built_at: builtAt }).execute()
      }),
    drop: async () => {
      await sql`delete from rebuild_pages`.execute(db)
      await sql`delete from rebuilds`.execute(db)
    },
  }
}

async function eachCounts(trx: Transaction<Schema>, take: (counts: string) => void): Promise<void> {
  for (let after = ''; ; ) {
    const rows = await trx
      .selectFrom('rebuild_pages')
      .select(['page_id', 'counts'])
      .where('page_id', '>', after)
      .orderBy('page_id')
      .limit(COUNT_ROWS)
      .execute()
    for (const { counts } of rows) take(counts)
    const last = rows.at(-1)
    if (!last || rows.length < COUNT_ROWS) return
    after = last.page_id
  }
}
