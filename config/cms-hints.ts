import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { z } from 'zod'
import { AppError } from '../domain/errors.ts'
import type { ExtractHints } from '../domain/portal.ts'
import { extractSchema } from './registry-schema.ts'

const FILE = 'cms-hints.yaml'
const NO_HINTS: ExtractHints = { main: [], title: [], date: [], remove: [] }
const hintsSchema = z.record(z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/), extractSchema)

let loaded: ReadonlyMap<string, ExtractHints> | null = null

/**
 * The reviewed selectors for each family of portals, by its name.
 * @throws {AppError BAD_REGISTRY} when the file that ships has been changed into something else
 */
export function loadCmsHints(): ReadonlyMap<string, ExtractHints> {
  if (loaded) return loaded
  const parsed = hintsSchema.safeParse(parse(readFileSync(new URL(FILE, import.meta.url), 'utf8')))
  if (!parsed.success) {
    const faults = parsed.error.issues.map(({ path, message }) => ({ path: `config/${FILE} ${path.join('.')}`, message }))
    throw new AppError('BAD_REGISTRY', `config/${FILE} has ${faults.length} fault(s)`, { faults })
  }
  loaded = new Map(Object.entries(parsed.data))
  return loaded
}

/** A portal's own selectors before those of its family. */
export function joinHints(own: ExtractHints = NO_HINTS, family: ExtractHints = NO_HINTS): ExtractHints {
  return {
    main: [...own.main, ...family.main],
    title: [...own.title, ...family.title],
    date: [...own.date, ...family.date],
    remove: [...own.remove, ...family.remove],
  }
}
