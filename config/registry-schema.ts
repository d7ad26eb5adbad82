import { compile } from 'css-select'
import { validate as isCronExpression } from 'node-cron'
import { z } from 'zod'
import { PORTAL_LEVELS } from '../domain/portal.ts'
import { SCHEDULE_CLASSES } from './schedule-class.ts'

const httpUrl = z.url({ protocol: /^https?$/, error: 'must be an http or https URL', abort: true })
const baseUrl = httpUrl.refine((value) => new URL(value).href === `${new URL(value).origin}/`, {
  error:
    'must be scheme and host only, such as https://www.quangninh.gov.vn (paths belong into crawl.seeds or crawl.pathPrefixes)',
})
const pattern = z.string().refine(isRegularExpression, { error: 'is not a valid regular expression' })

/** From and until when, by the minute; over midnight is fine. */
const hours = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d-([01]\d|2[0-3]):[0-5]\d$/, {
  error: "must be hours of the day such as '22:00-06:00' (Asia/Ho_Chi_Minh)",
})

const jsonListSchema = z.strictObject({
  url: z.string().refine((value) => httpUrl.safeParse(value.replace('{page}', '1')).success, {
    error: 'must be an http or https URL, with {page} where the number of the page stands',
  }),
  firstPage: z.number().int().min(0).default(1),
  maxPages: z.number().int().min(1).max(10_000).default(20),
  items: z.string().default(''),
  link: z.string().includes('{', { error: 'must name a field of the entries in braces, such as /tin/{id}' }),
  modified: z.string().nullable().default(null),
})

export const crawlSchema = z.strictObject({
  seeds: z.array(httpUrl).optional(),
  sitemaps: z.array(httpUrl).default([]),
  feeds: z.array(httpUrl).default([]),
  jsonLists: z.array(jsonListSchema).default([]),
  pathPrefixes: z.array(z.string().startsWith('/')).default([]),
  exclude: z.array(pattern).default([]),
  include: z.array(pattern).default([]),
  keepParameters: z.array(z.string().min(1)).default([]),
  delayMs: z.number().int().min(0).max(3_600_000).default(1000),
  requestsAtOnce: z.number().int().min(1).max(16).default(1),
  maxDepth: z.number().int().min(0).max(100).default(12),
  maxPagesPerRun: z.number().int().min(1).max(10_000_000).default(5000),
  class: z.enum(SCHEDULE_CLASSES).optional(),
  schedule: z.string().refine(isCronExpression, { error: "is not a cron expression, such as '0 */6 * * *'" }).optional(),
  hours: hours.nullable().default(null),
  tolerateBadTls: z.boolean().default(false),
  render: z.boolean().default(false),
  renderHosts: z.array(z.string().regex(/^[a-z0-9.-]+(:\d+)?$/, { error: 'must be a host, such as cdn.example.vn' })).default([]),
  allowLoopback: z.boolean().default(false),
})

const selector = z.string().refine(isSelector, { error: 'is not a CSS selector that can be used' })
const selectors = z.union([selector.transform((one) => [one]), z.array(selector)], {
  error: 'must be a CSS selector or a list of them',
})

/** Where things stand on a portal's pages; one selector may be written without a list. */
export const extractSchema = z.strictObject({
  main: selectors.default([]),
  title: selectors.default([]),
  date: selectors.default([]),
  remove: selectors.default([]),
})

const id = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, { error: 'must be lower-case words joined by hyphens, such as quang-ninh' })
const host = z.string().regex(/^[a-z0-9-]+(\.[a-z0-9-]+)+(:\d+)?$/, { error: 'must be a host, such as hagiang.gov.vn' })

export const formerNameSchema = z.strictObject({ name: z.string().min(1), until: z.iso.date().nullable().default(null) })

/** What may be called unconfirmed beside a confirmed address. */
export const FACTS = [
  'name',
  'level',
  'parent',
  'body',
  'province',
  'aliases',
  'formerNames',
  'formerHosts',
  'cms',
  'feeds',
  'sitemaps',
] as const

/** One portal as a person writes it: only `id`, `name`, `level` and `baseUrls` are required. `docs/registry.md` says what they mean. */
export const portalSchema = z.strictObject({
  id,
  name: z.string().min(1),
  nameEn: z.string().min(1).optional(),
  level: z.enum(PORTAL_LEVELS),
  parent: z.string().nullable().default(null),
  body: z.string().nullable().default(null),
  province: z.string().nullable().default(null),
  baseUrls: z.array(baseUrl, { error: 'must be a list of addresses; [] says that none is known yet' }),
  aliases: z.array(z.string()).default([]),
  formerNames: z.array(formerNameSchema).default([]),
  formerHosts: z.array(host).default([]),
  formerIds: z.array(id).default([]),
  source: z.string().min(1).default('given by hand'),
  confirmed: z.boolean().default(false),
  unconfirmed: z.array(z.enum(FACTS)).default([]),
  note: z.string().min(1).nullable().default(null),
  crawl: crawlSchema.prefault({}),
  /** A family of `cms-hints.yaml`; selectors of the portal's own come before those of the family. */
  cms: z.string().optional(),
  extract: extractSchema.optional(),
})

/** A registry file around its portals, which are checked one by one so that a bad one hides no other. */
export const fileSchema = z.strictObject(
  { portals: z.array(z.unknown(), { error: 'must be a list of portals' }).min(1, { error: 'must name at least one portal' }) },
  {
    error: (issue) =>
      issue.code === 'invalid_type' ? 'must be a mapping with the key "portals" and a list under it' : undefined,
  },
)

function isSelector(source: string): boolean {
  try {
    compile(source)
    return source.trim() !== ''
  } catch {
    // The answer, not an error.
    return false
  }
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
