import { z } from 'zod'
import { DOCUMENT_KINDS, LEGAL_RELATIONS } from './document.ts'
import { linkUrlSchema, namedPortalSchema } from './search.ts'

const named = z.object({ id: z.string(), name: z.string() })
const day = z.string().nullable().describe('ISO 8601: ngày, hoặc ngày giờ kèm múi giờ; null khi không rõ')
const fact = z.string().nullable()

/** A document as people read it here, and as programs get it: what its page says, with where it stands and how to name it. */
export const documentAnswerSchema = z
  .object({
    documentId: z.string(),
    url: linkUrlSchema,
    title: z.string(),
    portal: namedPortalSchema,
    province: named.nullable(),
    kind: z.enum(DOCUMENT_KINDS),
    topics: z.array(named),
    language: z.string(),
    /** Paragraphs are parted by one newline. */
    text: z.string().describe('Toàn văn; các đoạn cách nhau một dấu xuống dòng'),
    /** False when the store does not answer: put together from the passages that the engine holds, with fewer facts. */
    isWhole: z.boolean().describe('false khi ghép tạm từ các đoạn đã lập chỉ mục, có thể thiếu dữ kiện'),
    publishedAt: day,
    updatedAt: day,
    documentNumber: fact,
    legalType: fact,
    issuer: fact,
    signer: fact,
    issuedAt: day,
    effectiveAt: day,
    expiresAt: day,
    relations: z.array(z.object({ relation: z.enum(LEGAL_RELATIONS), number: z.string() })),
    procedure: z
      .object({
        code: fact,
        authority: fact,
        level: fact,
        field: fact,
        timeLimit: fact,
        fee: fact,
        papers: z.array(z.string()),
      })
      .nullable(),
    attachments: z.array(z.object({ url: linkUrlSchema, title: z.string() })),
    image: linkUrlSchema.nullable().describe('Ảnh đại diện mà trang gốc nêu; null khi không có'),
    author: fact,
    statedSource: fact.describe('Nguồn mà chính bài viết nêu'),
    seenAt: day.describe('Lần gần nhất hệ thống thấy nội dung này trên cổng'),
    citation: z.string().describe('Câu trích dẫn nguồn, dùng được ngay trong bài viết'),
  })
  .meta({ id: 'Document' })
export type DocumentAnswer = z.infer<typeof documentAnswerSchema>
