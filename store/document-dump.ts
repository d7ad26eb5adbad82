import type { Kysely } from 'kysely'
import type { DumpReader } from '../domain/ports.ts'
import type { Schema } from './schema.ts'
import { DOCUMENT_COLUMNS, toStoredDocument } from './stored-document.ts'

/** All documents that have not left, in the order of their ids, a page at a time. */
export function createDumpReader(db: Kysely<Schema>): DumpReader {
  return {
    after: async (pageId, limit) => {
      const rows = await db
        .selectFrom('documents')
        .select(DOCUMENT_COLUMNS)
        .where('removed', '=', false)
        .where('page_id', '>', pageId)
        .orderBy('page_id')
        .limit(limit)
        .execute()
      return rows.map((row) => toStoredDocument(row))
    },
  }
}
