import type { CrawlOutcome } from '../domain/crawl-outcome.ts'
import type { DuePage, PageRecord } from '../domain/ports.ts'
import { recrawlAfterMs } from './recrawl.ts'

/** The record of a page that a rule kept from being fetched. What is known about it stays as it is. Pure. */
export function settleUnasked({
  runId,
  portalId,
  page,
  outcome,
  now,
}: {
  runId: string
  portalId: string
  page: DuePage
  outcome: CrawlOutcome
  now: Date
}): PageRecord {
  const dueInMs = recrawlAfterMs(outcome, { readsAs: null, unchangedFetches: 0, goneIsConfirmed: false })
  // The address without what changes nothing is asked for instead.
  const instead = outcome.type === 'skipped' && outcome.reason === 'same-page' ? outcome.detail : undefined
  return {
    runId,
    portalId,
    pageId: page.pageId,
    url: page.url,
    outcome,
    fetchedAt: now.toISOString(),
    dueAt: new Date(now.getTime() + dueInMs).toISOString(),
    settled: true,
    attempts: 0,
    unchangedFetches: 0,
    etag: page.etag,
    lastModified: page.lastModified,
    contentHash: page.contentHash,
    bodyBytes: 0,
    links: instead ? [{ url: instead, role: 'page', depth: page.depth, foundOn: page.pageId, lastModified: null }] : [],
    document: null,
    dropDocument: false,
  }
}
