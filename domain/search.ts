import { z } from 'zod'
import { DOCUMENT_KINDS } from './document.ts'
import { PORTAL_LEVELS } from './portal.ts'

/** Facets by the name used in the API, in the order pages show them. */
export const FACETS = ['portal', 'level', 'province', 'kind', 'topic', 'year'] as const
export type Facet = (typeof FACETS)[number]

/** Deepest hit that can be paged to: beyond it a person refines the question instead. */
export const MAX_HIT_OFFSET = 1000
export const MAX_QUERY_CHARS = 500

const ids = z.array(z.string().min(1).max(100)).max(50).default([])

/** A question as the API takes it. Values of one facet are joined by OR, facets by AND. */
export const searchRequestSchema = z.strictObject({
  q: z.string().max(MAX_QUERY_CHARS).default(''),
  portal: ids,
  level: z.array(z.enum(PORTAL_LEVELS)).max(PORTAL_LEVELS.length).default([]),
  province: ids,
  kind: z.array(z.enum(DOCUMENT_KINDS)).max(DOCUMENT_KINDS.length).default([]),
  topic: ids,
  year: z.array(z.coerce.number().int().min(1900).max(2200)).max(50).default([]),
  sort: z.enum(['relevance', 'date']).default('relevance'),
  /** Search for just what was typed: nothing is corrected. */
  verbatim: z.stringbool().default(false),
  /** Say of every hit why it is there. */
  explain: z.stringbool().default(false),
  page: z.coerce.number().int().min(1).max(100).default(1),
  perPage: z.coerce.number().int().min(1).max(50).default(10),
})
export type SearchRequest = z.infer<typeof searchRequestSchema>

export type Hit = {
  documentId: string
  url: string
  title: string
  /** Escaped HTML whose only tags are `<mark>`: safe to put into a page as it is. */
  titleHtml: string
  snippetHtml: string
  portal: { id: string; name: string; level: string }
  province: { id: string; name: string } | null
  kind: string
  topics: string[]
  documentNumber: string | null
  issuer: string | null
  /** ISO 8601 in the time of Vietnam (`2026-01-13T08:30:00+07:00`), null when unknown. */
  publishedAt: string | null
  /** The same article on other portals. */
  copies: { documentId: string; url: string; portal: { id: string; name: string; level: string } }[]
  /** Share of the best hit's score, 0 to 1; 0 for hits beyond those that are ranked. */
  score: number
  /** Only when it was asked for. */
  explanation?: Explanation
}

/**
 * Why a hit is there. `parts` are the words and pairs that matched, with their points and how often they stand in title and text;
 * `priors` are the shares by which other things raised or lowered their sum `matched` to `points`.
 */
export type Explanation = {
  points: number
  matched: number
  parts: { text: string; points: number; inTitle: number; inText: number }[]
  priors: Record<string, number>
}

/** What was made of a question, for people to see and to take back. */
export type Understood = {
  /** What was searched in place of what was typed, when slips were corrected. */
  corrected: string | null
  /** Other names that were searched too, with the reason in Vietnamese. */
  expansions: { typed: string; alternatives: string[]; reason: string }[]
  /** Nothing had the words in quotes as they stand: they were searched without quotes. */
  isWithoutQuotes: boolean
  /** `site:` named a host that is not in the registry. */
  isUnknownSite: boolean
}

export type FacetValue = { value: string; label: string; count: number; selected: boolean }

export type SearchResult = {
  query: string
  understood: Understood
  /** What administrators put first for this question; on the first page only. */
  bestBets: { documentId: string | null; url: string; title: string; note: string | null }[]
  /** Documents found. */
  total: number
  page: number
  perPage: number
  pages: number
  hits: Hit[]
  facets: Record<Facet, FacetValue[]>
  /** Time inside the service, in milliseconds. */
  tookMs: number
}

/** What stands in the box so far, as the API takes it. */
export const suggestRequestSchema = z.strictObject({
  q: z.string().max(MAX_QUERY_CHARS).default(''),
  limit: z.coerce.number().int().min(1).max(20).default(8),
})
export type SuggestRequest = z.infer<typeof suggestRequestSchema>

/** What a person may want to type: words, the title of a document, or the number of one. */
export type Suggestion = {
  /** What to put into the box. */
  text: string
  /** The same as escaped HTML whose only tag is `<mark>`, around what was typed: safe to put into a page as it is. */
  html: string
  kind: 'term' | 'title' | 'number'
  /** Of the document that bears a number. */
  title?: string
  /** Titles and numbers: where they are from. `url` is empty when it is no link. */
  documentId?: string
  url?: string
  portal?: Hit['portal']
}

export type SuggestResult = {
  query: string
  suggestions: Suggestion[]
  /** Time inside the service, in milliseconds. */
  tookMs: number
}
