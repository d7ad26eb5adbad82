import { readFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { z } from 'zod'
import { AppError } from '../domain/errors.ts'

const SECOND_MS = 1000
const HOUR_MS = 3600 * SECOND_MS
const MiB = 1024 * 1024

const count = (fallback: number, max = 1_000_000) => z.coerce.number().int().min(1).max(max).default(fallback)
const milliseconds = (fallback: number) =>
  z.coerce
    .number()
    .int()
    .min(0)
    .max(365 * 24 * HOUR_MS)
    .default(fallback)

/** Every setting once: its environment variable, default and limits. `.describe()` is what `liencong settings` prints. */
export const settingsSchema = z.object({
  DATA_DIR: z.string().min(1).default('data').describe('Folder of the embedded database and engine'),
  MIN_FREE_BYTES: z.coerce
    .number()
    .int()
    .min(0)
    .default(512 * MiB)
    .describe('Free space on the disk of DATA_DIR below which nothing is crawled'),
  DATABASE_URL: z
    .url({ protocol: /^postgres(ql)?$/ })
    .optional()
    .describe('PostgreSQL server to use instead of the embedded database'),
  MEILI_URL: z
    .url({ protocol: /^https?$/ })
    .optional()
    .describe('Meilisearch server to use instead of the embedded engine'),
  MEILI_KEY: z.string().min(1).optional().describe('Key of that server'),
  MEILI_SEARCH_KEY: z
    .string()
    .min(1)
    .optional()
    .describe('Key of that server that may only search and read documents: all that `serve` needs'),
  MEILI_INDEX: z
    .string()
    .regex(/^[\w-]{1,100}$/)
    .default('passages')
    .describe('Name of the index'),
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000).describe('Port of the pages and the API'),
  HOST: z.string().min(1).default('127.0.0.1').describe('Address to listen on; 0.0.0.0 for every interface'),
  PUBLIC_URL: z
    .url({ protocol: /^https?$/ })
    .optional()
    .describe('Address of the site from outside, for feeds and what portals embed; as requests name it when not given'),
  API_RATE_REQUESTS: count(600, 100_000_000).describe('Requests to the API from one address in one window; more get 429'),
  API_RATE_WINDOW_MS: milliseconds(60 * SECOND_MS).describe('That window'),
  FEEDBACK_RATE_REQUESTS: count(10, 100_000_000).describe('Reports about documents from one address in one window'),
  FEEDBACK_RATE_WINDOW_MS: milliseconds(HOUR_MS).describe('That window'),
  METRICS_PORT: z.coerce
    .number()
    .int()
    .min(0)
    .max(65_535)
    .default(0)
    .describe('Port of /metrics (Prometheus) and /healthz of this process; 0 for none'),
  METRICS_HOST: z
    .string()
    .min(1)
    .default('127.0.0.1')
    .describe('Address of /metrics; only the operators’ network should reach it'),
  DUMP_SCHEDULE: z
    .string()
    .default('30 3 * * *')
    .describe('When a process that serves writes the open data into DATA_DIR/dump (cron, Vietnamese time); empty for never'),
  PRACTICE_PORT: z.coerce.number().int().min(0).max(65_535).default(4100).describe('Port of the practice portals'),
  REGISTRY: z.string().min(1).default('config/portals').describe('File or folder of the registry of portals'),
  REGISTRY_RELOAD_MS: milliseconds(2000).describe('How often it is looked at for changes while a process runs; 0 for never'),
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent'])
    .default('info')
    .describe('Least severe log line that is written'),
  ADMIN_KEY: z.string().min(16).optional().describe("Key of the administrators' side; made and kept in DATA_DIR when not given"),
  CRAWL_USER_AGENT: z
    .string()
    .min(1)
    .default('LienCong/0.1 (+https://github.com/liencong/liencong#crawler)')
    .describe('What portals see; keep a page about the crawler behind the address'),
  CRAWL_CONCURRENCY: count(64, 1000).describe('Requests at once, over all hosts'),
  CRAWL_PORTALS_AT_ONCE: count(64, 1000).describe('Portals crawled at once'),
  CRAWL_HEADERS_TIMEOUT_MS: milliseconds(15 * SECOND_MS).describe('Longest wait for the headers of an answer'),
  CRAWL_TOTAL_TIMEOUT_MS: milliseconds(60 * SECOND_MS).describe('Longest time for one answer as a whole'),
  CRAWL_MAX_BODY_BYTES: count(10 * MiB, 1024 * MiB).describe('Largest body, before and after decompression'),
  CRAWL_MAX_FILE_BYTES: count(20 * MiB, 1024 * MiB).describe('The same for PDF, Word and other files that are read'),
  CRAWL_MAX_HEADER_BYTES: count(64 * 1024, MiB).describe('Largest headers of an answer'),
  CRAWL_MAX_UNPACK_RATIO: count(200, 100_000).describe(
    'How many times its size a compressed body of more than 1 MiB unpacked may unpack to',
  ),
  CRAWL_BROWSER: z
    .string()
    .min(1)
    .optional()
    .describe(
      'Chromium for portals whose pages need JavaScript (render: true in the registry); without it they are not rendered',
    ),
  CRAWL_RENDER_TIMEOUT_MS: milliseconds(20 * SECOND_MS).describe('Longest time for rendering one page'),
  CRAWL_RENDER_MEMORY_MB: count(512, 65_536).describe('Most memory of scripts of one rendered page'),
  CRAWL_MAX_ATTEMPTS: count(3, 20).describe('Tries of one URL in one run'),
  CRAWL_RETRY_DELAY_MS: milliseconds(10 * SECOND_MS).describe('Wait before the second try; doubled for each further one'),
  CRAWL_HOST_FAILURES: count(5, 1000).describe('Failures in a row after which a host is left alone until the next run'),
  CRAWL_LONGEST_PAUSE_MS: milliseconds(60 * SECOND_MS).describe(
    'Longest Retry-After or Crawl-delay that a run waits for; beyond it the run ends',
  ),
  EXTRACT_THREADS: count(Math.max(1, availableParallelism() - 1), 64).describe(
    'Worker threads for extraction; by default one less than the cores',
  ),
  EXTRACT_TIMEOUT_MS: milliseconds(20 * SECOND_MS).describe('Longest extraction of one page'),
  EXTRACT_FILE_TIMEOUT_MS: milliseconds(60 * SECOND_MS).describe('Longest extraction of one PDF, Word or other file'),
  EXTRACT_OCR: z
    .stringbool()
    .default(true)
    .describe('Read scanned PDF files by tesseract (with vie) and pdftoppm where both are installed'),
  EXTRACT_OCR_TIMEOUT_MS: milliseconds(180 * SECOND_MS).describe('Longest OCR of one file'),
  EXTRACT_DOM: z.enum(['slim', 'jsdom']).default('slim').describe('DOM under Readability'),
  INDEX_BATCH_DOCUMENTS: count(250, 10_000).describe('Most documents in one batch to the engine'),
  INDEX_BATCH_BYTES: count(8 * MiB, 95 * MiB).describe('Most bytes in one batch to the engine'),
})

