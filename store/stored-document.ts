import type { SourceDocument, StoredDocument, Story } from '../domain/document.ts'

/** The columns of `documents` that a document is made of. */
export const DOCUMENT_COLUMNS = ['page_id', 'portal_id', 'url', 'document', 'seen_at'] as const

/** Fingerprints are kept in a table of their own (store/stories.ts). */
export type DocumentRow = {
  page_id: string
  portal_id: string
  url: string
  document: Omit<SourceDocument, 'fingerprint'>
  seen_at: Date
}

/** A row in the words of the domain. */
export function toStoredDocument(row: DocumentRow, story: Story | null = null): StoredDocument {
  return {
    ...row.document,
    pageId: row.page_id,
    portalId: row.portal_id,
    url: row.url,
    seenAt: row.seen_at.toISOString(),
    story,
  }
}
