import { z } from 'zod'
import { DOCUMENT_KINDS } from './document.ts'
import { PORTAL_LEVELS } from './portal.ts'

/** Facets by the name used in the API, in the order pages show them. */
export const FACETS = ['portal', 'level', 'province', 'kind', 'topic', 'year'] as const
export type Facet = (typeof FACETS)[number]

/** Deepest hit that can be paged to: beyond it a person refines the question instead. */
export const MAX_HIT_OFFSET = 1000
export const MAX_QUERY_CHARS = 500

/** Descriptions are for those who call the API: they stand in its reference (api/openapi/), in Vietnamese. */
const ids = z.array(z.string().min(1).max(100)).max(50).default([])
const day = z.union([z.iso.date(), z.literal('')]).default('')
const question = z.string().max(MAX_QUERY_CHARS).default('').describe('Nội dung cần tìm, có dấu hoặc không dấu')

/** A question as the API takes it. Values of one facet are joined by OR, facets by AND. */
export const searchRequestSchema = z.strictObject({
  q: question,
  /** A portal with everything below it in the tree of the administration. */
  branch: z.string().max(100).default('').describe('Mã cổng: chỉ tìm trong cổng này và các cổng trực thuộc'),
  portal: ids.describe('Mã cổng (xem /api/v1/portals)'),
  level: z.array(z.enum(PORTAL_LEVELS)).max(PORTAL_LEVELS.length).default([]).describe('Cấp của cổng'),
  province: ids.describe('Mã tỉnh, thành phố'),
  kind: z.array(z.enum(DOCUMENT_KINDS)).max(DOCUMENT_KINDS.length).default([]).describe('Loại nội dung'),
  topic: ids.describe('Mã lĩnh vực'),
  year: z.array(z.coerce.number().int().min(1900).max(2200)).max(50).default([]).describe('Năm công bố'),
  /** Days in the time of Vietnam, both included; empty for no limit. What has no date lies outside of every limit. */
  from: day.describe('Công bố từ ngày (YYYY-MM-DD)'),
  to: day.describe('Công bố đến hết ngày (YYYY-MM-DD)'),
  sort: z.enum(['relevance', 'date']).default('relevance').describe('Thứ tự: liên quan nhất hoặc mới nhất trước'),
  /** Search for just what was typed: nothing is corrected. */
  verbatim: z.stringbool().default(false).describe('Tìm đúng những gì đã gõ, không sửa lỗi'),
  /** Say of every hit why it is there. */
  explain: z.stringbool().default(false).describe('Nói vì sao có mỗi kết quả'),
  page: z.coerce.number().int().min(1).max(100).default(1).describe('Trang; chỉ xem được 1000 kết quả đầu'),
  perPage: z.coerce.number().int().min(1).max(50).default(10).describe('Số kết quả mỗi trang'),
})
export type SearchRequest = z.infer<typeof searchRequestSchema>

export const namedPortalSchema = z.object({ id: z.string(), name: z.string(), level: z.string() })
/** Empty when the address is no http(s) one. */
export const linkUrlSchema = z.string().describe('Địa chỉ trên cổng; rỗng khi không phải http(s)')
const isoTime = z.string().nullable().describe('ISO 8601 theo giờ Việt Nam; null khi không rõ')
const pagePlace = z.object({ documentId: z.string(), url: linkUrlSchema, portal: namedPortalSchema })

/**
 * Why a hit is there. `parts` are the words and pairs that matched, with their points and how often they stand in title and text;
 * `priors` are the shares by which other things raised or lowered their sum `matched` to `points`.
 */
const explanationSchema = z
  .object({
    points: z.number(),
    matched: z.number(),
    parts: z.array(z.object({ text: z.string(), points: z.number(), inTitle: z.number(), inText: z.number() })),
    priors: z.record(z.string(), z.number()),
  })
  .meta({ id: 'Explanation' })
export type Explanation = z.infer<typeof explanationSchema>

