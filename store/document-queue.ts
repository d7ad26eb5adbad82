import { type Kysely, sql, type Transaction } from 'kysely'
import type { SourceDocument } from '../domain/document.ts'
import type { ConfirmedChange, DocumentQueue, PageRecord } from '../domain/ports.ts'
import { keyOf } from '../vietnamese/document-number.ts'
import { addCounts, decodeCounts, emptyCounts, encodeCounts } from '../vietnamese/term-counts.ts'
import { dropDocuments, freeReturned } from './losses.ts'
import type { Schema } from './schema.ts'
import { appendStatistics, lockStatistics } from './statistics-log.ts'
import { DOCUMENT_COLUMNS, toStoredDocument } from './stored-document.ts'
import { type StoryChange, storiesOf, tellStories } from './stories.ts'

/** Bytes of all pending documents before this one, as the database keeps them. */
const bytesOfOlder = sql<number>`
  coalesce(sum(pg_column_size(document)) over (order by change_seq rows between unbounded preceding and 1 preceding), 0)`

/**
 * Documents by version: a change raises `version`, the engine's word raises `indexed_version`; where the two differ the
 * document is pending. Nothing is taken out of the queue on reading, so a killed indexer loses nothing.
 */
export function createDocumentQueue(db: Kysely<Schema>): DocumentQueue {
  return {
    pending: async (limit, maxBytes = Number.MAX_SAFE_INTEGER) => {
      const rows = await db
        .with('oldest', (cte) =>
          cte
            .selectFrom('documents')
            .select(['page_id as oldest_id', bytesOfOlder.as('bytes_of_older')])
            .where(sql<boolean>`version <> indexed_version`)
            .where(sql<boolean>`refused is null`)
            .orderBy('change_seq')
            .limit(limit),
        )
        .selectFrom('documents')
        .innerJoin('oldest', 'oldest_id', 'page_id')
        .select([...DOCUMENT_COLUMNS, 'removed', 'version'])
        .where('bytes_of_older', '<', maxBytes)
        .orderBy('change_seq')
        .execute()
      const stories = await storiesOf(
        db,
        rows.filter(({ removed }) => !removed).map(({ page_id }) => page_id),
      )
      return rows.map((row) =>
        row.removed
          ? { action: 'remove', pageId: row.page_id, version: row.version }
          : {
              action: 'index',
              pageId: row.page_id,
              version: row.version,
              document: toStoredDocument(row, stories.get(row.page_id)),
            },
      )
    },
    confirm: (changes, now) =>
      changes.length === 0 ? Promise.resolve() : db.transaction().execute((trx) => confirm(trx, changes, now)),
    oldestPendingAt: async () => {
      const row = await db
        .selectFrom('documents')
        .select((eb) => eb.fn.min('seen_at').as('at'))
        .where(sql<boolean>`version <> indexed_version`)
        .where(sql<boolean>`refused is null`)
        .executeTakeFirst()
      return row?.at ? row.at.toISOString() : null
    },
    resetIndexed: async () => {
      await db.updateTable('documents').set({ indexed_version: 0, refused: null }).execute()
    },

    refuse: async (pageId, version, reason) => {
      await db
        .updateTable('documents')
        .set({ refused: reason })
        .where('page_id', '=', pageId)
        .where('version', '=', version)
        .execute()
    },
  }
}

/**
 * Only versions that are news are confirmed and counted: two indexers that pushed the same document count it once. What the
 * version before had added is taken back by what was written down for it then, not by reading it again.
 */
