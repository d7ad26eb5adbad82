import { pino } from 'pino'
import { openStore } from '../../cli/open-store.ts'
import { openFetcher, openIndexer } from '../../cli/open-worker.ts'
import { readSettings } from '../../config/settings.ts'
import { createCrawlEngine } from '../../crawler/crawl-engine.ts'
import type { PageReader } from '../../domain/page-reading.ts'
import { createExtractPool } from '../../indexer/extract/extract-pool.ts'
import { scanHtml } from '../../indexer/extract/scan-html.ts'
import { indexSettings } from '../../indexer/index-settings.ts'
import { startEmbeddedMeilisearch } from '../../store/embedded-meilisearch.ts'
import { createMeilisearch } from '../../store/meilisearch-client.ts'
import { createSearchWriter } from '../../store/meilisearch-writer.ts'
import { aDocument } from '../../test/support/a-document.ts'
import { aPortal, aRegistry } from '../../test/support/a-portal.ts'
import { startMeasuring } from './measured.ts'

/** The whole line over embedded services, or with `--fetch-only` fetch, links and record. */
const [mode, url = '', dataDir = ''] = process.argv.slice(2)
const isFull = mode === '--full'
const settings = readSettings({ DATA_DIR: dataDir })
const portal = aPortal({ id: 'bench', baseUrls: [url], crawl: { requestsAtOnce: 10, maxPagesPerRun: 1_000_000, maxDepth: 100 } })

/** Reads the links and keeps no more of a document than that it is one. */
const linkReader: PageReader = {
  read: async ({ url: pageUrl, bytes }) => {
    const { links, title, canonical } = scanHtml(new TextDecoder().decode(bytes), pageUrl)
    return { type: 'document', links, canonical, document: aDocument({ title, text: '' }) }
  },
  close: async () => {},
}
const stack = new AsyncDisposableStack()
const store = await openStore(settings, stack)
const embedded = isFull ? await startEmbeddedMeilisearch({ dataDir }) : null
if (embedded) stack.defer(() => embedded.stop())
const fetcher = openFetcher(settings, stack)
const reader = isFull
  ? createExtractPool({
      threads: settings.EXTRACT_THREADS,
      timeoutMs: settings.EXTRACT_TIMEOUT_MS,
      domEngine: settings.EXTRACT_DOM,
    })
  : linkReader
stack.defer(() => reader.close())

const writer = embedded
  ? createSearchWriter({ client: createMeilisearch(embedded), indexUid: 'bench', settings: indexSettings() })
  : null
await writer?.prepare()
const indexer = writer
  ? openIndexer(settings, store, aRegistry(portal), writer, stack, pino({ level: 'warn' }, pino.destination(2)))
  : null
const engine = createCrawlEngine({
  frontier: store.frontier,
  hosts: store.hosts,
  fetcher,
  reader,
  clock: () => new Date(),
  limits: { concurrency: 10, maxAttempts: 1, retryDelayMs: 0, hostFailures: 5, longestPauseMs: 1000 },
  onRecord: () => indexer?.wake(),
})
stack.defer(() => engine.close())

const enginePid = embedded?.pid()
const finish = startMeasuring([process.pid, ...(enginePid ? [enginePid] : [])])
indexer?.start()
const run = await engine.crawl(portal)
while (indexer && (await store.coverage.waitingForEngine()) > 0) await new Promise((resolve) => setTimeout(resolve, 10))
const measured = finish(run.fetched)
await stack.disposeAsync()
console.log(JSON.stringify(measured))
process.exit()
