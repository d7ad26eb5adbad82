import { z } from 'zod'
import { AppError, type Fault } from '../../domain/errors.ts'
import type { BestBetStore, NewBestBet, Registry } from '../../domain/ports.ts'
import { hostOf, normalizeUrl, twinOf } from '../../domain/url.ts'
import { normalizeText } from '../../vietnamese/normalize.ts'
import { termsOf, wordsIn } from '../../vietnamese/terms.ts'

const MAX_QUESTIONS = 50
const MAX_QUESTION_CHARS = 200
const MAX_TITLE_CHARS = 300
const MAX_NOTE_CHARS = 500
const DAY_MS = 24 * 3600_000
/** A day is one of Vietnam. */
const ZONE = '+07:00'

const when = z
  .union(
    [z.iso.date(), z.iso.datetime({ offset: true })],
    'must be a day (2026-01-13) or a time with its zone (2026-01-13T08:00:00+07:00)',
  )
  .nullable()
  .default(null)
const line = (maxChars: number) => z.string().max(maxChars).transform(toLine).nullable().default(null)

export const bestBetSchema = z.strictObject({
  questions: z.array(z.string().max(MAX_QUESTION_CHARS)).min(1, 'name at least one question').max(MAX_QUESTIONS),
  match: z.enum(['exact', 'all words']).default('exact'),
  url: z.string(),
  title: line(MAX_TITLE_CHARS),
  note: line(MAX_NOTE_CHARS),
  startsAt: when,
  endsAt: when,
  anywhere: z.boolean().default(false),
})

/**
 * Reads a best bet as an administrator gave it. A day as `endsAt` is the last one; `anywhere` allows addresses outside the registry.
 * @throws {AppError BAD_BEST_BET} with a fault for every part of the wrong form, or else for every part that cannot be
 */
export function readBestBet(given: unknown, registry: Registry, createdBy: string): NewBestBet {
  const parsed = bestBetSchema.safeParse(given)
  if (!parsed.success) throw refused(parsed.error.issues.flatMap(faultsOf))
  const { match, title, note, anywhere } = parsed.data
  const faults: Fault[] = []
  const questions = parsed.data.questions.map(normalQuestion)
  for (const [at, question] of questions.entries())
    if (question === '') faults.push({ path: `questions.${at}`, message: 'there is no word in it' })
  const url = normalizeUrl(parsed.data.url)
  if (url === null) faults.push({ path: 'url', message: 'must be an absolute http(s) address' })
  else if (!anywhere && !isOfRegistry(url, registry))
    faults.push({
      path: 'url',
      message: `${hostOf(url)} is no host of a registered portal: allow it with "anywhere" if it is meant`,
    })
  const startsAt = momentOf(parsed.data.startsAt, 'first')
  const endsAt = momentOf(parsed.data.endsAt, 'last')
  if (startsAt !== null && endsAt !== null && endsAt <= startsAt)
    faults.push({ path: 'endsAt', message: 'must be after startsAt' })
  if (url === null || faults.length > 0) throw refused(faults)
  return { questions: distinct(questions), match, url, title, note, startsAt, endsAt, createdBy }
}

/** Larger numbers are no ids of the store. */
const ID = /^[1-9]\d{0,8}$/

/** Takes a best bet back by its id as it was given. @returns whether there was one */
export async function removeById(store: Pick<BestBetStore, 'remove'>, id: string): Promise<boolean> {
  return ID.test(id) && (await store.remove(Number(id)))
}

/** A question as it is kept: its words in lower case with their accents, parted by one space. */
function normalQuestion(question: string): string {
  return wordsIn(normalizeText(question.toWellFormed())).join(' ').toLowerCase()
}

function distinct(questions: readonly string[]): string[] {
  const keyOf = (question: string) =>
    termsOf(question)
      .terms.map(({ code }) => code)
      .join(' ')
  return [...new Map(questions.map((question) => [keyOf(question), question])).values()]
}

/** Text of one line without what a database or a page cannot show; null when nothing is left. */
function toLine(text: string): string | null {
  const shown = normalizeText(text.toWellFormed())
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()
  return shown === '' ? null : shown
}

function isOfRegistry(url: string, { portals }: Registry): boolean {
  const hosts = new Set(portals.flatMap(({ baseUrls }) => baseUrls.map(hostOf)))
  return hosts.has(hostOf(url)) || hosts.has(twinOf(hostOf(url)))
}

/** When a day begins, or ends if it is the last one; a time is itself. */
function momentOf(given: string | null, day: 'first' | 'last'): string | null {
  if (given === null) return null
  if (given.includes('T')) return new Date(given).toISOString()
  const begins = Date.parse(`${given}T00:00:00${ZONE}`)
  return new Date(day === 'first' ? begins : begins + DAY_MS).toISOString()
}

function faultsOf(issue: z.core.$ZodIssue): Fault[] {
  if (issue.code === 'unrecognized_keys') {
    const message = `unknown; known are ${Object.keys(bestBetSchema.shape).join(', ')}`
    return issue.keys.map((path) => ({ path, message }))
  }
  return [{ path: issue.path.join('.'), message: issue.message }]
}

function refused(faults: readonly Fault[]): AppError {
  return new AppError('BAD_BEST_BET', 'the best bet cannot be kept', { faults })
}
