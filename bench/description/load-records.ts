import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { z } from 'zod'
import { AppError, type Fault } from '../../domain/errors.ts'

/** A legal document as the lists of the corpus have it; days as they are written there (`24/06/2022`). */
export type LegalRecord = {
  number: string
  type: string
  name: string | null
  issuedOn: string | null
  issuer: string | null
  inForceOn: string | null
  topics: string[]
}
/** An article of the codification: a sentence that says which document it is from, and that document in parts. */
export type ArticleRecord = { sentence: string; title: string; text: string; source: LegalRecord | null }
export type Corpus = { documents: LegalRecord[]; articles: ArticleRecord[] }

const MAX_FAULTS = 20
const optional = z
  .string()
  .nullish()
  .transform((value) => value?.trim() || null)
const documentSchema = z
  .object({
    so_ky_hieu: z.string(),
    loai_van_ban: z.string(),
    ten: optional,
    ngay_ban_hanh: optional,
    co_quan_ban_hanh: optional,
    ngay_hieu_luc: optional,
    topics: z.array(z.string()),
  })
  .transform(
    (line): LegalRecord => ({
      number: line.so_ky_hieu,
      type: line.loai_van_ban,
      name: line.ten,
      issuedOn: line.ngay_ban_hanh,
      issuer: line.co_quan_ban_hanh,
      inForceOn: line.ngay_hieu_luc,
      topics: line.topics,
    }),
  )
const sourceSchema = z.object({ kind: optional, num: optional, name: optional, date: optional, org: optional, eff: optional })
const articleSchema = z
  .object({ sourceRef: optional, topic: optional, title: optional, text: optional, source: sourceSchema.nullish() })
  .transform(
    (line): ArticleRecord => ({
      sentence: line.sourceRef ?? '',
      title: line.title ?? '',
      text: line.text ?? '',
      source:
        line.sourceRef && line.source?.num && line.source.kind
          ? {
              number: line.source.num,
              type: line.source.kind,
              name: line.source.name,
              issuedOn: line.source.date,
              issuer: line.source.org,
              inForceOn: line.source.eff,
              topics: line.topic ? [line.topic] : [],
            }
          : null,
    }),
  )

/**
 * Loads `legal-documents.jsonl.gz` and `phapdien.jsonl.gz` of a folder, packed or not.
 * @throws {AppError BAD_EVAL_SET} with every fault by file and line
 */
export function loadCorpus(folder: string): Corpus {
  const faults: Fault[] = []
  const documents = readLines(folder, 'legal-documents.jsonl', documentSchema, faults)
  const articles = readLines(folder, 'phapdien.jsonl', articleSchema, faults)
  if (faults.length > 0) throw new AppError('BAD_EVAL_SET', `${folder} cannot be used as a test set`, { faults })
  return { documents, articles }
}

function readLines<T>(folder: string, name: string, schema: z.ZodType<T>, faults: Fault[]): T[] {
  const path = [`${name}.gz`, name].map((each) => join(folder, each)).find((each) => existsSync(each))
  if (!path) {
    faults.push({ path: join(folder, `${name}.gz`), message: existsSync(folder) ? 'is missing' : 'there is no such folder' })
    return []
  }
  let text: string
  try {
    const bytes = readFileSync(path)
    text = (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8')
  } catch (error) {
    faults.push({ path, message: error instanceof Error ? error.message : String(error) })
    return []
  }
  const records: T[] = []
  for (const [index, line] of text.split('\n').entries()) {
    if (!line.trim()) continue
    try {
      records.push(schema.parse(JSON.parse(line)))
    } catch (error) {
      const message = error instanceof z.ZodError ? (error.issues[0]?.message ?? 'is not what is needed') : 'is no JSON'
      if (faults.length < MAX_FAULTS) faults.push({ path: `${path}:${index + 1}`, message })
    }
  }
  if (records.length === 0 && faults.length === 0) faults.push({ path, message: 'has no lines' })
  return records
}
