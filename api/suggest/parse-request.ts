import { type SuggestRequest, suggestRequestSchema } from '../../domain/search.ts'
import { badQuery, queryFaults } from '../query-faults.ts'

/**
 * Reads what is typed from URL parameters; of a repeated one the last counts.
 * @throws {AppError BAD_QUERY} with a fault for every parameter that is wrong
 */
export function parseSuggestRequest(parameters: URLSearchParams): SuggestRequest {
  const parsed = suggestRequestSchema.safeParse(Object.fromEntries(parameters))
  if (!parsed.success) throw badQuery(queryFaults(parsed.error, Object.keys(suggestRequestSchema.shape)))
  return parsed.data
}
