import type { Kysely } from 'kysely'
import type { DocumentReader } from '../domain/ports.ts'
import type { Schema } from './schema.ts'

/** Documents one by one, for people who read them. */
export function createDocumentReader(db: Kysely<Schema>): DocumentReader {
  return {
    document: async (documentId) => {
      const row = await db
        .selectFrom('documents')
        .select(['page_id', 'portal_id', 'url', 'seen_at', 'document'])
        .where('page_id', '=', documentId)
        .where('removed', '=', false)
        .executeTakeFirst()
      if (!row) return null
      return {
        ...row.document,
        pageId: row.page_id,
        portalId: row.portal_id,
        url: row.url,
        seenAt: row.seen_at.toISOString(),
        story: null,
      }
    },
  }
}
