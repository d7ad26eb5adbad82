import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { type Document, isNode, LineCounter, parseDocument, visit } from 'yaml'
import type { z } from 'zod'
import { AppError, type Fault } from '../domain/errors.ts'
import type { Registry } from '../domain/ports.ts'
import { joinHints, loadCmsHints } from './cms-hints.ts'
import { toRegistry } from './live-registry.ts'
import { nearestWord } from './nearest-word.ts'
import { checkRegistry, foreignPrefixes, type Place, type PlacedPortal } from './registry-checks.ts'
import { crawlSchema, extractSchema, fileSchema, formerNameSchema, portalSchema } from './registry-schema.ts'
import { cronOf, DEFAULT_CLASS } from './schedule-class.ts'

type PlaceOf = (...keys: (string | number)[]) => Place
/** What a file holds: its sound portals, and the ids of those that have faults. */
type RegistryFile = { placed: PlacedPortal[]; faultyIds: string[] }

const NOTHING: RegistryFile = { placed: [], faultyIds: [] }

/** A portal that stands in another kind of file than YAML, in the words of the registry, with the way to the places of its keys. */
export type GivenPortal = { value: unknown; placeOf: (...keys: (string | number)[]) => Place }

/**
 * Reads the registry of portals from a YAML file, from every `*.yaml` of a folder, or from several of these. `given` are checked as
 * if they stood in it too.
 * @throws {AppError BAD_REGISTRY} with every fault of every file, each by file, line and key
 */
export function loadRegistry(path: string | readonly string[], given: readonly GivenPortal[] = []): Registry {
  const paths = [path].flat()
  const faults: Fault[] = []
  const files = paths.flatMap(filesOf).map((file) => readFile(file, faults))
  const others: RegistryFile = { placed: [], faultyIds: [] }
  for (const { value, placeOf } of given) readPortal(value, placeOf, others, faults)
  files.push(others)
  const placed = files.flatMap((file) => file.placed)
  const faultyIds = new Set(files.flatMap((file) => file.faultyIds))
  checkRegistry(placed, faultyIds, (place, message) => faults.push(fault(place, message)))
  if (faults.length > 0)
    throw new AppError('BAD_REGISTRY', `the registry ${paths.join(', ')} has ${faults.length} fault(s)`, { faults })
  const written = placed.map(({ portal }) => portal)
  const portals = written.map((portal) => ({
    ...portal,
    crawl: { ...portal.crawl, foreignPrefixes: foreignPrefixes(portal, written) },
  }))
  return toRegistry(portals)
}

function filesOf(path: string): string[] {
  const isFolder = attempt(path, () => statSync(path).isDirectory())
  if (!isFolder) return [path]
  const names = attempt(path, () => readdirSync(path)).filter((name) => /\.ya?ml$/.test(name))
  if (names.length > 0) return names.sort().map((name) => join(path, name))
  throw new AppError('BAD_REGISTRY', `the folder ${path} holds no *.yaml files`)
}

function attempt<T>(path: string, read: () => T): T {
  try {
    return read()
  } catch (cause) {
    throw new AppError('BAD_REGISTRY', `the registry ${path} cannot be read: ${(cause as Error).message}`, { cause })
  }
}

function readFile(file: string, faults: Fault[]): RegistryFile {
  const lines = new LineCounter()
  const text = attempt(file, () => readFileSync(file, 'utf8'))
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false })
  const content = contentOf(document, file, lines, faults)
  if (!content) return NOTHING
  const placeOf: PlaceOf = (...keys) => ({ file, line: lineOf(document, lines, keys), key: spell(keys) })
  const parsed = fileSchema.safeParse(content.value)
  if (!parsed.success) {
    faults.push(...parsed.error.issues.flatMap((issue) => faultsOf(issue, placeOf)))
    return NOTHING
  }
  const result: RegistryFile = { placed: [], faultyIds: [] }
  for (const [index, value] of parsed.data.portals.entries())
    readPortal(value, (...keys) => placeOf('portals', index, ...keys), result, faults)
  return result
}

