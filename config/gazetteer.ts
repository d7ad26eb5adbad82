import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { z } from 'zod'
import { AppError } from '../domain/errors.ts'

const text = z
  .string()
  .min(1)
  .refine((value) => value === value.normalize('NFC').trim(), {
    error: 'must be composed Unicode (NFC) without spaces around it',
  })
const texts = z.array(text).default([])
const idSchema = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, { error: 'must be lower-case words joined by hyphens' })
const day = z.iso.date()

const formerProvinceSchema = z.strictObject({ id: idSchema, name: text, aliases: texts, inTexts: texts, except: texts })
const provinceSchema = z
  .strictObject({
    id: idSchema,
    name: text,
    kind: z.enum(['tỉnh', 'thành phố']),
    fullName: text.optional(),
    aliases: texts,
    inTexts: texts,
    formerly: z.record(text, day).default({}),
    mergedFrom: z.array(formerProvinceSchema),
    since: day.nullable(),
  })
  .transform(({ mergedFrom, fullName, ...province }) => ({
    ...province,
    /** As it stands in a sentence: `tỉnh Lâm Đồng`. */
    fullName: fullName ?? `${province.kind} ${province.name}`,
    /** Provinces that became part of it, by their former names. */
    mergedFrom: mergedFrom.map(({ name }) => name),
    /** The same with what people write for them. */
    former: mergedFrom,
  }))

const FROM_MEMORY = 'from memory'
const bodySchema = z.strictObject({
  id: idSchema,
  name: text,
  group: z.enum(['government', 'ministry', 'agency', 'local', 'assembly', 'court', 'procuracy', 'party', 'front']),
  aliases: texts,
  abbreviations: texts,
  codes: texts,
  until: day.nullable().default(null),
  successors: z.array(idSchema).default([]),
  minor: z.boolean().default(false),
  source: text.default(FROM_MEMORY),
  confirmed: z.boolean().default(false),
})

const abbreviationSchema = z.strictObject({ short: text, full: z.array(text).min(1), oneWay: z.boolean().default(false) })
const synonymSchema = z.union(
  [z.strictObject({ same: z.array(text).min(2) }), z.strictObject({ from: z.array(text).min(1), to: z.array(text).min(1) })],
  { error: 'must have either "same" with two words or more, or "from" and "to"' },
)
const phraseSchema = text.regex(/\s/, { error: 'must have two syllables or more' })
const topicSchema = z.strictObject({ id: z.string(), name: z.string(), keywords: z.array(text).min(1), hints: texts })
const labelsSchema = z.strictObject({
  levels: z.record(z.string(), z.string()),
  kinds: z.record(z.string(), z.string()),
  outcomes: z.record(z.string(), z.string()),
  endings: z.record(z.string(), z.string()),
})

/** A province of today; see the head of `provinces.yaml` for what its fields mean. */
export type Province = z.output<typeof provinceSchema>
export type FormerProvince = z.output<typeof formerProvinceSchema>
/** A body that issues documents; see the head of `bodies.yaml`. It is no more when it has successors. */
export type Body = z.output<typeof bodySchema>
export type Abbreviation = z.output<typeof abbreviationSchema>
/** Words for one thing, or words that imply others. */
export type Synonyms = z.output<typeof synonymSchema>

const SCHEMAS = {
  'provinces.yaml': checked(z.array(provinceSchema), checkProvinces),
  'bodies.yaml': checked(z.array(bodySchema), checkBodies),
  'abbreviations.yaml': checked(z.array(abbreviationSchema), (entries, context) => {
    const shorts = entries.map(({ short }) => short)
    reportTwice(context, shorts, (index) => [index, 'short'])
    for (const [index, { full }] of entries.entries()) reportTwice(context, full, (place) => [index, 'full', place])
  }),
  'synonyms.yaml': checked(z.array(synonymSchema), (groups, context) => {
    for (const [index, group] of groups.entries())
      reportTwice(context, 'same' in group ? group.same : [...group.from, ...group.to], () => [index])
  }),
  'phrases.yaml': checked(z.array(phraseSchema), (phrases, context) => reportTwice(context, phrases, (index) => [index])),
  'topics.yaml': z.array(topicSchema),
  'labels.yaml': labelsSchema,
} as const
type GazetteerFile = keyof typeof SCHEMAS

/** The 34 provinces with those that were merged into them on 1 July 2025. */
export const loadProvinces = once(() => read('provinces.yaml'))
/** The bodies that issue what the portals publish, those of today and those that are no more. */
export const loadBodies = once(() => read('bodies.yaml'))
/** Short forms that the administration uses. */
export const loadAbbreviations = once(() => read('abbreviations.yaml'))
/** What citizens say against what the administration writes. */
export const loadSynonyms = once(() => read('synonyms.yaml'))
/** Terms of several syllables that are one thing: a start for finding phrases. */
export const loadPhrases = once(() => read('phrases.yaml'))
/** The fields of administration that documents are sorted by. */
export const loadTopics = once(() => read('topics.yaml'))
/** Vietnamese words for levels, kinds and outcomes. */
export const loadLabels = once(() => read('labels.yaml'))

