import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Configuration, RequestQueue } from '@crawlee/http'
import { sql } from 'kysely'
import { openDatabase } from '../store/database.ts'
import { createFrontier } from '../store/frontier.ts'
import { aPageRecord } from '../test/support/a-page-record.ts'
import { percentileOf } from './eval/metrics.ts'

/**
 * How long does the choice of the next pages take when many are known? One look at the frontier brings what a portal's crawl reads
 * ahead; a batch of records is what comes home. Known pages are spread over many portals, few of them due, as in a recrawl.
 *
 * - ours: the frontier on the embedded database, at 10 thousand, 100 thousand … up to the given number of known URLs
 * - crawlee: the request queue of Crawlee with its storage on disk, from which one request at a time is taken, at 10 thousand
 */
export async function benchFrontier({ urls, json }: { urls: number; json: boolean }): Promise<void> {
  const sizes = [10_000, 100_000, 1_000_000, 10_000_000].filter((size) => size <= urls)
  const ours = []
  for (const size of sizes) ours.push({ known: size, ...(await measureOurs(size)) })
  const crawlee = { known: CRAWLEE_URLS, ...(await measureCrawlee()) }
  if (json) console.log(JSON.stringify({ ours, crawlee }))
  else {
    console.log(`ours: ${READ_AHEAD} pages a look, ${BATCH} records a batch`)
    console.table(ours)
    console.log('crawlee: one request a look, one handled')
    console.table([crawlee])
  }
}

const PORTALS = 200
/** One page in so many is due. */
const DUE_SHARE = 50
const READ_AHEAD = 256
const BATCH = 50
const LOOKS = 100
const CRAWLEE_URLS = 10_000
const NOW = '2026-11-23T00:00:00.000Z'

async function measureOurs(size: number) {
  const dataDir = mkdtempSync(join(tmpdir(), 'liencong-bench-'))
  const database = await openDatabase({ dataDir })
  try {
    const { kysely } = database
    await sql`
      insert into pages (page_id, portal_id, url, role, depth, discovered_at, due_at, fetched_at, outcome_type, outcome)
      select md5(n::text), 'portal-' || (n % ${sql.lit(PORTALS)}), 'https://portal-' || (n % ${sql.lit(PORTALS)}) || '.test/' || n, 'page', n % 7,
             ${NOW}::timestamptz, ${NOW}::timestamptz + make_interval(hours => case when n / ${sql.lit(PORTALS)} % ${sql.lit(DUE_SHARE)} = 0 then -1 else 24 end),
             ${NOW}::timestamptz, 'page', 'page'
      from generate_series(1, ${sql.lit(size)}) as n`.execute(kysely)
    await sql`analyze pages`.execute(kysely)
    const frontier = createFrontier(kysely)
    const [looks, records]: [number[], number[]] = [[], []]
    for (let look = 0; look < LOOKS; look += 1) {
      const portalId = `portal-${look % PORTALS}`
      const { run } = await frontier.openRun(portalId, NOW)
      const startedAt = performance.now()
      const due = await frontier.nextDue(run.id, portalId, NOW, READ_AHEAD, [])
      looks.push(performance.now() - startedAt)
      if (due.length === 0) throw new Error(`nothing is due at ${portalId}`)
      const batch = due.slice(0, BATCH).map(({ pageId, url }) => ({
        ...aPageRecord(pageId, null),
        runId: run.id,
        portalId,
        url,
        dueAt: '2026-11-24T00:00:00.000Z',
        dropDocument: false,
      }))
      const recordingAt = performance.now()
      await frontier.record(batch)
      records.push(performance.now() - recordingAt)
    }
    return { ...figuresOf('look', looks), ...figuresOf('record', records) }
  } finally {
    await database.close()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

async function measureCrawlee() {
  const folder = mkdtempSync(join(tmpdir(), 'liencong-bench-'))
  try {
    const configuration = new Configuration({ persistStorage: true, storageClientOptions: { localDataDirectory: folder } })
    const queue = await RequestQueue.open('bench', { config: configuration })
    for (let from = 0; from < CRAWLEE_URLS; from += 1000)
      await queue.addRequests(Array.from({ length: 1000 }, (_, index) => ({ url: `https://portal.test/${from + index}` })))
    const [looks, records]: [number[], number[]] = [[], []]
    for (let look = 0; look < LOOKS; look += 1) {
      const startedAt = performance.now()
      const request = await queue.fetchNextRequest()
      looks.push(performance.now() - startedAt)
      if (!request) throw new Error('the queue of Crawlee is empty')
      const handledAt = performance.now()
      await queue.markRequestHandled(request)
      records.push(performance.now() - handledAt)
    }
    return { ...figuresOf('look', looks), ...figuresOf('record', records) }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function figuresOf(name: string, latenciesMs: readonly number[]): Record<string, number> {
  const round = (ms: number) => Math.round(ms * 100) / 100
  return { [`${name}P50Ms`]: round(percentileOf(latenciesMs, 0.5)), [`${name}P95Ms`]: round(percentileOf(latenciesMs, 0.95)) }
}
