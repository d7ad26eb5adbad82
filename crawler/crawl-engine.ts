import { createHash } from 'node:crypto'
import {
  BasicCrawler,
  Configuration,
  log as crawleeLog,
  type IRequestManager,
  LogLevel,
  Request,
  type RequestQueue,
} from '@crawlee/http'
import type { RunSummary } from '../domain/coverage.ts'
import type { FailureReason } from '../domain/crawl-outcome.ts'
import type { PageReader } from '../domain/page-reading.ts'
import type { Portal } from '../domain/portal.ts'
import type { DiscoveredUrl, DuePage, Frontier, PageRecord } from '../domain/ports.ts'
import { hostOf, normalizeUrl, twinOf } from '../domain/url.ts'
import { createScope } from './decide.ts'
import type { Fetcher, FetchResult } from './fetcher.ts'
import { createHostGates } from './host-gates.ts'
import { type EndedBy, PortalRun } from './portal-run.ts'
import { createRecorder } from './recorder.ts'
import { FORBIDDEN, type Robots, robotsOf } from './robots.ts'
import { isHostFailure, retryAfterMs, settle } from './settle.ts'
import { createTrapDetector } from './traps.ts'

export type CrawlLimits = {
  concurrency: number
  maxAttempts: number
  retryDelayMs: number
  hostFailures: number
  longestPauseMs: number
}

export type CrawlEngineParts = {
  frontier: Frontier
  fetcher: Fetcher
  reader: PageReader
  limits: CrawlLimits
  clock: () => Date
  /** Called for every durable record: progress, wake-up of the indexer. */
  onRecord?: (record: PageRecord) => void
}

/** A worker's crawler: any number of portals at once over one Crawlee crawler. */
export type CrawlEngine = {
  /** Crawls a portal until nothing of it is due, or takes up its killed run. Resolves with how the run ended. */
  crawl(portal: Portal): Promise<RunSummary>
  /** Stops taking pages, lets those on their way come home, and leaves open runs to be taken up at the next start. */
  close(): Promise<void>
}

/** How often Crawlee looks for a ready page when nothing has told it of one, in seconds: the grain of host delays. */
const POLL_SECS = 0.01
const LAST_RESORT_SECS = 600
const UNREACHABLE_RETRY_MS = 10 * 60_000

