import type { z } from 'zod'
import { AppError, type Fault } from '../domain/errors.ts'

/** What is wrong with URL parameters, by the names of those that are known. */
export function queryFaults(error: z.ZodError, known: readonly string[]): Fault[] {
  return error.issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys'
      ? issue.keys.map((path) => ({
          path,
          message: `unknown parameter; known ${known.length === 1 ? 'is' : 'are'} ${known.join(', ')}`,
        }))
      : [{ path: String(issue.path[0] ?? ''), message: issue.message }],
  )
}

/** The error for a query with these faults. */
export function badQuery(faults: readonly Fault[]): AppError {
  return new AppError('BAD_QUERY', 'the query has faults', { faults })
}
