import type { RunSummary } from '../domain/coverage.ts'
import type { PageReader } from '../domain/page-reading.ts'
import type { Portal } from '../domain/portal.ts'
import type { DiscoveredUrl, DuePage, Frontier, HostStateStore, PageRecord } from '../domain/ports.ts'
import { hostOf } from '../domain/url.ts'
import { isWithinHours } from './crawl-hours.ts'
import { startCrawlee } from './crawlee-driver.ts'
import { createScope } from './decide.ts'
import type { Fetcher, FetchResult } from './fetcher.ts'
import { isFile } from './file-types.ts'
import { createHostBreaker } from './host-breaker.ts'
import { createHostGates } from './host-gates.ts'
import { jsonListOf } from './json-list.ts'
import { createLinkForms, type LinkForms } from './link-forms.ts'
import { createPageLoader } from './page-loader.ts'
import { type EndedBy, PortalRun } from './portal-run.ts'
import { type RobotsOfPortal, robotsOfPortal, sourcesOf } from './prepare-run.ts'
import { readAnswer } from './read-answer.ts'
import { isReadableType } from './readable-types.ts'
import { createRecorder } from './recorder.ts'
import type { LoadForPage, Renderer } from './renderer.ts'
import { askedTooMuch, failureNameOf, isHostFailure, retryAfterMs, settle } from './settle.ts'
import { throughGate } from './through-gate.ts'
import { createTrapDetector } from './traps.ts'
import type { UrlRules } from './url-rules.ts'

export type CrawlLimits = {
  concurrency: number
  maxAttempts: number
  retryDelayMs: number
  hostFailures: number
  longestPauseMs: number
}

export type CrawlEngineParts = {
  frontier: Frontier
  hosts: HostStateStore
  fetcher: Fetcher
  reader: PageReader
  /** Null where there is no browser: pages without text are recorded as such. */
  renderer?: Renderer | null
  limits: CrawlLimits
  clock: () => Date
  /** Is there room on the disk for what a crawl brings? */
  hasRoom?: () => boolean
  /** Called for every durable record: progress, wake-up of the indexer. */
  onRecord?: (record: PageRecord) => void
}

/** A worker's crawler: any number of portals at once over one Crawlee crawler. */
export type CrawlEngine = {
  /**
   * Crawls a portal until nothing of it is due, or takes up its killed run. Resolves with how the run ended. `isWanted`: a person waits
   * for it, so that hosts which are left alone are tried once.
   */
  crawl(portal: Portal, how?: { isWanted?: boolean }): Promise<RunSummary>
  /** Stops taking pages, lets those on their way come home, and leaves open runs to be taken up at the next start. */
  close(): Promise<void>
}

function linkFrom({ pageId, depth }: DuePage, url: string): DiscoveredUrl {
  return { url, role: 'page', depth: depth + 1, foundOn: pageId, lastModified: null }
}

/** A portal's run with what its pages need. */
type OpenRun = { run: PortalRun; rules: UrlRules; forms: LinkForms; loadFor: (pageUrl: string) => LoadForPage }

/** Pages that were read and wait for the store: their bodies are gone, their links and texts take memory. */
const MAX_UNRECORDED = 256
const UNREACHABLE_RETRY_MS = 10 * 60_000