export const hitSchema = z
  .object({
    ...pagePlace.shape,
    title: z.string(),
    /** Escaped HTML whose only tags are `<mark>`: safe to put into a page as it is. */
    titleHtml: z.string().describe('HTML đã thoát, thẻ duy nhất là <mark>'),
    snippetHtml: z.string().describe('HTML đã thoát, thẻ duy nhất là <mark>'),
    province: z.object({ id: z.string(), name: z.string() }).nullable(),
    kind: z.string(),
    topics: z.array(z.string()),
    documentNumber: z.string().nullable(),
    issuer: z.string().nullable(),
    /** Page of a file on which the passage begins. */
    page: z.number().int().nullable().describe('Trang của tệp, bắt đầu từ 1'),
    /** ISO 8601 in the time of Vietnam (`2026-01-13T08:30:00+07:00`), null when unknown. */
    publishedAt: isoTime,
    /** First days in force and out of force of a legal document, where it says so itself. */
    effectiveAt: z.exactOptional(z.string()).describe('Ngày có hiệu lực, khi văn bản có nêu'),
    expiresAt: z.exactOptional(z.string()).describe('Ngày hết hiệu lực, khi văn bản có nêu'),
    /** The same article on other portals. */
    copies: z.array(pagePlace).describe('Cùng nội dung trên cổng khác'),
    /** Share of the best hit's score, 0 to 1; 0 for hits beyond those that are ranked. */
    score: z.number(),
    /** Only when it was asked for. */
    explanation: z.exactOptional(explanationSchema),
  })
  .meta({ id: 'Hit' })
export type Hit = z.infer<typeof hitSchema>

/** What was made of a question, for people to see and to take back. */
const understoodSchema = z.object({
  /** What was searched in place of what was typed, when slips were corrected. */
  corrected: z.string().nullable(),
  /** Other names that were searched too, with the reason in Vietnamese. */
  expansions: z.array(z.object({ typed: z.string(), alternatives: z.array(z.string()), reason: z.string() })),
  /** Nothing had the words in quotes as they stand: they were searched without quotes. */
  isWithoutQuotes: z.boolean(),
  /** `site:` named a host that is not in the registry. */
  isUnknownSite: z.boolean(),
})

const facetValueSchema = z
  .object({ value: z.string(), label: z.string(), count: z.number(), selected: z.boolean() })
  .meta({ id: 'FacetValue' })
export type FacetValue = z.infer<typeof facetValueSchema>

/** Time inside the service, in milliseconds. */
const tookMs = z.number().describe('Thời gian xử lý, mili giây')

export const searchResultSchema = z
  .object({
    query: z.string(),
    understood: understoodSchema,
    /** What administrators put first for this question; on the first page only. */
    bestBets: z.array(
      z.object({ documentId: z.string().nullable(), url: z.string(), title: z.string(), note: z.string().nullable() }),
    ),
    /** Documents found. */
    total: z.number(),
    page: z.number(),
    perPage: z.number(),
    pages: z.number().describe('Số trang xem được'),
    hits: z.array(hitSchema),
    facets: z.record(z.enum(FACETS), z.array(facetValueSchema)),
    tookMs,
  })
  .meta({ id: 'SearchResult' })
export type SearchResult = z.infer<typeof searchResultSchema>

/** What stands in the box so far, as the API takes it. */
export const suggestRequestSchema = z.strictObject({
  q: question,
  limit: z.coerce.number().int().min(1).max(20).default(8).describe('Số gợi ý nhiều nhất'),
})
export type SuggestRequest = z.infer<typeof suggestRequestSchema>

/** What a person may want to type: words, the title of a document, or the number of one. */
const suggestionSchema = z
  .object({
    /** What to put into the box. */
    text: z.string(),
    /** The same as escaped HTML whose only tag is `<mark>`, around what was typed: safe to put into a page as it is. */
    html: z.string().describe('Như text nhưng là HTML đã thoát, thẻ duy nhất là <mark>'),
    kind: z.enum(['term', 'title', 'number']),
    /** Of the document that bears a number. */
    title: z.exactOptional(z.string()),
    /** Titles and numbers: where they are from. `url` is empty when it is no link. */
    documentId: z.exactOptional(z.string()),
    url: z.exactOptional(linkUrlSchema),
    portal: z.exactOptional(namedPortalSchema),
  })
  .meta({ id: 'Suggestion' })
export type Suggestion = z.infer<typeof suggestionSchema>

export const suggestResultSchema = z
  .object({ query: z.string(), suggestions: z.array(suggestionSchema), tookMs })
  .meta({ id: 'SuggestResult' })
export type SuggestResult = z.infer<typeof suggestResultSchema>

/** A document like another one; `score` is from 0 to 1. */
const similarDocumentSchema = hitSchema
  .pick({ documentId: true, url: true, title: true, portal: true, kind: true, publishedAt: true, score: true })
  .meta({ id: 'SimilarDocument' })
export type SimilarDocument = z.infer<typeof similarDocumentSchema>

export const similarResultSchema = z
  .object({ documentId: z.string(), similar: z.array(similarDocumentSchema).describe('Giống nhất đứng trước'), tookMs })
  .meta({ id: 'SimilarResult' })
export type SimilarResult = z.infer<typeof similarResultSchema>