/** All settings of one process, parsed once and passed on in slices. */
export type Settings = Readonly<z.infer<typeof settingsSchema>>

/**
 * Reads the settings from the environment. An empty variable counts as not set.
 * @throws {AppError BAD_SETTINGS} with one fault for each variable that is wrong
 */
export function readSettings(environment: Readonly<Record<string, string | undefined>>): Settings {
  const given = Object.fromEntries(
    Object.entries({ ...fromFiles(environment), ...environment }).filter(
      ([name, value]) => name in settingsSchema.shape && value !== '',
    ),
  )
  const parsed = settingsSchema.safeParse(given)
  const faults = parsed.success
    ? []
    : parsed.error.issues.map((issue) => ({
        path: String(issue.path[0]),
        message: `${issue.message} (got ${JSON.stringify(given[String(issue.path[0])])})`,
      }))
  if (given.MEILI_URL && !given.MEILI_KEY && !given.MEILI_SEARCH_KEY)
    faults.push({ path: 'MEILI_KEY', message: 'is needed with MEILI_URL' })
  if (!parsed.success || faults.length > 0) {
    throw new AppError('BAD_SETTINGS', `the environment has ${faults.length} bad setting(s)`, { faults })
  }
  return Object.freeze(parsed.data)
}

/** Secrets may stand in files, as container engines give them: `MEILI_KEY_FILE=/run/secrets/meili_key`. */
const SECRETS = ['DATABASE_URL', 'MEILI_KEY', 'MEILI_SEARCH_KEY', 'ADMIN_KEY'] as const

function fromFiles(environment: Record<string, string | undefined>): Record<string, string> {
  const read = (name: string): [string, string][] => {
    const path = environment[`${name}_FILE`]
    if (!path || environment[name]) return []
    try {
      return [[name, readFileSync(path, 'utf8').trim()]]
    } catch (cause) {
      throw new AppError('BAD_SETTINGS', `${name}_FILE cannot be read: ${(cause as Error).message}`, {
        faults: [{ path: `${name}_FILE`, message: 'cannot be read' }],
        cause,
      })
    }
  }
  return Object.fromEntries(SECRETS.flatMap(read))
}
