import { z } from 'zod'
import { DOCUMENT_KINDS } from './document.ts'

/** Under what terms a record may be used again. */
export const DUMP_LICENCES = {
  'official-text':
    'Văn bản quy phạm pháp luật, văn bản hành chính: không thuộc đối tượng bảo hộ quyền tác giả (Luật Sở hữu trí tuệ, Điều 15). Có toàn văn.',
  'portal-terms':
    'Quyền thuộc cổng đã công bố; dùng lại theo quy định của cổng và ghi rõ nguồn. Chỉ có dữ kiện, không có toàn văn.',
} as const
export type DumpLicence = keyof typeof DUMP_LICENCES

const text = z.string()
const textOrNull = z.string().nullable()

/** One line of the dump: a document with where it comes from. */
export const dumpRecordSchema = z.object({
  id: text.describe('Mã tài liệu, dùng được với /api/v1/documents/ID'),
  url: text.describe('Địa chỉ bản gốc'),
  portal: z.object({ id: text, name: text, level: text, province: textOrNull }),
  licence: z.enum(Object.keys(DUMP_LICENCES) as [DumpLicence, ...DumpLicence[]]),
  kind: z.enum(DOCUMENT_KINDS),
  language: text,
  title: text,
  text: textOrNull.describe('Toàn văn; null khi quyền thuộc cổng đã công bố'),
  topics: z.array(text),
  publishedAt: textOrNull,
  documentNumber: textOrNull,
  legalType: textOrNull,
  issuer: textOrNull,
  issuedAt: textOrNull,
  effectiveAt: textOrNull,
  expiresAt: textOrNull,
  relations: z.array(z.object({ relation: text, number: text })),
  seenAt: text.describe('Thấy trên cổng lần gần nhất'),
})
export type DumpRecord = z.infer<typeof dumpRecordSchema>

/** What a finished dump says of itself; the file is read by people's pages and by programs. */
export const dumpManifestSchema = z.object({
  createdAt: text,
  files: z.array(z.object({ name: z.string().regex(/^[\w.-]{1,100}$/), bytes: z.number(), sha256: text, what: text })),
  documents: z.number(),
  licences: z.record(text, text),
  sources: z.array(z.object({ portal: text, name: text, url: text, documents: z.number(), official: z.number() })),
})
export type DumpManifest = z.infer<typeof dumpManifestSchema>

export const DUMP_MANIFEST = 'manifest.json'
