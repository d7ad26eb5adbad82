import type { Logger } from 'pino'
import type { Settings } from '../config/settings.ts'
import { createChromiumRenderer } from '../crawler/chromium-renderer.ts'
import { type CrawlEngine, createCrawlEngine } from '../crawler/crawl-engine.ts'
import { createFetcher, type Fetcher } from '../crawler/fetcher.ts'
import type { Renderer } from '../crawler/renderer.ts'
import type { RunSummary } from '../domain/coverage.ts'
import type { PageReader } from '../domain/page-reading.ts'
import type { Portal } from '../domain/portal.ts'
import type { CrawlQueue, PageRecord, Registry, SearchWriter } from '../domain/ports.ts'
import { createIndexer, type Indexer } from '../indexer/drain.ts'
import { findOcr } from '../indexer/extract/attachments/ocr.ts'
import { createExtractPool } from '../indexer/extract/extract-pool.ts'
import { guardDisk } from './disk-guard.ts'
import type { Metrics } from './metrics.ts'
import type { Store } from './open-store.ts'

const clock = () => new Date()
/** Batches after which the log of statistics is looked at: it is added up when it has grown long. */
const COMPACT_AFTER_BATCHES = 50

/** What a worker tells whoever watches. */
export type CrawlEvents = {
  onRecord?: (record: PageRecord) => void
  onRunStarted?: (portal: Portal) => void
  onRunEnded?: (portal: Portal, run: RunSummary) => void
  /** The engine has confirmed a batch of documents. */
  onConfirmed?: () => void
}

export function openFetcher(settings: Settings, stack: AsyncDisposableStack): Fetcher {
  const fetcher = createFetcher({
    userAgent: settings.CRAWL_USER_AGENT,
    headersTimeoutMs: settings.CRAWL_HEADERS_TIMEOUT_MS,
    totalTimeoutMs: settings.CRAWL_TOTAL_TIMEOUT_MS,
    maxBodyBytes: settings.CRAWL_MAX_BODY_BYTES,
    maxFileBytes: settings.CRAWL_MAX_FILE_BYTES,
    maxHeaderBytes: settings.CRAWL_MAX_HEADER_BYTES,
    maxUnpackRatio: settings.CRAWL_MAX_UNPACK_RATIO,
  })
  stack.defer(() => fetcher.close())
  return fetcher
}

/** Reads pages in worker threads until `stack` is disposed; `minThreads` of them are kept warm. */
export function openReader(settings: Settings, stack: AsyncDisposableStack, minThreads = 1): PageReader {
  const reader = createExtractPool({
    threads: settings.EXTRACT_THREADS,
    minThreads,
    timeoutMs: settings.EXTRACT_TIMEOUT_MS,
    fileTimeoutMs: settings.EXTRACT_FILE_TIMEOUT_MS,
    ocr: settings.EXTRACT_OCR ? findOcr({ timeoutMs: settings.EXTRACT_OCR_TIMEOUT_MS }) : null,
    domEngine: settings.EXTRACT_DOM,
  })
  stack.defer(() => reader.close())
  return reader
}

/** A browser for pages that need JavaScript, when one is set; it starts with the first such page. */
function openRenderer(settings: Settings, stack: AsyncDisposableStack): Renderer | null {
  if (!settings.CRAWL_BROWSER) return null
  const renderer = createChromiumRenderer({
    executablePath: settings.CRAWL_BROWSER,
    userAgent: settings.CRAWL_USER_AGENT,
    timeoutMs: settings.CRAWL_RENDER_TIMEOUT_MS,
    memoryMb: settings.CRAWL_RENDER_MEMORY_MB,
  })
  stack.defer(() => renderer.close())
  return renderer
}

/** Fetching, extraction and recording; closed when `stack` is disposed. */
export function openCrawler(
  settings: Settings,
  store: Store,
  stack: AsyncDisposableStack,
  { onRecord, hasRoom }: { onRecord: (record: PageRecord) => void; hasRoom: () => boolean },
): CrawlEngine {
  const fetcher = openFetcher(settings, stack)
  const reader = openReader(settings, stack)
  const renderer = openRenderer(settings, stack)
  const engine = createCrawlEngine({
    frontier: store.frontier,
    hosts: store.hosts,
    fetcher,
    reader,
    renderer,
    clock,
    hasRoom,
    onRecord,
    limits: {
      concurrency: settings.CRAWL_CONCURRENCY,
      maxAttempts: settings.CRAWL_MAX_ATTEMPTS,
      retryDelayMs: settings.CRAWL_RETRY_DELAY_MS,
      hostFailures: settings.CRAWL_HOST_FAILURES,
      longestPauseMs: settings.CRAWL_LONGEST_PAUSE_MS,
    },
  })
  stack.defer(() => engine.close())
  return engine
}

/** Drains changed documents into the engine until `stack` is disposed. */
export function openIndexer(
  settings: Settings,
  store: Store,
  registry: Registry,
  writer: SearchWriter,
  stack: AsyncDisposableStack,
  logger: Logger,
  onConfirmed: () => void = () => {},
): Indexer {
  let confirmed = 0
  const indexer = createIndexer({
    queue: store.documents,
    writer,
    registry,
    batch: { maxDocuments: settings.INDEX_BATCH_DOCUMENTS, maxBytes: settings.INDEX_BATCH_BYTES },
    clock,
    logger,
    onConfirmed: () => {
      onConfirmed()
      confirmed += 1
      if (confirmed % COMPACT_AFTER_BATCHES === 0)
        store.statistics.compact().catch((error) => logger.error({ err: error }, 'statistics of terms cannot be added up'))
    },
  })
  stack.defer(() => indexer.stop())
  return indexer
}

/** Takes crawl jobs from the queue and drains what they bring. */
export async function startWorker(
  { settings, registry, store, queue, writer, logger, metrics }: WorkerParts,
  stack: AsyncDisposableStack,
  events: CrawlEvents = {},
): Promise<Indexer> {
  const indexer = openIndexer(settings, store, registry, writer, stack, logger, events.onConfirmed)
  const hasRoom = await guardDisk(settings, logger, stack)
  const onRecord = (record: PageRecord): void => {
    if (record.document || record.dropDocument) indexer.wake()
    metrics.onRecord(record)
    events.onRecord?.(record)
  }
  const crawler = openCrawler(settings, store, stack, { onRecord, hasRoom })
  indexer.start()
  await queue.work(settings.CRAWL_PORTALS_AT_ONCE, async (portalId) => {
    const portal = registry.byId.get(portalId)
    if (!portal) {
      logger.warn({ portalId }, 'crawl job for a portal that is not in the registry: dropped')
      return
    }
    events.onRunStarted?.(portal)
    const run = await crawler.crawl(portal)
    logger.info({ portalId, runId: run.id, state: run.state, endedBy: run.endedBy, fetched: run.fetched }, 'crawl run ended')
    metrics.onRunEnded(run)
    events.onRunEnded?.(portal, run)
  })
  return indexer
}

export type WorkerParts = {
  settings: Settings
  registry: Registry
  store: Store
  queue: CrawlQueue
  writer: SearchWriter
  logger: Logger
  metrics: Pick<Metrics, 'onRecord' | 'onRunEnded'>
}
