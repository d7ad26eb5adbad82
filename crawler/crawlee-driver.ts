import {
  BasicCrawler,
  Configuration,
  log as crawleeLog,
  type IRequestManager,
  LogLevel,
  Request,
  type RequestQueue,
} from '@crawlee/http'

/** How often Crawlee looks for a ready page when nothing has told it of one, in seconds: the grain of host delays. */
const POLL_SECS = 0.01
const LAST_RESORT_SECS = 600

type DriverParts<Taken> = {
  concurrency: number
  /** Takes what may be fetched now; `id` is unique among what is on its way. */
  take: () => (Taken & { page: { pageId: string; url: string } }) | null
  hasReady: () => boolean
  handle: (taken: Taken) => Promise<void>
}

export type CrawlDriver = {
  /** Something may have become ready. */
  notify(): void
  close(): Promise<void>
}

/**
 * The one place that builds a Crawlee crawler. Crawlee drives concurrency, time limits and shutdown; its request queue is
 * replaced by a manager over our frontier, which is durable and knows whose turn it is (docs/adr/0002).
 */
export function startCrawlee<Taken>({ concurrency, take, hasReady, handle }: DriverParts<Taken>): CrawlDriver {
  crawleeLog.setLevel(LogLevel.ERROR)
  const onItsWay = new Map<string, Taken>()
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
      const { pageId, url } = taken.page
      onItsWay.set(pageId, taken)
      return new Request({ id: pageId, url, uniqueKey: pageId })
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
  const crawler = new BasicCrawler(
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
  const crawling = crawler.run()
  return {
    notify: () => void crawler.autoscaledPool?.notify(),
    close: async () => {
      crawler.stop()
      await crawler.teardown()
      await crawling
    },
  }
}
