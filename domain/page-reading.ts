import type { SkipReason } from './crawl-outcome.ts'
import type { SourceDocument } from './document.ts'
import type { ExtractHints } from './portal.ts'

/** The bytes of one answer, as they came from the portal, with what the registry knows about its pages. */
export type PageInput = {
  url: string
  bytes: Uint8Array
  contentType: string | null
  robotsHeader: string | null
  hints?: ExtractHints | undefined
}

/** A link found in a page, sitemap or feed: absolute and normalised. `lastModified` is ISO, from a sitemap or feed. */
export type FoundLink = { url: string; role: 'page' | 'feed' | 'sitemap'; lastModified: string | null }

/** What reading a page came to. `canonical` is the normalised URL that the page names as its own, if it names one. */
export type PageReading =
  | { type: 'document'; document: SourceDocument; links: FoundLink[]; canonical: string | null }
  // `hasPostbackPager`: its further pages are behind forms of ASP.NET, not behind links.
  | { type: 'list'; links: FoundLink[]; canonical: string | null; hasPostbackPager?: boolean }
  | { type: 'soft-404'; links: FoundLink[]; canonical: string | null }
  | { type: 'noindex'; links: FoundLink[]; canonical: string | null }
  | { type: 'no-text'; links: FoundLink[]; canonical: string | null }
  | { type: 'sitemap'; links: FoundLink[] }
  | { type: 'feed'; links: FoundLink[] }
  | { type: 'unsupported'; contentType: string | null }
  /** A file from which no text comes, by the reason under which it is skipped. */
  | { type: 'refused-file'; reason: SkipReason; detail: string }

/** Turns bytes into a reading, away from the main thread. Rejects when a page is beyond it (time, memory). */
export interface PageReader {
  read(input: PageInput): Promise<PageReading>
  close(): Promise<void>
}
