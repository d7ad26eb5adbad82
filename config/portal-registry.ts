import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { validate as isCronExpression } from 'node-cron'
import { type Document, isNode, LineCounter, parseDocument } from 'yaml'
import { z } from 'zod'
import { AppError, type Fault } from '../domain/errors.ts'
import { PORTAL_LEVELS, type Portal } from '../domain/portal.ts'
import type { Registry } from '../domain/ports.ts'
import { hostOf } from '../domain/url.ts'
import { loadProvinces } from './gazetteer.ts'
import { nearestWord } from './nearest-word.ts'

const httpUrl = z.url({ protocol: /^https?$/, error: 'must be an http or https URL' })
const baseUrl = httpUrl.refine((value) => URL.canParse(value) && new URL(value).pathname === '/' && !new URL(value).search, {
  error:
    'must be scheme and host only, such as https://www.quangninh.gov.vn (paths belong into crawl.seeds or crawl.pathPrefixes)',
})
const pattern = z.string().refine(isRegularExpression, { error: 'is not a valid regular expression' })

const crawlSchema = z.strictObject({
  seeds: z.array(httpUrl).optional(),
  sitemaps: z.array(httpUrl).default([]),
  feeds: z.array(httpUrl).default([]),
  pathPrefixes: z.array(z.string().startsWith('/')).default([]),
  exclude: z.array(pattern).default([]),
  delayMs: z.number().int().min(0).max(3_600_000).default(1000),
  requestsAtOnce: z.number().int().min(1).max(16).default(1),
  maxDepth: z.number().int().min(0).max(100).default(12),
  maxPagesPerRun: z.number().int().min(1).max(10_000_000).default(5000),
  schedule: z
    .string()
    .refine(isCronExpression, { error: "is not a cron expression, such as '0 */6 * * *'" })
    .default('0 */6 * * *'),
  allowLoopback: z.boolean().default(false),
})

const portalSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, { error: 'must be lower-case words joined by hyphens, such as quang-ninh' }),
  name: z.string().min(1),
  nameEn: z.string().min(1).optional(),
  level: z.enum(PORTAL_LEVELS),
  parent: z.string().nullable().default(null),
  province: z.string().nullable().default(null),
  baseUrls: z.array(baseUrl).min(1),
  aliases: z.array(z.string()).default([]),
  source: z.string().default('given by hand'),
  confirmed: z.boolean().default(false),
  crawl: crawlSchema.prefault({}),
})

const fileSchema = z.strictObject({ portals: z.array(portalSchema).min(1) })

type Place = { file: string; line: number; key: string }
type PlacedPortal = { portal: Portal; placeOf: (...keys: (string | number)[]) => Place }

/**
 * Reads the registry of portals from a YAML file, or from every `*.yaml` of a folder.
 * @throws {AppError BAD_REGISTRY} with every fault of every file, each by file, line and key
 */
export function loadRegistry(path: string): Registry {
  const faults: Fault[] = []
  const placed = filesOf(path).flatMap((file) => readFile(file, faults))
  checkTogether(placed, faults)
  if (faults.length > 0) throw new AppError('BAD_REGISTRY', `the registry ${path} has ${faults.length} fault(s)`, { faults })
  const written = placed.map(({ portal }) => portal)
  const portals = written.map((portal) => ({
    ...portal,
    crawl: { ...portal.crawl, foreignPrefixes: foreignPrefixes(portal, written) },
  }))
  return { portals, byId: new Map(portals.map((portal) => [portal.id, portal])) }
}

function filesOf(path: string): string[] {
  try {
    if (!statSync(path).isDirectory()) return [path]
    const files = readdirSync(path).filter((name) => /\.ya?ml$/.test(name))
    if (files.length > 0) return files.sort().map((name) => join(path, name))
  } catch (cause) {
    throw new AppError('BAD_REGISTRY', `the registry ${path} cannot be read: ${(cause as Error).message}`, { cause })
  }
  throw new AppError('BAD_REGISTRY', `the folder ${path} holds no *.yaml files`)
}

function readFile(file: string, faults: Fault[]): PlacedPortal[] {
  const lines = new LineCounter()
  const document = parseDocument(readFileSync(file, 'utf8'), { lineCounter: lines, prettyErrors: false })
  for (const error of document.errors)
    faults.push(fault({ file, line: lines.linePos(error.pos[0]).line, key: '' }, error.message))
  if (document.errors.length > 0) return []

  const placeOf = (...keys: (string | number)[]): Place => ({ file, line: lineOf(document, lines, keys), key: spell(keys) })
  const parsed = fileSchema.safeParse(document.toJS())
  if (!parsed.success) {
    for (const issue of parsed.error.issues) faults.push(...faultsOf(issue, placeOf))
    return []
  }
  return parsed.data.portals.map((entry, index) => ({
    portal: {
      ...entry,
      nameEn: entry.nameEn ?? entry.name,
      baseUrls: entry.baseUrls.map((url) => new URL(url).origin),
      crawl: {
        ...entry.crawl,
        foreignPrefixes: [],
        seeds: entry.crawl.seeds ?? entry.baseUrls.map((url) => `${new URL(url).origin}/`),
      },
    },
    placeOf: (...keys) => placeOf('portals', index, ...keys),
  }))
}

