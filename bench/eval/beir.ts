import { existsSync, readFileSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { z } from 'zod'
import { AppError, type Fault } from '../../domain/errors.ts'
import type { EvalDocument, EvalQuery, EvalSet } from './eval-system.ts'

/** Faults that are listed; a file of the wrong kind has one in every line. */
const MAX_FAULTS = 20
const LINE_END = 0x0a

/** Our sets say `id`, those of BEIR itself `_id`. */
const id = z.union([z.string().min(1), z.number()]).transform(String)
const withId = <T extends z.ZodRawShape>(shape: T) =>
  z.preprocess(
    (line) => (line && typeof line === 'object' && '_id' in line && !('id' in line) ? { ...line, id: line._id } : line),
    z.object({ id, ...shape }),
  )
const documentSchema = withId({ title: z.string().nullish(), text: z.string() })
const querySchema = withId({ text: z.string().min(1) })

type Line = { text: string; path: string }
type Note = (path: string, message: string) => void

/**
 * Loads a folder in BEIR layout: `corpus.jsonl` (or `.jsonl.gz`), `queries.jsonl` and `qrels.tsv`, with or without a header.
 * Questions that nothing is relevant to cannot be judged and are left out.
 * @throws {AppError BAD_EVAL_SET} with every fault by file and line
 */
export function loadBeir(folder: string): EvalSet {
  const faults: Fault[] = []
  const note: Note = (path, message) => {
    if (faults.length < MAX_FAULTS) faults.push({ path, message })
  }
  const documents = readJsonLines(fileIn(folder, ['corpus.jsonl', 'corpus.jsonl.gz']), documentSchema, note).map(
    ({ id, title, text }): EvalDocument => ({ id, title: title ?? '', text }),
  )
  const questions = readJsonLines(fileIn(folder, ['queries.jsonl', 'queries.jsonl.gz']), querySchema, note)
  const relevantByQuery = readQrels(
    fileIn(folder, ['qrels.tsv']),
    { queries: idsOf(questions), documents: idsOf(documents) },
    note,
  )
  const queries = questions.flatMap(({ id, text }): EvalQuery[] => {
    const relevant = relevantByQuery.get(id)
    return relevant ? [{ id, text, relevant }] : []
  })
  if (faults.length === 0 && queries.length === 0) note(join(folder, 'qrels.tsv'), 'no question has a relevant document')
  if (faults.length > 0) throw new AppError('BAD_EVAL_SET', `${folder} cannot be used as a test set`, { faults })
  return { name: basename(resolve(folder)), documents, queries }
}

function fileIn(folder: string, names: readonly string[]): string {
  const path = names.map((name) => join(folder, name)).find((candidate) => existsSync(candidate))
  if (path) return path
  const message = existsSync(folder) ? 'is missing' : 'there is no such folder'
  throw new AppError('BAD_EVAL_SET', `${folder} cannot be used as a test set`, {
    faults: [{ path: join(folder, names[0] ?? ''), message }],
  })
}

function readJsonLines<T extends { id: string }>(file: string, schema: z.ZodType<T>, note: Note): T[] {
  const records = new Map<string, T>()
  for (const { text, path } of linesOf(file)) {
    const parsed = schema.safeParse(parsedJson(text))
    if (!parsed.success) {
      const [issue] = parsed.error.issues
      note(path, `is no JSON object with what is needed: ${issue?.path.join('.')} ${issue?.message ?? ''}`)
    } else if (records.has(parsed.data.id)) note(path, `the id ${parsed.data.id} stands in an earlier line too`)
    else records.set(parsed.data.id, parsed.data)
  }
  return [...records.values()]
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // What is no JSON is no object either: the schema says so.
    return undefined
  }
}

function readQrels(
  file: string,
  known: { queries: ReadonlySet<string>; documents: ReadonlySet<string> },
  note: Note,
): Map<string, Map<string, number>> {
  const relevantByQuery = new Map<string, Map<string, number>>()
  let isFirst = true
  for (const { text, path } of linesOf(file)) {
    const [query = '', document = '', relevance = '', ...rest] = text.split('\t').map((cell) => cell.trim())
    const isNumber = /^-?\d+$/.test(relevance)
    const isHeader = isFirst && !isNumber && /^[a-z_-]+$/i.test(relevance)
    isFirst = false
    if (isHeader) continue
    if (!isNumber || rest.length > 0) note(path, 'must be query-id <tab> corpus-id <tab> relevance, a whole number')
    else if (!known.queries.has(query)) note(path, `names a question that is not in queries.jsonl: ${query}`)
    else if (!known.documents.has(document)) note(path, `names a document that is not in the corpus: ${document}`)
    else if (Number(relevance) > 0) {
      const relevant = relevantByQuery.get(query) ?? new Map<string, number>()
      relevantByQuery.set(query, relevant.set(document, Number(relevance)))
    }
  }
  return relevantByQuery
}

/** The lines of a file that are not blank, with `file:line`. Cut from bytes, since a corpus may be longer than a string can be. */
function* linesOf(file: string): Generator<Line> {
  const bytes = bytesOf(file)
  let start = 0
  for (let line = 1; start < bytes.length; line += 1) {
    const found = bytes.indexOf(LINE_END, start)
    const end = found < 0 ? bytes.length : found
    const text = bytes.toString('utf8', start, end).replace(/^\uFEFF/, '')
    if (text.trim() !== '') yield { text, path: `${file}:${line}` }
    start = end + 1
  }
}

function bytesOf(file: string): Buffer {
  try {
    const bytes = readFileSync(file)
    return file.endsWith('.gz') ? gunzipSync(bytes) : bytes
  } catch (cause) {
    throw new AppError('BAD_EVAL_SET', `${file} cannot be read`, {
      cause,
      faults: [{ path: file, message: cause instanceof Error ? cause.message : String(cause) }],
    })
  }
}

function idsOf(records: readonly { id: string }[]): Set<string> {
  return new Set(records.map((record) => record.id))
}
