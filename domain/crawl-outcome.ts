/** Why a URL was not turned into a page although nothing went wrong. */
export const SKIP_REASONS = [
  'robots', // robots.txt disallows it
  'out-of-scope', // another host, or outside the portal's path prefixes
  'excluded', // the registry's exclude patterns, or none of its include patterns
  'too-deep', // more link steps than maxDepth
  'trap', // an endless calendar, a growing path, a permutation of filters
  'print-view', // another view of a page, made for paper
  'login', // a log-in form, or a way to one
  'same-page', // the address without a parameter that changes nothing is asked for instead
  'content-type', // neither HTML, XML feed, sitemap nor a file that can be read
  'noindex', // the page asks not to be indexed
  'canonical', // the page names another URL of its portal as its canonical form
  'soft-404', // an error page that is served with status 200
  'no-text', // nothing to read, or a page that needs JavaScript
  'needs-ocr', // a file of scanned pages, and no OCR is installed
  'encrypted', // a file with a password
  'broken-file', // a file that breaks off or contradicts itself
  'file-too-large', // a file of too many pages, or one that would unpack to too much
  'garbled', // a file whose text is codes of glyphs that only its fonts could read
] as const
export type SkipReason = (typeof SKIP_REASONS)[number]

/** Why a fetch failed. The last good copy stays searchable in every one of these cases. */
export const FAILURE_REASONS = [
  'dns', // the name does not resolve
  'connect', // refused, unreachable or reset
  'tls', // certificate expired or wrong
  'timeout', // no headers, or no end, within the limit
  'too-large', // body or headers over their limits
  'unpacks-too-far', // a small body that would decompress to a huge one
  'address-refused', // resolves to an address that is not public
  'http-4xx',
  'http-429',
  'http-5xx',
  'broken-body', // cannot be decompressed or decoded
  'extract', // the worker could not read it
] as const
export type FailureReason = (typeof FAILURE_REASONS)[number]

/** What the fetch of one URL came to. Every fetch ends in exactly one of these. */
export type CrawlOutcome =
  | { type: 'page'; status: number; detail?: string } // a document was read; `detail` says what was unusual
  | { type: 'not-modified' } // 304, or the same bytes as before
  | { type: 'source'; status: number; detail?: string } // a sitemap, feed or list: read for its links
  | { type: 'redirect'; status: number; location: string }
  | { type: 'gone'; status: number } // 404 or 410
  | { type: 'skipped'; reason: SkipReason; detail?: string }
  | { type: 'failed'; reason: FailureReason; status?: number; detail?: string }

export type OutcomeType = CrawlOutcome['type']

/** `skipped:robots`, `failed:timeout`, `page`: the one spelling in logs, store, metrics and pages. */
export function outcomeName(outcome: CrawlOutcome): string {
  return 'reason' in outcome ? `${outcome.type}:${outcome.reason}` : outcome.type
}