function faultsOf(issue: z.core.$ZodIssue, placeOf: (...keys: (string | number)[]) => Place): Fault[] {
  const keys = issue.path as (string | number)[]
  if (issue.code !== 'unrecognized_keys') return [fault(placeOf(...keys), issue.message)]
  const known = keys.length === 0 ? ['portals'] : Object.keys(keys.at(-1) === 'crawl' ? crawlSchema.shape : portalSchema.shape)
  return issue.keys.map((key) => {
    const nearest = nearestWord(key, known)
    return fault(
      placeOf(...keys, key),
      `unknown key${nearest ? `, did you mean "${nearest}"?` : `; known are ${known.join(', ')}`}`,
    )
  })
}

/** What only the whole registry shows: ids, the tree, places, and hosts that two portals claim. */
function checkTogether(placed: readonly PlacedPortal[], faults: Fault[]): void {
  const provinces = loadProvinces().map(({ id }) => id)
  const byId = new Map<string, PlacedPortal>()
  for (const entry of placed) {
    const { portal, placeOf } = entry
    const twin = byId.get(portal.id)
    if (twin) faults.push(fault(placeOf('id'), `"${portal.id}" is taken by the portal at ${where(twin.placeOf('id'))}`))
    else byId.set(portal.id, entry)
    if (portal.province && !provinces.includes(portal.province)) {
      const nearest = nearestWord(portal.province, provinces)
      faults.push(
        fault(placeOf('province'), `unknown province "${portal.province}"${nearest ? `, did you mean "${nearest}"?` : ''}`),
      )
    }
  }
  for (const { portal, placeOf } of placed) {
    if (portal.parent && !byId.has(portal.parent)) {
      const nearest = nearestWord(portal.parent, byId.keys())
      faults.push(
        fault(placeOf('parent'), `no portal has the id "${portal.parent}"${nearest ? `, did you mean "${nearest}"?` : ''}`),
      )
    }
    if (isInCycle(portal, byId)) faults.push(fault(placeOf('parent'), `"${portal.id}" is above itself in the tree`))
  }
  checkHosts(placed, faults)
}

function isInCycle(portal: Portal, byId: ReadonlyMap<string, PlacedPortal>): boolean {
  const seen = new Set<string>()
  for (let parent = portal.parent; parent && !seen.has(parent); parent = byId.get(parent)?.portal.parent ?? null) {
    if (parent === portal.id) return true
    seen.add(parent)
  }
  return false
}

/** Portals may share a host: a page belongs to the one with the longest prefix of its path. Two may not claim the same. */
function checkHosts(placed: readonly PlacedPortal[], faults: Fault[]): void {
  const owners = new Map<string, string>()
  for (const { portal, placeOf } of placed) {
    for (const [index, url] of portal.baseUrls.entries()) {
      for (const prefix of prefixesOf(portal)) {
        const claim = bareHostOf(url) + prefix
        const owner = owners.get(claim)
        if (owner && owner !== portal.id)
          faults.push(
            fault(placeOf('baseUrls', index), `${claim} belongs to "${owner}" too: give one of them crawl.pathPrefixes`),
          )
        owners.set(claim, portal.id)
      }
    }
  }
}

/** Prefixes of other portals inside this one's own: their pages are not this portal's. */
function foreignPrefixes(portal: Portal, all: readonly Portal[]): string[] {
  const hosts = new Set(portal.baseUrls.map(bareHostOf))
  const own = prefixesOf(portal)
  const others = all.filter(({ id, baseUrls }) => id !== portal.id && baseUrls.some((url) => hosts.has(bareHostOf(url))))
  return others.flatMap(prefixesOf).filter((prefix) => own.some((mine) => prefix.startsWith(mine) && prefix !== mine))
}

function prefixesOf(portal: Portal): string[] {
  return portal.crawl.pathPrefixes.length > 0 ? portal.crawl.pathPrefixes.map((prefix) => prefix.toLowerCase()) : ['/']
}

function bareHostOf(url: string): string {
  return hostOf(url).replace(/^www\./, '')
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

function where({ file, line }: Place): string {
  return `${file}:${line}`
}

function fault(place: Place, message: string): Fault {
  return { path: `${where(place)} ${place.key}`.trim(), message }
}

function isRegularExpression(source: string): boolean {
  try {
    new RegExp(source)
    return true
  } catch {
    // The answer, not an error.
    return false
  }
}
