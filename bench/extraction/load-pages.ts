import { existsSync, readFileSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { z } from 'zod'
import { AppError, type Fault } from '../../domain/errors.ts'

export type TruePage = { id: string; url: string; html: string; articleBody: string }
export type PageSet = { name: string; pages: TruePage[] }

/** Faults that are listed; a folder of the wrong kind has one for every page. */
const MAX_FAULTS = 20
const TRUTH_FILE = 'ground-truth.json'
const NO_URL = 'https://page.invalid/a/page'
const truthSchema = z.record(z.string().regex(/^[\w-]+$/), z.object({ articleBody: z.string(), url: z.url().optional() }))

/**
 * Loads a folder of saved pages, `ID.html.gz` or `ID.html`, with `ground-truth.json` that says what the text of each is.
 * @throws {AppError BAD_EVAL_SET} with every fault by file
 */
export function loadPages(folder: string): PageSet {
  const file = join(folder, TRUTH_FILE)
  const refuse = (faults: Fault[], cause?: unknown) =>
    new AppError('BAD_EVAL_SET', `${folder} cannot be used as a test set`, { faults, cause })
  if (!existsSync(file)) throw refuse([{ path: file, message: existsSync(folder) ? 'is missing' : 'there is no such folder' }])
  const truth = attempt(
    () => truthSchema.parse(JSON.parse(readFileSync(file, 'utf8'))),
    (error) => refuse([{ path: file, message: messageOf(error) }], error),
  )
  const faults: Fault[] = []
  const pages = Object.entries(truth).flatMap(([id, { articleBody, url }]): TruePage[] => {
    const path = [`${id}.html.gz`, `${id}.html`].map((name) => join(folder, name)).find((candidate) => existsSync(candidate))
    if (!path) faults.push({ path: join(folder, `${id}.html.gz`), message: 'is missing' })
    const html = path ? readHtml(path, faults) : null
    return html === null ? [] : [{ id, url: url ?? NO_URL, html, articleBody }]
  })
  if (faults.length === 0 && pages.length === 0) faults.push({ path: file, message: 'names no page' })
  if (faults.length > 0) throw refuse(faults.slice(0, MAX_FAULTS))
  return { name: basename(resolve(folder)), pages }
}

function readHtml(path: string, faults: Fault[]): string | null {
  try {
    const bytes = readFileSync(path)
    return (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8')
  } catch (error) {
    faults.push({ path, message: messageOf(error) })
    return null
  }
}

function attempt<T>(read: () => T, refuse: (error: unknown) => Error): T {
  try {
    return read()
  } catch (error) {
    throw refuse(error)
  }
}

function messageOf(error: unknown): string {
  if (error instanceof z.ZodError) return `is not what is needed: ${error.issues[0]?.path.join('.')} ${error.issues[0]?.message}`
  return error instanceof Error ? error.message : String(error)
}