/**
 * Reads the text of one of the files of this folder.
 * @throws {AppError BAD_REGISTRY} with every fault of the file, each by file and entry
 */
export function parseGazetteer<File extends GazetteerFile>(file: File, yaml: string): z.output<(typeof SCHEMAS)[File]> {
  let content: unknown
  try {
    content = parse(yaml)
  } catch (cause) {
    throw new AppError('BAD_REGISTRY', `config/${file} cannot be read: ${(cause as Error).message}`, { cause })
  }
  const parsed = SCHEMAS[file].safeParse(content)
  if (parsed.success) return parsed.data as z.output<(typeof SCHEMAS)[File]>
  const faults = parsed.error.issues.map(({ path, message }) => ({
    path: `config/${file} ${spell(content, path)}`.trim(),
    message,
  }))
  throw new AppError('BAD_REGISTRY', `config/${file} has ${faults.length} fault(s)`, { faults })
}

type Context = { addIssue: (issue: { code: 'custom'; path: PropertyKey[]; message: string }) => void }

/** What only the whole file shows is looked at when each entry is sound. */
function checked<Entries>(schema: z.ZodType<Entries>, check: (entries: Entries, context: Context) => void) {
  return schema.transform((entries, context) => {
    check(entries, context)
    return entries
  })
}

function checkProvinces(provinces: readonly Province[], context: Context): void {
  const places = provinces.flatMap((province, index) => [
    { ...province, path: [index] },
    ...province.former.map((former, place) => ({ ...former, formerly: {}, path: [index, 'mergedFrom', place] })),
  ])
  const ids = places.map(({ id }) => id)
  reportTwice(context, ids, (index) => [...(places[index]?.path ?? []), 'id'])
  const named = places.flatMap(({ name, aliases, path }) => [name, ...aliases].map((value) => ({ value, path })))
  const values = named.map(({ value }) => value)
  reportTwice(context, values, (index) => named[index]?.path ?? [])
  for (const { aliases, inTexts, formerly, path } of places) {
    for (const value of [...inTexts, ...Object.keys(formerly)])
      if (!aliases.includes(value)) report(context, path, `"${value}" must stand among the aliases too`)
  }
}

function checkBodies(bodies: readonly Body[], context: Context): void {
  const ids = bodies.map(({ id }) => id)
  reportTwice(context, ids, (index) => [index, 'id'])
  const named = bodies.flatMap(({ name, aliases }, index) => [name, ...aliases].map((value) => ({ value, index })))
  const values = named.map(({ value }) => value)
  reportTwice(context, values, (place) => [named[place]?.index ?? 0])
  const byId = new Map(bodies.map((body) => [body.id, body]))
  for (const [index, { id, until, successors, source, confirmed }] of bodies.entries()) {
    for (const [place, successor] of successors.entries())
      if (!byId.has(successor)) report(context, [index, 'successors', place], `no body has the id "${successor}"`)
    if (isItsOwnSuccessor(id, byId)) report(context, [index, 'successors'], `"${id}" comes back among its successors`)
    if (until && successors.length === 0) report(context, [index, 'until'], 'ended without successors')
    if (confirmed && source === FROM_MEMORY) report(context, [index, 'confirmed'], 'is confirmed without a source')
  }
}

function isItsOwnSuccessor(id: string, byId: ReadonlyMap<string, Body>): boolean {
  const reached = new Set<string>()
  const follow = (from: string) => {
    for (const successor of byId.get(from)?.successors ?? []) {
      if (reached.has(successor)) continue
      reached.add(successor)
      follow(successor)
    }
  }
  follow(id)
  return reached.has(id)
}

/** Values that stand twice, in whatever case: the second place is to blame. */
function reportTwice(context: Context, values: readonly string[], pathOf: (index: number) => PropertyKey[]): void {
  const seen = new Set<string>()
  for (const [index, value] of values.entries()) {
    if (seen.has(value.toLowerCase())) report(context, pathOf(index), `"${value}" stands twice`)
    seen.add(value.toLowerCase())
  }
}

function report(context: Context, path: PropertyKey[], message: string): void {
  context.addIssue({ code: 'custom', path, message })
}

/** The way to a fault, the entry by what it is called: `bo-tttt.successors[0]`. */
function spell(content: unknown, [entry, ...keys]: readonly PropertyKey[]): string {
  const called = Array.isArray(content) && typeof entry === 'number' ? nameOf(content[entry]) : null
  const first = called ?? (typeof entry === 'number' ? `[${entry}]` : String(entry ?? ''))
  return first + keys.map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`)).join('')
}

function nameOf(entry: unknown): string | null {
  if (typeof entry === 'string') return `"${entry}"`
  if (!(entry instanceof Object)) return null
  const { id, short, name, same, from } = entry as Record<string, unknown>
  const called = id ?? short ?? name ?? [same ?? from].flat()[0]
  return typeof called === 'string' ? called : null
}

function read<File extends GazetteerFile>(file: File): z.output<(typeof SCHEMAS)[File]> {
  return parseGazetteer(file, readFileSync(new URL(file, import.meta.url), 'utf8'))
}

function once<T>(load: () => T): () => T {
  let loaded: { value: T } | undefined
  return () => {
    loaded ??= { value: load() }
    return loaded.value
  }
}
