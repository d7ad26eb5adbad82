import { z } from 'zod'
import { searchRequestSchema } from './search.ts'

/** By what documents are counted. A portal stands for the body that publishes on it. */
export const DIMENSIONS = ['topic', 'province', 'portal', 'level', 'kind', 'year', 'month'] as const
export type Dimension = (typeof DIMENSIONS)[number]

/** Longest span that is counted month by month: each month costs the engine a question. */
export const MAX_MONTHS = 24

/** What to count: every document that a search with these parameters finds, by one dimension. */
export const dataRequestSchema = searchRequestSchema
  .pick({
    q: true,
    branch: true,
    portal: true,
    level: true,
    province: true,
    kind: true,
    topic: true,
    year: true,
    from: true,
    to: true,
  })
  .extend({ by: z.enum(DIMENSIONS).default('topic').describe('Đếm theo') })
export type DataRequest = z.infer<typeof dataRequestSchema>

/** `from` and `to` are the days that were counted, the first and the last of whole months where months are counted. */
export type DataTable = {
  by: Dimension
  from: string
  to: string
  total: number
  rows: { id: string; label: string; documents: number }[]
}
