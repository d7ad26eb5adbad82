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

/** What one legal document does to another; `based-on` is its legal ground, `guides` what it was written to carry out. */
export const LEGAL_RELATIONS = ['amends', 'replaces', 'repeals', 'guides', 'based-on'] as const
export type LegalRelation = (typeof LEGAL_RELATIONS)[number]

/** What a document says that it does to the one with this number (canonical spelling). */
export type Relation = { relation: LegalRelation; number: string }

/** What people must know of an administrative procedure, in the words of its page; null where it does not say. */
export type Procedure = {
  /** `1.004227`, `2.000889.000.00.00.H49`. */
  code: string | null
  authority: string | null
  level: string | null
  field: string | null
  timeLimit: string | null
  fee: string | null
  /** Papers to hand in, one each. */
  papers: string[]
}

/**
 * By what near copies of a text are found and told (indexer/describe/fingerprint.ts). `exact` is the same for texts of the same words;
 * texts that share one of `bands` may be near; how near they are is told from `shingles` (runs of words) and `tells` (figures and
 * names), one byte a hash in base64. A text that is too short to be near to anything has no bands.
 */
export type Fingerprint = { exact: string; bands: number[]; shingles: string; tells: string; words: number }

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
  /** Type of a legal document by its Vietnamese name (`Nghị định`). */
  legalType: string | null
  signer: string | null
  /** The first day on which it is not in force any more, when it says so itself. */
  expiresAt: string | null
  relations: Relation[]
  procedure: Procedure | null
  /** Ids of the provinces that it names, most named first. */
  places: string[]
  /** Ids of the bodies (`config/bodies.yaml`) that it names, most named first. */
  bodies: string[]
  /** The source that a last line names (`baochinhphu.vn`, `TTXVN`): the text was published there first. */
  statedSource: string | null
  /** Null for a text that is too short to be told from others. */
  fingerprint: Fingerprint | null
  author: string | null
  breadcrumb: string[]
  attachments: Attachment[]
  /** Address of the picture that the page names as its own. */
  image: string | null
  /** Where pages 1, 2, … of a file begin in `text`, in characters; null for what has no pages. */
  pageStarts: number[] | null
}

/** A document that tells a story, as far as it must be known to say which one of them was first. */
export type StoryMember = {
  pageId: string
  portalId: string
  url: string
  statedSource: string | null
  publishedAt: string | null
  places: string[]
  bodies: string[]
}

/** Documents of one story: the same text, or nearly the same, on several pages. The id stays when copies come and go. */
export type Story = { id: string; members: StoryMember[] }

/**
 * A document with where it comes from; `pageId` is its identity everywhere. `story` is null when the store has not compared it
 * with others.
 */
export type StoredDocument = Omit<SourceDocument, 'fingerprint'> & {
  pageId: string
  portalId: string
  url: string
  seenAt: string
  story: Story | null
}

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
  /** The text names another portal as its source, or was published elsewhere first. */
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
  /** First day in force of a legal document and first day out of force (ISO), null when unknown. */
  effectiveAt: string | null
  expiresAt: string | null
  url: string
  title: string
  /** Heading of this part (`Điều 5. …`), null for the whole document. */
  heading: string | null
  text: string
  /** The page of the file on which it begins, from 1; null for what has no pages. */
  page: number | null
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
