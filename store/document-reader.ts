import type { Kysely } from 'kysely'
import type { DocumentReader } from '../domain/ports.ts'
import type { Schema } from './schema.ts'
import { DOCUMENT_COLUMNS, toStoredDocument } from './stored-document.ts'

/** Documents one by one, for people who read them. */
export function createDocumentReader(db: Kysely<Schema>): DocumentReader {
  return {
    document: async (documentId) => {
      const row = await db
        .selectFrom('documents')
        .select(DOCUMENT_COLUMNS)
        .where('page_id', '=', documentId)
        .where('removed', '=', false)
        .executeTakeFirst()
      return row ? toStoredDocument(row) : null
    },
  }
}
