import { sql } from 'kysely'
import { type CrawlEngine, type CrawlLimits, createCrawlEngine } from '../../crawler/crawl-engine.ts'
import { createFetcher, type Fetcher, type FetchLimits } from '../../crawler/fetcher.ts'
import type { Lookup } from '../../crawler/guarded-agent.ts'
import type { Renderer } from '../../crawler/renderer.ts'
import type { PageReader } from '../../domain/page-reading.ts'
import type { Frontier } from '../../domain/ports.ts'
import { createExtractPool } from '../../indexer/extract/extract-pool.ts'
import { type Database, openDatabase } from '../../store/database.ts'
import { createFrontier } from '../../store/frontier.ts'
import { createHostStateStore } from '../../store/host-states.ts'
import { temporaryFolder } from './liencong.ts'

export const FETCH_LIMITS: FetchLimits = {
  userAgent: 'LienCong/test (+https://lien-cong.test/crawler)',
  headersTimeoutMs: 1000,
  totalTimeoutMs: 2000,
  maxBodyBytes: 1024 * 1024,
  maxFileBytes: 1024 * 1024,
  maxHeaderBytes: 16 * 1024,
  maxUnpackRatio: 100,
}
const CRAWL_LIMITS: CrawlLimits = { concurrency: 16, maxAttempts: 2, retryDelayMs: 50, hostFailures: 5, longestPauseMs: 3000 }

export type KeptPage = { url: string; outcome: string | null; detail: string | null; role: string; title: string | null }

export type SmallCrawl = {
  database: Database
  frontier: Frontier
  crawl: CrawlEngine['crawl']
  /** Outcomes by URL, of every page that is known. */
  outcomes(): Promise<Record<string, string | null>>
  pages(): Promise<KeptPage[]>
  /** The time that the crawler sees goes on. */
  later(ms: number): void
  close(): Promise<void>
}

/** One database and one reader for a whole file: they take longer to open than most crawls. They go with the process. */
let shared: { database: Promise<Database>; reader: PageReader } | null = null

async function opened(): Promise<{ database: Database; reader: PageReader }> {
  shared ??= {
    database: openDatabase({ dataDir: temporaryFolder('crawl') }),
    reader: createExtractPool({ threads: 1, timeoutMs: 20_000, domEngine: 'slim' }),
  }
  const database = await shared.database
  await sql`truncate pages, runs, robots, documents, portal_states, ignored_parameters, host_states`.execute(database.kysely)
  return { database, reader: shared.reader }
}

/** The real crawler over an embedded database that is empty at first: everything but the command line and the engine. */
export async function aSmallCrawl({
  limits = {},
  fetchLimits = {},
  lookup,
  renderer = null,
  wrapFetcher = (fetcher) => fetcher,
  hasRoom = () => true,
  startsAt,
}: {
  limits?: Partial<CrawlLimits>
  fetchLimits?: Partial<FetchLimits>
  lookup?: Lookup
  renderer?: Renderer | null
  wrapFetcher?: (fetcher: Fetcher) => Fetcher
  hasRoom?: () => boolean
  /** When the crawler thinks it is; by default when it is. */
  startsAt?: string
} = {}): Promise<SmallCrawl> {
  const { database, reader } = await opened()
  let aheadMs = startsAt ? Date.parse(startsAt) - Date.now() : 0
  const fetcher = createFetcher({ ...FETCH_LIMITS, ...fetchLimits }, lookup)
  const frontier = createFrontier(database.kysely)
  const engine = createCrawlEngine({
    frontier,
    hosts: createHostStateStore(database.kysely),
    hasRoom,
    fetcher: wrapFetcher(fetcher),
    reader,
    renderer,
    limits: { ...CRAWL_LIMITS, ...limits },
    clock: () => new Date(Date.now() + aheadMs),
  })
  const pages = async (): Promise<KeptPage[]> => {
    const rows = await database.kysely
      .selectFrom('pages as p')
      .leftJoin('documents as d', 'd.page_id', 'p.page_id')
      .select(['p.url', 'p.outcome', 'p.detail', 'p.role', 'd.document'])
      .orderBy('p.url')
      .execute()
    return rows.map(({ document, ...page }) => ({ ...page, title: document?.title ?? null }))
  }
  return {
    database,
    frontier,
    crawl: engine.crawl,
    pages,
    outcomes: async () => Object.fromEntries((await pages()).map(({ url, outcome }) => [url, outcome])),
    later: (ms) => {
      aheadMs += ms
    },
    close: async () => {
      await engine.close()
      await fetcher.close()
    },
  }
}