async function confirm(trx: Transaction<Schema>, changes: readonly ConfirmedChange[], now: string): Promise<void> {
  // First of all: two indexers with the same documents in another order would else wait for each other's rows for ever.
  await lockStatistics(trx)
  const values = JSON.stringify(changes.map(({ pageId, version }) => ({ page_id: pageId, version })))
  const { rows } = await sql<{ page_id: string; counts: string | null }>`
    update documents d set indexed_version = r.version, indexed_at = ${now}::timestamptz
    from jsonb_to_recordset(${values}::jsonb) as r(page_id text, version integer)
    left join document_counts c on c.page_id = r.page_id
    where d.page_id = r.page_id and r.version > d.indexed_version
    returning d.page_id, c.counts`.execute(trx)
  const confirmed = new Map(rows.map(({ page_id, counts }) => [page_id, counts]))
  const news = changes.filter(({ pageId }) => confirmed.has(pageId))
  const difference = emptyCounts()
  for (const { pageId, counts } of news) {
    const before = confirmed.get(pageId)
    if (before) addCounts(difference, decodeCounts(before), -1)
    if (counts) addCounts(difference, decodeCounts(counts), 1)
  }
  await saveCounts(trx, news)
  await appendStatistics(trx, encodeCounts(difference))
  await sql`
    delete from documents d using jsonb_to_recordset(${values}::jsonb) as r(page_id text, version integer)
    where d.page_id = r.page_id and d.removed and d.version = d.indexed_version`.execute(trx)
}

async function saveCounts(trx: Transaction<Schema>, changes: readonly ConfirmedChange[]): Promise<void> {
  const kept = changes.flatMap(({ pageId, counts }) => (counts ? [{ page_id: pageId, counts }] : []))
  const dropped = changes.filter(({ counts }) => !counts).map(({ pageId }) => pageId)
  if (kept.length > 0) {
    await sql`
      insert into document_counts (page_id, counts)
      select page_id, counts from jsonb_to_recordset(${JSON.stringify(kept)}::jsonb) as r(page_id text, counts text)
      on conflict (page_id) do update set counts = excluded.counts`.execute(trx)
  }
  if (dropped.length > 0) await sql`delete from document_counts where page_id = any(${sql.val(dropped)}::text[])`.execute(trx)
}

/** Writes the documents of a batch of records; only a real change of a document makes it pending. */
export async function saveDocuments(trx: Transaction<Schema>, records: readonly PageRecord[]): Promise<void> {
  const saved = records
    .filter(({ document }) => document)
    .map(({ pageId, portalId, url, document, fetchedAt }) => ({
      page_id: pageId,
      portal_id: portalId,
      url,
      document: withoutFingerprint(document),
      number_key: document?.documentNumber ? keyOf(document.documentNumber) : null,
      related_keys: document?.relations.length ? [...new Set(document.relations.map(({ number }) => keyOf(number)))] : null,
      seen_at: fetchedAt,
    }))
  if (saved.length > 0) {
    await sql`
      insert into documents as d (page_id, portal_id, url, document, number_key, related_keys, seen_at)
      select page_id, portal_id, url, document, number_key, related_keys, seen_at
      from jsonb_to_recordset(${JSON.stringify(saved)}::jsonb) as r(
        page_id text, portal_id text, url text, document jsonb, number_key text, related_keys text[], seen_at timestamptz)
      on conflict (page_id) do update set
        document = excluded.document, number_key = excluded.number_key, related_keys = excluded.related_keys, seen_at = excluded.seen_at, removed = false, refused = null,
        version = d.version + 1, change_seq = nextval('document_changes')
      where d.document is distinct from excluded.document or d.removed`.execute(trx)
  }
  await freeReturned(trx, records)
  await dropDocuments(trx, records)
  await tellStories(trx, records.flatMap(storyChange))
}

/** The fingerprint has a table of its own: a document is no other one when only that is taken in another way. */
function withoutFingerprint(document: SourceDocument | null): Omit<SourceDocument, 'fingerprint'> | null {
  if (!document) return null
  const { fingerprint: _, ...kept } = document
  return kept
}

function storyChange({ pageId, document }: PageRecord): StoryChange[] {
  if (!document) return []
  const number = document.documentNumber ?? document.procedure?.code ?? null
  return [{ pageId, fingerprint: document.fingerprint, number: number ? keyOf(number) : null }]
}
