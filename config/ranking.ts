import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { z } from 'zod'
import { DOCUMENT_KINDS, type DocumentKind } from '../domain/document.ts'
import { PORTAL_LEVELS } from '../domain/portal.ts'

const share = z.number().min(-1).max(1)
const weight = z.number().min(0).max(100)

/** The numbers of `ranking.yaml`; what each means stands there. */
const rankingSchema = z.strictObject({
  match: z.strictObject({
    k1: z.number().positive(),
    textB: z.number().min(0).max(1),
    titleB: z.number().min(0).max(1),
    titleWeight: weight,
    pairWeight: weight,
    nearWeight: weight,
    nearTerms: z.number().int().min(1).max(20),
    presence: weight,
    questionWordWeight: weight,
    bareWeight: weight,
    restoredWeight: z.number().min(0).max(1),
  }),
  priors: z.strictObject({
    authority: z.record(z.enum(PORTAL_LEVELS), share),
    freshness: z.strictObject({ weight: share, halfLifeDays: z.number().positive(), kinds: z.array(z.enum(DOCUMENT_KINDS)) }),
    reprint: share,
    notYetInForce: share,
    askedKind: share,
    askedProvince: share,
  }),
})
export type Ranking = z.infer<typeof rankingSchema>

let loaded: Ranking | undefined

/** The ranking of this installation, read once. */
export function loadRanking(): Ranking {
  loaded ??= rankingSchema.parse(parse(read('ranking.yaml')))
  return loaded
}

let questionWords: readonly string[] | undefined

/** Expressions that only make a sentence a question. */
export function loadQuestionWords(): readonly string[] {
  questionWords ??= z.array(z.string().min(1)).parse(parse(read('question-words.yaml')))
  return questionWords
}

let askedKinds: Readonly<Partial<Record<DocumentKind, readonly string[]>>> | undefined

/** Words at the beginning of a question by the kind of document that they ask for. */
export function loadAskedKinds(): Readonly<Partial<Record<DocumentKind, readonly string[]>>> {
  askedKinds ??= z.partialRecord(z.enum(DOCUMENT_KINDS), z.array(z.string().min(1))).parse(parse(read('asked-kinds.yaml')))
  return askedKinds
}

function read(name: string): string {
  return readFileSync(new URL(name, import.meta.url), 'utf8')
}