/** The content of a YAML file, or null and its faults. */
function contentOf(document: Document.Parsed, file: string, lines: LineCounter, faults: Fault[]): { value: unknown } | null {
  const report = (offset: number, message: string) =>
    faults.push(fault({ file, line: lines.linePos(offset).line, key: '' }, message))
  for (const error of document.errors) report(error.pos[0], error.message)
  let isSound = document.errors.length === 0
  visit(document, {
    Alias: (_key, alias) => {
      if (alias.resolve(document)) return
      isSound = false
      report(alias.range?.[0] ?? 0, `the alias *${alias.source} stands for nothing: no &${alias.source} before it`)
    },
  })
  if (!isSound) return null
  try {
    return { value: document.toJS() }
  } catch (error) {
    // Aliases of aliases that would grow beyond measure.
    report(0, (error as Error).message)
    return null
  }
}

function readPortal(value: unknown, placeInPortal: PlaceOf, result: RegistryFile, faults: Fault[]): void {
  const parsed = portalSchema.safeParse(value)
  if (!parsed.success) {
    faults.push(...parsed.error.issues.flatMap((issue) => faultsOf(issue, placeInPortal)))
    if (value instanceof Object && 'id' in value) result.faultyIds.push(String(value.id))
    return
  }
  const { cms, extract, crawl, ...data } = parsed.data
  const family = cms === undefined ? undefined : loadCmsHints().get(cms)
  if (cms !== undefined && !family) {
    const known = [...loadCmsHints().keys()]
    const nearest = nearestWord(cms, known)
    const advice = nearest ? `did you mean "${nearest}"?` : `known are ${known.join(', ')}`
    faults.push(fault(placeInPortal('cms'), `no family of portals is called "${cms}", ${advice}`))
  }
  const { class: scheduleClass, schedule, ...rules } = crawl
  if (scheduleClass && schedule)
    faults.push(fault(placeInPortal('crawl', 'class'), 'says when to crawl, and so does schedule: leave one of them out'))
  const origins = data.baseUrls.map((url) => new URL(url).origin)
  result.placed.push({
    portal: {
      ...data,
      ...(family || extract ? { extract: joinHints(extract, family) } : {}),
      nameEn: data.nameEn ?? data.name,
      baseUrls: origins,
      crawl: {
        ...rules,
        foreignPrefixes: [],
        seeds: rules.seeds ?? origins.map((origin) => `${origin}/`),
        schedule: schedule ?? cronOf(scheduleClass ?? DEFAULT_CLASS, data.id),
      },
    },
    placeOf: placeInPortal,
  })
}

const SUB_SCHEMAS = [
  [/\.crawl$/, crawlSchema],
  [/\.extract$/, extractSchema],
  [/\.formerNames\[\d+\]$/, formerNameSchema],
] as const

function faultsOf(issue: z.core.$ZodIssue, placeOf: PlaceOf): Fault[] {
  const keys = issue.path as (string | number)[]
  if (issue.code !== 'unrecognized_keys') return [fault(placeOf(...keys), issue.message)]
  const { key: parent } = placeOf(...keys)
  const schema = parent === '' ? fileSchema : (SUB_SCHEMAS.find(([key]) => key.test(parent))?.[1] ?? portalSchema)
  const known = Object.keys(schema.shape)
  return issue.keys.map((key) => {
    const nearest = nearestWord(key, known)
    const advice = nearest ? `, did you mean "${nearest}"?` : `; known are ${known.join(', ')}`
    return fault(placeOf(...keys, key), `unknown key${advice}`)
  })
}

/** The line of a key, or of the nearest part of the file above it that exists. */
function lineOf(document: Document, lines: LineCounter, keys: readonly (string | number)[]): number {
  for (let depth = keys.length; depth > 0; depth -= 1) {
    const node = document.getIn(keys.slice(0, depth), true)
    if (isNode(node) && node.range) return lines.linePos(node.range[0]).line
  }
  return 1
}

function spell(keys: readonly (string | number)[]): string {
  return keys.map((key, index) => (typeof key === 'number' ? `[${key}]` : index > 0 ? `.${key}` : key)).join('')
}

function fault(place: Place, message: string): Fault {
  return { path: `${place.file}:${place.line} ${place.key}`.trim(), message }
}
