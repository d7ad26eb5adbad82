import { validate as isCronExpression } from 'node-cron'
import { z } from 'zod'
import { PORTAL_LEVELS } from '../domain/portal.ts'

const httpUrl = z.url({ protocol: /^https?$/, error: 'must be an http or https URL', abort: true })
const baseUrl = httpUrl.refine((value) => new URL(value).href === `${new URL(value).origin}/`, {
  error:
    'must be scheme and host only, such as https://www.quangninh.gov.vn (paths belong into crawl.seeds or crawl.pathPrefixes)',
})
const pattern = z.string().refine(isRegularExpression, { error: 'is not a valid regular expression' })

export const crawlSchema = z.strictObject({
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

/** One portal as a person writes it: only `id`, `name`, `level` and `baseUrls` are required. */
export const portalSchema = z.strictObject({
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

/** A registry file around its portals, which are checked one by one so that a bad one hides no other. */
export const fileSchema = z.strictObject(
  { portals: z.array(z.unknown(), { error: 'must be a list of portals' }).min(1, { error: 'must name at least one portal' }) },
  {
    error: (issue) =>
      issue.code === 'invalid_type' ? 'must be a mapping with the key "portals" and a list under it' : undefined,
  },
)

function isRegularExpression(source: string): boolean {
  try {
    new RegExp(source)
    return true
  } catch {
    // The answer, not an error.
    return false
  }
}
