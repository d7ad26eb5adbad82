import type { Hit } from '../../domain/search.ts'

/** A search as something to follow: newest first, every item with a date. */
export type Feed = {
  title: string
  /** Address of the feed itself, and of the page with the same results. Absolute. */
  selfUrl: string
  pageUrl: string
  iconUrl: string
  items: FeedItem[]
}

export type FeedItem = Pick<Hit, 'title' | 'snippetHtml' | 'portal' | 'documentNumber'> & {
  /** Absolute address of the document here: it stays the same when the portal changes its own. */
  id: string
  /** On the portal; the address here where that is no link. */
  url: string
  kind: string
  publishedAt: string
}

export const FEED_GENERATOR = 'Liên Cổng'

/** When the newest item is from; the beginning of time for an empty feed, so that it does not change by itself. */
export function newestIn({ items }: Pick<Feed, 'items'>): string {
  return items[0]?.publishedAt ?? '1970-01-01T00:00:00Z'
}
