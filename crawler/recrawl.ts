import type { CrawlOutcome } from '../domain/crawl-outcome.ts'

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS

/** A list is looked at again soon, a document rarely: sitemaps, feeds and lists tell when a document changes. */
const FIRST_SOURCE_INTERVAL_MS = 10 * MINUTE_MS
const LONGEST_SOURCE_INTERVAL_MS = DAY_MS
const FIRST_DOCUMENT_INTERVAL_MS = DAY_MS
const LONGEST_DOCUMENT_INTERVAL_MS = 30 * DAY_MS
const REDIRECT_INTERVAL_MS = 7 * DAY_MS
const SKIP_INTERVAL_MS = 7 * DAY_MS
const FAILURE_INTERVAL_MS = HOUR_MS
/** A 404 counts as confirmed when a second one follows after at least this long. */
export const GONE_CONFIRMATION_MS = 6 * HOUR_MS
const GONE_INTERVAL_MS = 30 * DAY_MS

/**
 * Milliseconds until a page is due again. Intervals double with every fetch in a row that found nothing new.
 * `readsAs` is what the page was read as, now or (for a 304) before.
 */
export function recrawlAfterMs(outcome: CrawlOutcome, { readsAs, unchangedFetches, goneIsConfirmed }: RecrawlFacts): number {
  switch (outcome.type) {
    case 'page':
    case 'source':
    case 'not-modified':
      return readsAs === 'source'
        ? Math.min(FIRST_SOURCE_INTERVAL_MS * 2 ** unchangedFetches, LONGEST_SOURCE_INTERVAL_MS)
        : Math.min(FIRST_DOCUMENT_INTERVAL_MS * 2 ** unchangedFetches, LONGEST_DOCUMENT_INTERVAL_MS)
    case 'redirect':
      return REDIRECT_INTERVAL_MS
    case 'gone':
      return goneIsConfirmed ? GONE_INTERVAL_MS : GONE_CONFIRMATION_MS
    case 'skipped':
      return SKIP_INTERVAL_MS
    case 'failed':
      return FAILURE_INTERVAL_MS
  }
}

export type RecrawlFacts = { readsAs: 'document' | 'source' | null; unchangedFetches: number; goneIsConfirmed: boolean }
