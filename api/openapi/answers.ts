import { z } from 'zod'
import { type PortalCoverage, RUN_STATES } from '../../domain/coverage.ts'
import { EMBED_ACTIONS, type EmbedUse } from '../../domain/embed-use.ts'
import { ERROR_CODES, type ErrorCode } from '../../domain/errors.ts'
import { FEEDBACK_KINDS, type Feedback } from '../../domain/feedback.ts'
import { PORTAL_LEVELS } from '../../domain/portal.ts'
import type { KeptBestBet } from '../../domain/ports.ts'

/** Shapes of the answers that no other part of the program needs as schemas; each is held to the type that is sent. */

const codes = Object.keys(ERROR_CODES) as [ErrorCode, ...ErrorCode[]]

export const errorAnswerSchema = z
  .object({
    error: z.object({
      code: z.enum(codes).describe('Mã lỗi, không bao giờ đổi nghĩa'),
      message: z.string().describe('Lỗi gì và nên làm gì, bằng tiếng Anh'),
      faults: z.array(z.object({ path: z.string(), message: z.string() })).describe('Từng chỗ sai trong yêu cầu'),
      requestId: z.string().describe('Nêu mã này khi cần hỗ trợ'),
    }),
  })
  .meta({ id: 'Error' })

export const portalsAnswerSchema = z.object({
  portals: z.array(
    z
      .object({
        id: z.string(),
        name: z.string(),
        nameEn: z.string(),
        level: z.enum(PORTAL_LEVELS),
        levelName: z.string(),
        parent: z.string().nullable().describe('Mã cổng cấp trên'),
        province: z.string().nullable(),
        baseUrls: z.array(z.string()),
        documents: z.number().nullable().describe('Số tài liệu tìm được; null khi tạm thời không rõ'),
      })
      .meta({ id: 'Portal' }),
  ),
})

const portalCoverageSchema = z
  .object({
    portalId: z.string(),
    known: z.number(),
    indexed: z.number(),
    excluded: z.number(),
    failed: z.number(),
    waiting: z.number(),
    sources: z.number(),
    outcomes: z.record(z.string(), z.number()),
    lastRun: z
      .object({
        id: z.string(),
        portalId: z.string(),
        state: z.enum(RUN_STATES),
        startedAt: z.string(),
        finishedAt: z.string().nullable(),
        fetched: z.number(),
        endedBy: z.string().nullable(),
      })
      .nullable(),
    nextRunAt: z.string().nullable(),
  })
  .meta({ id: 'PortalCoverage' }) satisfies z.ZodType<PortalCoverage>

export const coverageAnswerSchema = z.object({
  totals: z.object({ known: z.number(), indexed: z.number(), waiting: z.number(), waitingForEngine: z.number() }),
  portals: z.array(portalCoverageSchema),
})

const keptBestBetSchema = z
  .object({
    id: z.number(),
    questions: z.array(z.string()),
    match: z.enum(['exact', 'all words']),
    documentId: z.string().nullable(),
    url: z.string(),
    title: z.string().nullable(),
    note: z.string().nullable(),
    startsAt: z.string().nullable(),
    endsAt: z.string().nullable(),
    createdAt: z.string(),
    createdBy: z.string(),
    isGone: z.boolean().describe('Tài liệu đã rời khỏi chỉ mục nên tạm không hiện'),
  })
  .meta({ id: 'BestBet' }) satisfies z.ZodType<KeptBestBet>
export const bestBetsAnswerSchema = z.object({ bestBets: z.array(keptBestBetSchema) })
export const bestBetAnswerSchema = z.object({ bestBet: keptBestBetSchema })

const feedbackSchema = z.object({
  code: z.string(),
  documentId: z.string(),
  portalId: z.string(),
  url: z.string(),
  title: z.string(),
  kind: z.enum(FEEDBACK_KINDS),
  message: z.string(),
  createdAt: z.string(),
  answer: z.string().nullable(),
  answeredAt: z.string().nullable(),
  answeredBy: z.string().nullable(),
}) satisfies z.ZodType<Feedback>
const keptFeedbackSchema = feedbackSchema.meta({ id: 'Feedback' })
export const feedbackListAnswerSchema = z.object({ feedback: z.array(keptFeedbackSchema) })
export const feedbackAnswerSchema = z.object({ feedback: keptFeedbackSchema })
/** What whoever knows the code may see. */
export const publicFeedbackSchema = feedbackSchema.omit({ url: true, answeredBy: true }).meta({ id: 'PublicFeedback' })

export const embedUsesAnswerSchema = z.object({
  from: z.string(),
  to: z.string(),
  uses: z.array(
    z.object({
      day: z.string(),
      portalId: z.string(),
      action: z.enum(EMBED_ACTIONS),
      count: z.number(),
    }) satisfies z.ZodType<EmbedUse>,
  ),
})

/** What came of what a portal sent. */
const intakeAnswer = { url: z.string(), reason: z.string().nullable() }
export const noticeAnswerSchema = z.object({ accepted: z.number(), refused: z.array(z.object(intakeAnswer)) })
export const pushAnswerSchema = z.object({ documents: z.array(z.object({ ...intakeAnswer, accepted: z.boolean() })) })

export const jsonFeedSchema = z
  .object({
    version: z.string(),
    title: z.string(),
    home_page_url: z.string(),
    feed_url: z.string(),
    icon: z.string(),
    language: z.string(),
    items: z.array(
      z.object({
        id: z.string(),
        url: z.string(),
        title: z.string(),
        content_html: z.string(),
        date_published: z.string(),
        authors: z.array(z.object({ name: z.string() })),
        tags: z.array(z.string()),
      }),
    ),
  })
  .meta({ id: 'JsonFeed' })

/** OpenSearch suggestions: what was typed, and how it may go on. */
export const openSearchSuggestionsSchema = z.tuple([z.string(), z.array(z.string())])
