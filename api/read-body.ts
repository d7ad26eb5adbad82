import type { z } from 'zod'
import { AppError, type ErrorCode } from '../domain/errors.ts'

/** The body of a request in the form of `schema`. @throws {AppError} of this code, with a fault for everything that is wrong, by its place */
export function readBody<T>(schema: z.ZodType<T>, body: unknown, { code, message }: { code: ErrorCode; message: string }): T {
  const parsed = schema.safeParse(body)
  if (parsed.success) return parsed.data
  const faults = parsed.error.issues.map((issue) => ({ path: issue.path.join('.'), message: issue.message }))
  throw new AppError(code, message, { faults })
}