export function createCrawlEngine(parts: CrawlEngineParts): CrawlEngine {
  const { frontier, fetcher, reader, limits, clock } = parts
  const gates = createHostGates()
  const recorder = createRecorder(frontier)
  const runs = new Set<PortalRun>()
  const onItsWay = new Map<string, { run: PortalRun; page: DuePage }>()
  let isClosing = false

  const take = (): { run: PortalRun; page: DuePage } | null => {
    const nowMs = clock().getTime()
    for (const run of runs) {
      const page = run.take(nowMs)
      if (!page) continue
      // To the back of the line: every portal gets its turn.
      runs.delete(run)
      runs.add(run)
      return { run, page }
    }
    return null
  }
  const hasReady = () => {
    const nowMs = clock().getTime()
    return [...runs].some((run) => run.hasReady(nowMs))
  }

  const crawler = buildCrawler({ concurrency: limits.concurrency, take, hasReady, onItsWay, handle })
  const notify = () => void crawler.autoscaledPool?.notify()
  const crawling = crawler.run()

  async function handle({ run, page }: { run: PortalRun; page: DuePage }): Promise<void> {
    const host = hostOf(page.url)
    const result = await fetcher.fetch({
      url: page.url,
      allowLoopback: run.portal.crawl.allowLoopback,
      etag: page.etag,
      lastModified: page.lastModified,
      wants: isReadable,
    })
    const now = clock()
    const pauseMs = retryAfterMs(result, now)
    gates.leave(host, now.getTime(), { hostFailed: isHostFailure(result), pauseMs })
    notify()
    try {
      const contentHash = hashOf(result)
      const reading = await readIfNew(page, result, contentHash)
      const record = settle(
        { runId: run.runId, portalId: run.portal.id, page, result, contentHash, reading, fetchedAt: now },
        run.isInScope,
        limits,
      )
      await recorder.add(record)
      parts.onRecord?.(record)
      run.comeHome(page, record)
    } catch (cause) {
      run.lose(page, `not recorded: ${cause instanceof Error ? cause.message : cause}`)
      return
    }
    if (gates.failuresInARow(host) >= limits.hostFailures) run.end({ state: 'interrupted', reason: 'host-down' })
    if (pauseMs > limits.longestPauseMs) run.end({ state: 'interrupted', reason: 'host-paused' })
  }

  async function readIfNew(page: DuePage, result: FetchResult, contentHash: string | null) {
    if (result.type !== 'answer' || !contentHash || contentHash === page.contentHash) return null
    const { 'content-type': contentType = null, 'x-robots-tag': robotsHeader = null } = result.headers
    try {
      return await reader.read({ url: page.url, bytes: result.body, contentType, robotsHeader })
    } catch (error) {
      return { type: 'unreadable', detail: error instanceof Error ? error.message : String(error) } as const
    }
  }

  async function openRobots(portal: Portal) {
    const robotsByHost = new Map<string, Robots>()
    let trouble: { reason: FailureReason; detail: string } | null = null
    for (const origin of portal.baseUrls) {
      const answer = await robotsOf({ frontier, fetcher, clock }, origin, portal.crawl.allowLoopback)
      if (answer.type === 'unreachable') trouble = answer
      const robots = answer.type === 'unreachable' ? FORBIDDEN : answer.robots
      // The twin host has the same rules unless it is listed with its own.
      for (const host of [hostOf(origin), twinOf(hostOf(origin))]) if (!robotsByHost.has(host)) robotsByHost.set(host, robots)
      robotsByHost.set(hostOf(origin), robots)
    }
    return { robotsByHost, trouble }
  }

  async function crawl(portal: Portal): Promise<RunSummary> {
    const { run, resumed } = await frontier.openRun(portal.id, clock().toISOString())
    const { robotsByHost, trouble } = await openRobots(portal)
    const scope = createScope(portal)
    const sources = sourcesOf(portal, robotsByHost).filter(({ url }) => scope.contains(url))
    await frontier.discover(portal.id, sources, clock().toISOString())
    if (!resumed) await frontier.makeSourcesDue(portal.id, clock().toISOString())

    // A run that the worker itself stops stays open: the next start takes it up.
    const end = async ({ state, reason }: EndedBy): Promise<RunSummary> =>
      reason === 'stopped' ? { ...run, endedBy: reason } : frontier.closeRun(run.id, state, reason, clock().toISOString())
    const isForbidden = [...robotsByHost.values()].every((robots) => robots.isForbidden)
    if (trouble && isForbidden) {
      await recordUnreachable(portal, run.id, trouble)
      return end({ state: 'interrupted', reason: trouble.reason })
    }
    if (isForbidden) return end({ state: 'interrupted', reason: 'robots-5xx' })
    for (const [host, { crawlDelayMs }] of robotsByHost) {
      gates.setLimits(host, {
        delayMs: Math.max(portal.crawl.delayMs, crawlDelayMs ?? 0),
        requestsAtOnce: portal.crawl.requestsAtOnce,
      })
      gates.forgetFailures(host)
    }

    const portalRun = new PortalRun({
      portal,
      run,
      frontier,
      scope,
      traps: createTrapDetector(),
      gates,
      robotsByHost,
      longestPauseMs: limits.longestPauseMs,
      clock,
      record: async (record) => {
        await recorder.add(record)
        parts.onRecord?.(record)
      },
      onReady: notify,
    })
    runs.add(portalRun)
    if (isClosing) portalRun.end({ state: 'interrupted', reason: 'stopped' })
    portalRun.start()
    const endedBy = await portalRun.done
    runs.delete(portalRun)
    return end(endedBy)
  }

  /** Seeds of a portal that did not answer get an outcome too, so that the coverage page says why there is nothing. */
  async function recordUnreachable(
    portal: Portal,
    runId: string,
    { reason, detail }: { reason: FailureReason; detail: string },
  ): Promise<void> {
    const now = clock()
    for (const page of await frontier.nextDue(runId, portal.id, now.toISOString(), portal.crawl.seeds.length, [])) {
      if (page.role !== 'seed') continue
      const result: FetchResult = { type: 'failure', reason, detail }
      const record = settle(
        { runId, portalId: portal.id, page, result, contentHash: null, reading: null, fetchedAt: now },
        () => false,
        { ...limits, maxAttempts: 1 },
      )
      await recorder.add({ ...record, dueAt: new Date(now.getTime() + UNREACHABLE_RETRY_MS).toISOString() })
    }
  }

  return {
    crawl,
    close: async () => {
      isClosing = true
      const over = [...runs].map((run) => {
        run.end({ state: 'interrupted', reason: 'stopped' })
        return run.done
      })
      await Promise.all(over)
      await recorder.close()
      crawler.stop()
      await crawler.teardown()
      await crawling
    },
  }
}

