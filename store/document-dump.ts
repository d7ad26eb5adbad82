import type { Kysely } from 'kysely'
import type { DumpReader } from '../domain/ports.ts'
import type { Schema } from './schema.ts'

/** All documents that have not left, in the order of their ids, a page at a time. */
export function createDumpReader(db: Kysely<Schema>): DumpReader {
  return {
    after: async (pageId, limit) => {
      const rows = await db
        .selectFrom('documents')
        .select(['page_id', 'portal_id', 'url', 'seen_at', 'document'])
        .where('removed', '=', false)
        .where('page_id', '>', pageId)
        .orderBy('page_id')
        .limit(limit)
        .execute()
      return rows.map(({ page_id, portal_id, url, seen_at, document }) => ({
        ...document,
        pageId: page_id,
        portalId: portal_id,
        url,
        seenAt: seen_at.toISOString(),
        story: null,
      }))
    },
  }
}