export function createCrawlEngine(parts: CrawlEngineParts): CrawlEngine {
  const { frontier, fetcher, reader, renderer = null, limits, clock, hasRoom = () => true } = parts
  const breaker = createHostBreaker({ hosts: parts.hosts, clock, hostFailures: limits.hostFailures })
  const gates = createHostGates()
  const recorder = createRecorder(frontier)
  const open = new Set<OpenRun>()
  const unrecorded = new Set<Promise<void>>()
  let isClosing = false
  const gateParts = { fetcher, gates, clock, isClosing: () => isClosing }

  const take = (): { open: OpenRun; page: DuePage } | null => {
    const nowMs = clock().getTime()
    if (!hasRoom()) for (const { run } of open) run.end({ state: 'interrupted', reason: 'disk-full' })
    for (const each of open) {
      const page = each.run.take(nowMs)
      if (!page) continue
      // To the back of the line: every portal gets its turn.
      open.delete(each)
      open.add(each)
      return { open: each, page }
    }
    return null
  }
  const hasReady = () => {
    const nowMs = clock().getTime()
    return [...open].some(({ run }) => run.hasReady(nowMs))
  }
  const driver = startCrawlee({ concurrency: limits.concurrency, take, hasReady, handle })

  async function handle({ open: { run, rules, forms, loadFor }, page }: { open: OpenRun; page: DuePage }): Promise<void> {
    const host = hostOf(page.url)
    const { portal } = run
    const result = await fetchPage(portal, page)
    const fetchedAt = clock()
    // Before its gate opens: the next page would else be asked for already.
    if (!isHostFailure(result)) breaker.answered(host)
    else if (breaker.failed(host, failureNameOf(result))) run.end({ state: 'interrupted', reason: 'host-down' })
    const pauseMs = retryAfterMs(result, fetchedAt)
    const leave = () => {
      gates.leave(host, clock().getTime(), { hostFailed: isHostFailure(result), askedTooMuch: askedTooMuch(result), pauseMs })
      driver.notify()
    }
    // A page that may be rendered keeps its gate until then: what the browser asks for is asked by nobody else meanwhile.
    if (!portal.crawl.render) leave()
    const settled = (async () => {
      const read = await readAnswer({ portal, page, result }, { reader, renderer, load: loadFor(page.url) }).finally(() => {
        if (portal.crawl.render) leave()
      })
      const { learned, probes } = forms.observe(page.url, result, read)
      const fetched = { runId: run.runId, portalId: portal.id, page, result, fetchedAt, ...read }
      const record = forms.applyTo(settle(fetched, rules.scope.contains, limits))
      record.links.push(...probes.map((url) => linkFrom(page, url)))
      await frontier.ignoreParameters(portal.id, learned, fetchedAt.toISOString())
      return record
    })()
    const recorded = settled
      .then(async (record) => {
        await recorder.add(record)
        parts.onRecord?.(record)
        run.comeHome(page, record)
      })
      .catch((cause) => run.lose(page, `not recorded: ${cause instanceof Error ? cause.message : cause}`))
      .finally(() => unrecorded.delete(recorded))
    unrecorded.add(recorded)
    await settled.catch(() => {})
    // Writing goes on while the next page is fetched; only when the store cannot keep up is it waited for.
    if (unrecorded.size >= MAX_UNRECORDED) await Promise.race(unrecorded)
    if (pauseMs > limits.longestPauseMs) run.end({ state: 'interrupted', reason: 'host-paused' })
  }

  function fetchPage({ crawl }: Portal, page: DuePage): Promise<FetchResult> {
    const isJsonList = jsonListOf(crawl.jsonLists, page.url) !== null
    return fetcher.fetch({
      url: page.url,
      allowLoopback: crawl.allowLoopback,
      tolerateBadTls: crawl.tolerateBadTls,
      etag: page.etag,
      lastModified: page.lastModified,
      wants: (contentType) => isJsonList || isReadableType(contentType) || isFile(contentType, page.url),
    })
  }

  async function crawl(portal: Portal, { isWanted = false }: { isWanted?: boolean } = {}): Promise<RunSummary> {
    const { run, resumed } = await frontier.openRun(portal.id, clock().toISOString())
    // A run that the worker itself stops stays open: the next start takes it up.
    const end = async ({ state, reason }: EndedBy): Promise<RunSummary> =>
      reason === 'stopped' ? { ...run, endedBy: reason } : frontier.closeRun(run.id, state, reason, clock().toISOString())

    if (!hasRoom()) return end({ state: 'interrupted', reason: 'disk-full' })
    if (!isWithinHours(portal.crawl.hours, clock())) return end({ state: 'interrupted', reason: 'outside-hours' })
    const hosts = portal.baseUrls.map(hostOf)
    if (!(await breaker.admits(hosts, isWanted))) return end({ state: 'interrupted', reason: 'host-down' })
    const { robotsByHost, trouble } = await robotsOfPortal(portal, { frontier, ...gateParts })
    if (isClosing) return end({ state: 'interrupted', reason: 'stopped' })
    const scope = createScope(portal)
    const sources = sourcesOf(portal, robotsByHost).filter(({ url, role }) => scope.contains(url, role))
    await frontier.discover(portal.id, sources, clock().toISOString())
    if (!resumed) await frontier.makeSourcesDue(portal.id, clock().toISOString())

    const isForbidden = [...robotsByHost.values()].every((robots) => robots.isForbidden)
    if (trouble && isForbidden) {
      for (const host of hosts) breaker.failed(host, trouble.reason)
      await recordUnreachable(portal, run.id, trouble)
      return end({ state: 'interrupted', reason: trouble.reason })
    }
    if (isForbidden) return end({ state: 'interrupted', reason: 'robots-5xx' })

    const { keepParameters } = portal.crawl
    const forms = createLinkForms({ ignoredParameters: await frontier.ignoredParameters(portal.id), keepParameters })
    const traps = createTrapDetector()
    const rules: UrlRules = { scope, robotsByHost, traps, ignoredParameters: forms.ignoredParameters }
    const portalRun = new PortalRun({
      portal,
      run,
      frontier,
      rules,
      traps,
      gates,
      longestPauseMs: limits.longestPauseMs,
      clock,
      record: async (record) => {
        await recorder.add(record)
        parts.onRecord?.(record)
      },
      onReady: driver.notify,
    })
    const opened = {
      run: portalRun,
      rules,
      forms,
      loadFor: createPageLoader({ portal, robotsByHost, fetcher, gated: throughGate(gateParts) }),
    }
    open.add(opened)
    if (isClosing) portalRun.end({ state: 'interrupted', reason: 'stopped' })
    portalRun.start()
    const endedBy = await portalRun.done
    open.delete(opened)
    return end(endedBy)
  }

  /** Seeds of a portal that did not answer get an outcome too, so that the coverage page says why there is nothing. */
  async function recordUnreachable(
    portal: Portal,
    runId: string,
    { reason, detail }: NonNullable<RobotsOfPortal['trouble']>,
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
      const over = [...open].map(({ run }) => {
        run.end({ state: 'interrupted', reason: 'stopped' })
        return run.done
      })
      await Promise.all(over)
      await recorder.close()
      await breaker.flush()
      await driver.close()
    },
  }
}
