import { z } from 'zod'
import { AppError, type Fault } from '../../domain/errors.ts'

export type SimilarRequest = { documentId: string; limit: number }

/** What the engine takes as a key: an id that is none cannot be one of a document. */
const DOCUMENT_ID = /^[\w-]{1,100}$/
const parametersSchema = z.strictObject({ limit: z.coerce.number().int().min(1).max(20).default(5) })

/**
 * Reads which document is asked about from the path, and how many others are wanted from URL parameters; of a repeated one the last
 * counts.
 * @throws {AppError BAD_QUERY} with a fault for everything that is wrong
 */
export function parseSimilarRequest(documentId: string, parameters: URLSearchParams): SimilarRequest {
  const faults: Fault[] = DOCUMENT_ID.test(documentId)
    ? []
    : [{ path: 'id', message: 'an id is of up to 100 letters, digits, hyphens and underscores' }]
  const parsed = parametersSchema.safeParse(Object.fromEntries(parameters))
  for (const issue of parsed.error?.issues ?? []) {
    if (issue.code !== 'unrecognized_keys') faults.push({ path: String(issue.path[0] ?? ''), message: issue.message })
    else for (const path of issue.keys) faults.push({ path, message: 'unknown parameter; known is limit' })
  }
  if (!parsed.success || faults.length > 0) throw new AppError('BAD_QUERY', 'the query has faults', { faults })
  return { documentId, ...parsed.data }
}
