import { z } from 'zod'
import type { Fault } from '../../domain/errors.ts'
import { badQuery, queryFaults } from '../query-faults.ts'

export type SimilarRequest = { documentId: string; limit: number }

/** What the engine takes as a key: an id that is none cannot be one of a document. */
const DOCUMENT_ID = /^[\w-]{1,100}$/
export const similarParametersSchema = z.strictObject({
  limit: z.coerce.number().int().min(1).max(20).default(5).describe('Số tài liệu nhiều nhất'),
})

/**
 * Reads which document is asked about from the path, and how many others are wanted from URL parameters; of a repeated one the last
 * counts.
 * @throws {AppError BAD_QUERY} with a fault for everything that is wrong
 */
export function parseSimilarRequest(documentId: string, parameters: URLSearchParams): SimilarRequest {
  const faults: Fault[] = DOCUMENT_ID.test(documentId)
    ? []
    : [{ path: 'id', message: 'an id is of up to 100 letters, digits, hyphens and underscores' }]
  const parsed = similarParametersSchema.safeParse(Object.fromEntries(parameters))
  if (!parsed.success) faults.push(...queryFaults(parsed.error, Object.keys(similarParametersSchema.shape)))
  if (!parsed.success || faults.length > 0) throw badQuery(faults)
  return { documentId, ...parsed.data }
}
