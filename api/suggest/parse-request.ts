import { AppError } from '../../domain/errors.ts'
import { type SuggestRequest, suggestRequestSchema } from '../../domain/search.ts'

/**
 * Reads what is typed from URL parameters; of a repeated one the last counts.
 * @throws {AppError BAD_QUERY} with a fault for every parameter that is wrong
 */
export function parseSuggestRequest(parameters: URLSearchParams): SuggestRequest {
  const parsed = suggestRequestSchema.safeParse(Object.fromEntries(parameters))
  if (parsed.success) return parsed.data
  const faults = parsed.error.issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys'
      ? issue.keys.map((key) => ({
          path: key,
          message: `unknown parameter; known are ${Object.keys(suggestRequestSchema.shape).join(', ')}`,
        }))
      : [{ path: String(issue.path[0] ?? ''), message: issue.message }],
  )
  throw new AppError('BAD_QUERY', 'the query has faults', { faults })
}
