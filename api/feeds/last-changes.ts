import { createHash } from 'node:crypto'

/** Feeds that are remembered; the one that was asked for longest ago is forgotten first. */
const MAX_FEEDS = 2000

/**
 * Since when a feed is as it is, as this process has seen it: the newest date in it would not do, since a document may be found days
 * after it was published. Feeds are known by a hash: what people follow is not kept.
 */
export function createLastChanges(clock: () => Date): (feed: string, tag: string) => Date {
  const known = new Map<string, { tag: string; since: Date }>()
  return (feed, tag) => {
    const key = createHash('sha256').update(feed).digest('base64url')
    const before = known.get(key)
    const now = before?.tag === tag ? before : { tag, since: clock() }
    known.delete(key)
    known.set(key, now)
    const [oldest] = known.keys()
    if (known.size > MAX_FEEDS && oldest !== undefined) known.delete(oldest)
    return now.since
  }
}
