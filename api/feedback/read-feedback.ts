import { randomInt } from 'node:crypto'
import { z } from 'zod'
import { FEEDBACK_KINDS, MAX_ANSWER_CHARS, MAX_FEEDBACK_CHARS } from '../../domain/feedback.ts'
import { readBody } from '../read-body.ts'

/** Letters and digits that nobody takes for one another when they are read out: 31^10 codes are not guessed. */
const CODE_LETTERS = '23456789ABCDEFGHJKLMNPQRSTUVWXY'
const CODE_LENGTH = 10
const CODE = new RegExp(`^[${CODE_LETTERS}]{${CODE_LENGTH}}$`)

const text = (maxChars: number, words: string) =>
  z
    .string()
    .transform((given) => given.toWellFormed().normalize('NFC').replaceAll('\r\n', '\n').replaceAll('\0', '').trim())
    .pipe(z.string().min(1, words).max(maxChars))

export const feedbackSchema = z.object({
  kind: z.enum(FEEDBACK_KINDS),
  message: text(MAX_FEEDBACK_CHARS, 'say what is wrong'),
})
export const answerSchema = z.strictObject({ answer: text(MAX_ANSWER_CHARS, 'say what was done') })

/** Reads what a person or an administrator wrote. @throws {AppError BAD_FEEDBACK} with a fault for everything that is wrong */
export function readFeedback<T>(schema: z.ZodType<T>, given: unknown): T {
  return readBody(schema, given ?? {}, { code: 'BAD_FEEDBACK', message: 'what was written cannot be kept' })
}

/** A code to look the answer up by: `K7QF2-M9X4T`. */
export function newCode(): string {
  const letters = Array.from({ length: CODE_LENGTH }, () => CODE_LETTERS[randomInt(CODE_LETTERS.length)])
  return letters.join('')
}

/** A code as people type it: in small letters, with hyphens and spaces. Null for what cannot be one. */
export function readCode(typed: string): string | null {
  const code = typed.toUpperCase().replace(/[\s-]/g, '')
  return CODE.test(code) ? code : null
}
