/** What a document is, for people: the `kind` facet. */
export const DOCUMENT_KINDS = [
  'news',
  'legal-document',
  'procedure',
  'notice',
  'press-release',
  'question-answer',
  'data',
  'office',
  'other',
] as const
export type DocumentKind = (typeof DOCUMENT_KINDS)[number]

export type Attachment = { url: string; title: string }

/** What a page says, cleaned and described. Dates are ISO 8601 (`2026-01-13` or with time and zone), null when unknown. */
export type SourceDocument = {
  title: string
  summary: string | null
  /** Main text; paragraphs are parted by one newline. */
  text: string
  language: 'vi' | 'en' | 'other'
  kind: DocumentKind
  /** Ids of `config/topics.yaml`, best first. */
  topics: string[]
  publishedAt: string | null
  updatedAt: string | null
  /** Canonical form (`42/2022/NĐ-CP`), only when the document itself bears the number. */
  documentNumber: string | null
  issuer: string | null
  issuedAt: string | null
  effectiveAt: string | null
  author: string | null
  breadcrumb: string[]
  attachments: Attachment[]
}

/** A document with where it comes from; `pageId` is its identity everywhere. */
export type StoredDocument = SourceDocument & { pageId: string; portalId: string; url: string; seenAt: string }

/**
 * What the engine holds: one piece of a document. Field names are the engine's attribute names. The `…Terms` fields are what is
 * searched (vietnamese/engine-words.ts says what stands in them); everything else is for filters and for showing.
 */
export type Passage = {
  id: string
  documentId: string
  ordinal: number
  /** The same for documents that say the same: the article on several portals. */
  story: string
  /** The text names another portal as its source. */
  isReprint: boolean
  portal: string
  level: string
  province: string | null
  kind: DocumentKind
  topics: string[]
  year: number | null
  language: string
  /** Seconds since 1970 of the published (or issued) date; null when unknown. */
  publishedAt: number | null
  /** Days in force of a legal document (ISO), null when unknown. */
  effectiveAt: string | null
  url: string
  title: string
  /** Heading of this part (`Điều 5. …`), null for the whole document. */
  heading: string | null
  text: string
  titleTerms: string
  /** Terms that the passage keeps coming back to, with those of its heading. */
  keyTerms: string
  terms: string
  /** On the first passage of a document with several: the terms of all others, so that it stands for the whole document. */
  restTerms: string
  /** Words of the document's own number and of those that its title names (vietnamese/number-words.ts). */
  numberTerms: string
  documentNumber: string | null
  issuer: string | null
}