/** Seeds, sitemaps and feeds: what every run looks at first. */
function sourcesOf(portal: Portal, robotsByHost: ReadonlyMap<string, Robots>): DiscoveredUrl[] {
  const { seeds, sitemaps, feeds } = portal.crawl
  const source =
    (role: DiscoveredUrl['role']) =>
    (href: string): DiscoveredUrl[] => {
      const url = normalizeUrl(href)
      return url ? [{ url, role, depth: 0, foundOn: null, lastModified: null }] : []
    }
  const announced = [...robotsByHost.values()].flatMap((robots) => robots.sitemaps)
  return [
    ...seeds.flatMap(source('seed')),
    ...[...sitemaps, ...announced].flatMap(source('sitemap')),
    ...feeds.flatMap(source('feed')),
  ]
}

const READABLE =
  /^\s*(text\/(html|xml|plain)|application\/(xhtml\+xml|xml|rss\+xml|atom\+xml|rdf\+xml|gzip|x-gzip|octet-stream))\s*(;|$)/i

/** Text and XML are read for pages, sitemaps and feeds; a missing type is judged by its bytes. */
function isReadable(contentType: string | null): boolean {
  return contentType === null || READABLE.test(contentType)
}

function hashOf(result: FetchResult): string | null {
  if (result.type !== 'answer' || result.status !== 200 || !result.bodyWanted) return null
  return createHash('sha256').update(result.body).digest('hex').slice(0, 32)
}

type CrawlerParts = {
  concurrency: number
  take: () => { run: PortalRun; page: DuePage } | null
  hasReady: () => boolean
  onItsWay: Map<string, { run: PortalRun; page: DuePage }>
  handle: (taken: { run: PortalRun; page: DuePage }) => Promise<void>
}

/**
 * The one place that builds a Crawlee crawler. Crawlee drives concurrency, time limits and shutdown; its request queue is
 * replaced by a manager over our frontier, which is durable and knows whose turn it is (docs/adr/0002).
 */
function buildCrawler({ concurrency, take, hasReady, onItsWay, handle }: CrawlerParts): BasicCrawler {
  crawleeLog.setLevel(LogLevel.ERROR)
  let handled = 0
  const manager: IRequestManager = {
    isEmpty: async () => !hasReady(),
    isFinished: async () => false,
    handledCount: async () => handled,
    getTotalCount: () => handled + onItsWay.size,
    getPendingCount: () => onItsWay.size,
    fetchNextRequest: async () => {
      const taken = take()
      if (!taken) return null
      onItsWay.set(taken.page.pageId, taken)
      return new Request({ id: taken.page.pageId, url: taken.page.url, uniqueKey: taken.page.pageId })
    },
    markRequestHandled: async (request) => {
      handled += 1
      onItsWay.delete(request.uniqueKey)
    },
    // Further attempts are the frontier's to plan: Crawlee never gives a request back.
    reclaimRequest: async () => null,
    addRequest: () => Promise.reject(new Error('URLs enter through the frontier')),
    addRequestsBatched: () => Promise.reject(new Error('URLs enter through the frontier')),
    async *[Symbol.asyncIterator]() {},
  }
  return new BasicCrawler(
    {
      // 3.18 declares `requestManager` but its own option check refuses it; as `requestQueue` the same object is taken.
      requestQueue: manager as unknown as RequestQueue,
      keepAlive: true,
      minConcurrency: concurrency,
      maxConcurrency: concurrency,
      autoscaledPoolOptions: { maybeRunIntervalSecs: POLL_SECS },
      // Fetching and extraction have limits of their own; Crawlee's is only the last resort.
      requestHandlerTimeoutSecs: LAST_RESORT_SECS,
      maxRequestRetries: 0,
      retryOnBlocked: false,
      useSessionPool: false,
      respectRobotsTxtFile: false,
      statisticsOptions: { saveErrorSnapshots: false, logIntervalSecs: 24 * 3600, persistenceOptions: { enable: false } },
      requestHandler: async ({ request }) => {
        const taken = onItsWay.get(request.uniqueKey)
        if (taken) await handle(taken)
      },
    },
    new Configuration({ persistStorage: false, purgeOnStart: false, logLevel: LogLevel.ERROR }),
  )
}
