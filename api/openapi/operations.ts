import type { z } from 'zod'
import type { ErrorCode } from '../../domain/errors.ts'

/** One thing that the API can be asked, as `write-openapi.ts` makes the document of it and the reference page shows it. */
export type Operation = {
  path: string
  method: 'get' | 'post' | 'put' | 'delete'
  /** Name of the function in a client. */
  id: string
  tag: Tag
  summary: string
  description?: string
  pathParameters?: Record<string, { description: string; example: string; pattern?: string }>
  query?: z.ZodObject
  body?: { schema: z.ZodType; example: unknown }
  answer: { status: number; description: string; type?: string; schema?: z.ZodType; example?: unknown }
  /** Codes of `domain/errors.ts` beyond those that every operation can answer with. */
  errors: readonly ErrorCode[]
  /** Whose key it needs: the administrators', or also a portal's for what is its own. */
  key?: 'administrator' | 'portal'
}

export const TAGS = {
  search: 'Tìm kiếm',
  documents: 'Tài liệu',
  portals: 'Cổng',
  feeds: 'Theo dõi tìm kiếm',
  embed: 'Ô tìm kiếm nhúng',
  feedback: 'Báo lỗi nội dung',
  administration: 'Quản trị',
  portalSide: 'Dành cho cổng',
} as const
export type Tag = keyof typeof TAGS

/** Values to try each query parameter with. */
export const PARAMETER_EXAMPLES: Readonly<Record<string, unknown>> = {
  q: 'thủ tục cấp hộ chiếu',
  branch: 'quang-ninh',
  kind: ['procedure'],
  portal: ['quang-ninh'],
  limit: 5,
  sort: 'date',
}
