import type { RunSummary } from '../domain/coverage.ts'
import type { CrawlOutcome } from '../domain/crawl-outcome.ts'
import type { Portal } from '../domain/portal.ts'
import type { DuePage, Frontier, PageRecord } from '../domain/ports.ts'
import { hostOf } from '../domain/url.ts'
import { isWithinHours } from './crawl-hours.ts'
import type { HostGates } from './host-gates.ts'
import { settleUnasked } from './settle-unasked.ts'
import type { TrapDetector } from './traps.ts'
import { ruleAgainst, type UrlRules } from './url-rules.ts'

/** Pages read ahead from the frontier, and the level below which more are read. */
const READ_AHEAD_PAGES = 256
const LOW_WATER_PAGES = 64

/** Why a run ended before its pages were all settled: its pages stay due for the next run. */
export type EndedBy = { state: 'finished' | 'interrupted'; reason: string | null }

export type PortalRunParts = {
  portal: Portal
  run: RunSummary
  frontier: Frontier
  rules: UrlRules
  traps: TrapDetector
  gates: HostGates
  longestPauseMs: number
  clock: () => Date
  record: (record: PageRecord) => Promise<void>
  /** Called when a page may have become ready. */
  onReady: () => void
}

/**
 * One portal's crawl in progress. Pages go through: due in the frontier → read ahead here → taken (gate entered) →
 * recorded. The run is over when nothing is read ahead, taken or due, and no further attempt is owed.
 *
 * States: running → ending (nothing more is taken, pages on their way come home) → over (`done` resolves).
 */
export class PortalRun {
  readonly #parts: PortalRunParts
  #readAhead: DuePage[] = []
  /** Pages read ahead, taken or not yet durable: the frontier still calls them due. */
  readonly #claimed = new Set<string>()
  #taken = 0
  #fetched: number
  #refilling: Promise<void> | null = null
  /** Rises whenever something became durable: only then can the frontier hold something new. */
  #homecomings = 0
  /** `#homecomings` as of the last look at the frontier that brought nothing. */
  #dryAt = -1
  #retryTimer: NodeJS.Timeout | undefined
  #endedBy: EndedBy | null = null
  readonly #over = Promise.withResolvers<EndedBy>()

  constructor(parts: PortalRunParts) {
    this.#parts = parts
    this.#fetched = parts.run.fetched
  }

  get portal(): Portal {
    return this.#parts.portal
  }

  get runId(): string {
    return this.#parts.run.id
  }

  get done(): Promise<EndedBy> {
    return this.#over.promise
  }

  /** Starts reading ahead. */
  start(): void {
    this.#refill()
  }

  hasReady(nowMs: number): boolean {
    return this.#readyIndex(nowMs) >= 0
  }

  /** Takes a page whose host may be asked now, and enters its gate. Pages that a rule denies are recorded on the way. */
  take(nowMs: number): DuePage | null {
    const { gates, portal, rules } = this.#parts
    if (!this.#endedBy && this.#readAhead.length > 0 && !isWithinHours(portal.crawl.hours, new Date(nowMs)))
      this.end({ state: 'interrupted', reason: 'outside-hours' })
    for (let index = this.#readyIndex(nowMs); index >= 0; index = this.#readyIndex(nowMs)) {
      const [page] = this.#readAhead.splice(index, 1)
      if (!page) break
      if (this.#readAhead.length < LOW_WATER_PAGES) this.#refill()
      const denied = ruleAgainst(page, rules)
      if (denied) {
        void this.#settleWithoutFetch(page, denied)
        continue
      }
      if (this.#fetched >= portal.crawl.maxPagesPerRun) {
        this.end({ state: 'finished', reason: 'budget' })
        return null
      }
      gates.enter(hostOf(page.url))
      this.#taken += 1
      this.#fetched += 1
      return page
    }
    return null
  }

  /** A taken page has come home and is durable. */
  comeHome(page: DuePage, record: PageRecord): void {
    this.#taken -= 1
    this.#claimed.delete(page.pageId)
    const { outcome } = record
    if (outcome.type === 'page' || outcome.type === 'source' || outcome.type === 'skipped') {
      this.#parts.traps.observe(page.url, { document: outcome.type === 'page', links: record.links.map(({ url }) => url) })
    }
    this.#homecomings += 1
    if (this.#readAhead.length < LOW_WATER_PAGES) this.#refill()
  }

  /** A taken page could not be recorded: it stays due. */
  lose(page: DuePage, reason: string): void {
    this.#taken -= 1
    this.#claimed.delete(page.pageId)
    this.end({ state: 'interrupted', reason })
  }

  end(endedBy: EndedBy): void {
    this.#endedBy ??= endedBy
    this.#readAhead = []
    this.#checkOver()
  }

  #readyIndex(nowMs: number): number {
    if (this.#endedBy) return -1
    const closed = new Set<string>()
    return this.#readAhead.findIndex((page) => {
      const host = hostOf(page.url)
      if (closed.has(host)) return false
      if (this.#parts.gates.isOpen(host, nowMs)) return true
      closed.add(host)
      return false
    })
  }

  async #settleWithoutFetch(page: DuePage, outcome: CrawlOutcome): Promise<void> {
    const record = settleUnasked({ runId: this.runId, portalId: this.portal.id, page, outcome, now: this.#parts.clock() })
    await this.#parts.record(record).catch((cause) => this.end({ state: 'interrupted', reason: String(cause) }))
    this.#claimed.delete(page.pageId)
    this.#homecomings += 1
    this.#refill()
  }

  #refill(): void {
    if (this.#refilling) return
    if (this.#endedBy || this.#dryAt === this.#homecomings) {
      this.#checkOver()
      return
    }
    this.#refilling = this.#readMore()
      .catch((cause) => this.end({ state: 'interrupted', reason: String(cause) }))
      .finally(() => {
        this.#refilling = null
        this.#parts.onReady()
        // What came home meanwhile may have brought links that this look did not see yet.
        if (this.#readAhead.length < LOW_WATER_PAGES) this.#refill()
        else this.#checkOver()
      })
  }

  async #readMore(): Promise<void> {
    const { frontier, clock, portal } = this.#parts
    const seen = this.#homecomings
    const due = await frontier.nextDue(this.runId, portal.id, clock().toISOString(), READ_AHEAD_PAGES, [...this.#claimed])
    if (this.#endedBy) return
    for (const page of due) {
      this.#claimed.add(page.pageId)
      this.#readAhead.push(page)
    }
    if (due.length > 0) return
    if (this.#claimed.size === 0 && seen === this.#homecomings) await this.#awaitRetry(seen)
    this.#dryAt = seen
  }

  /** Nothing is due and nothing is on its way: what is left are further attempts, or nothing at all. */
  async #awaitRetry(seen: number): Promise<void> {
    const { frontier, clock, portal, longestPauseMs } = this.#parts
    const retryAt = await frontier.nextRetryAt(this.runId, portal.id)
    if (this.#claimed.size > 0 || seen !== this.#homecomings) return
    const waitMs = retryAt ? Date.parse(retryAt) - clock().getTime() : Number.POSITIVE_INFINITY
    if (waitMs > longestPauseMs) {
      this.end({ state: 'finished', reason: null })
      return
    }
    clearTimeout(this.#retryTimer)
    this.#retryTimer = setTimeout(() => {
      this.#homecomings += 1
      this.#refill()
    }, Math.max(0, waitMs) + 1)
  }

  #checkOver(): void {
    if (!this.#endedBy || this.#taken > 0 || this.#refilling) return
    clearTimeout(this.#retryTimer)
    this.#over.resolve(this.#endedBy)
  }
}
