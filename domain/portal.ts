/** Where a portal stands in the tree of the administration. `linked`: a site that a portal links to as its own. */
export const PORTAL_LEVELS = ['government', 'ministry', 'agency', 'province', 'department', 'commune', 'linked'] as const
export type PortalLevel = (typeof PORTAL_LEVELS)[number]

/** A list that the portal's own pages load as JSON, for portals whose lists cannot be followed otherwise. */
export type JsonList = {
  /** Address of one page of the list, with `{page}` where its number stands; without it the list has one page. */
  url: string
  firstPage: number
  /** Pages that are read in one run at most. */
  maxPages: number
  /** Where the entries are: names joined by dots (`data.items`); empty when the answer is the list itself. */
  items: string
  /** Address of an entry's page, with names of its fields in braces: `/tin/{slug}-{id}.html`. Relative to the list's host. */
  link: string
  /** Name of the field that says when the entry changed, if there is one. */
  modified: string | null
}

/** How one portal is crawled. Every limit has a default in `config/portal-registry.ts`. */
export type CrawlRules = {
  /** URLs that every run starts from. */
  seeds: string[]
  /** Sitemaps beside those that robots.txt names. */
  sitemaps: string[]
  /** RSS or Atom feeds. */
  feeds: string[]
  jsonLists: JsonList[]
  /** Only paths that begin with one of these are crawled, letter case ignored; empty means all. */
  pathPrefixes: string[]
  /** Longer prefixes on the same hosts that belong to other portals of the registry. Derived, not written by hand. */
  foreignPrefixes: string[]
  /** Regular expressions over the path and query; a match is never fetched. */
  exclude: string[]
  /** The same kind of expressions; where there are any, a page must match one. Seeds, sitemaps and feeds need not. */
  include: string[]
  /** Parameters that identify pages: never left out, whatever their pages look like. */
  keepParameters: string[]
  /** Least pause between the end of one request to a host and the start of the next, in milliseconds. */
  delayMs: number
  /** Requests to one host at once; 1 unless its owner has said that more are welcome. */
  requestsAtOnce: number
  /** Link steps from a seed. */
  maxDepth: number
  /** Fetches in one run. */
  maxPagesPerRun: number
  /** node-cron expression in Asia/Ho_Chi_Minh. */
  schedule: string
  /** Hours of the day in which it may be crawled, in Asia/Ho_Chi_Minh: `22:00-06:00`; null for any. */
  hours: string | null
  /** A certificate that is expired or wrong is no reason not to read it; pages read that way are marked. */
  tolerateBadTls: boolean
  /** Pages whose text is not in their HTML may be rendered in a browser. */
  render: boolean
  /** Hosts beside the portal's own from which a rendered page may load scripts and data. */
  renderHosts: string[]
  /** The crawler may reach this portal on a loopback address (practice portals, a mirror on one's own machine). */
  allowLoopback: boolean
}

/**
 * Where things stand on the pages of a portal, as CSS selectors, best first. A selector that matches nothing is as if it were
 * not there: pages of one portal come from several templates.
 */
export type ExtractHints = {
  /** The element that holds the text of an article. */
  main: string[]
  title: string[]
  /** The element that says when an article was published. */
  date: string[]
  /** What is no part of any article. */
  remove: string[]
}

/** A portal of which no address is known is a fact of the administration, not something to crawl. */
export function isCrawled({ baseUrls }: Portal): boolean {
  return baseUrls.length > 0
}

export type FormerName = { name: string; until: string | null }

/** One portal of the registry: a fact about the administration plus how to crawl it. */
export type Portal = {
  id: string
  name: string
  nameEn: string
  level: PortalLevel
  /** Id of the portal above it in the tree, or null for the root. */
  parent: string | null
  /** The body that it belongs to, by its id in `config/bodies.yaml`; null where it has none of its own there. */
  body: string | null
  /** One of the 34 provinces by id (`quang-ninh`), or null for a country-wide body. */
  province: string | null
  /** `scheme://host[:port]` of the portal's own hosts; the first is the home page's. Empty: nobody knows its address yet. */
  baseUrls: string[]
  /** Other names and hosts, for people who look for them. */
  aliases: string[]
  /** Names that it, or what became part of it, had, with the day from which they are no more; null for an unknown day. */
  formerNames: FormerName[]
  /** Hosts of these. They are not crawled; a question for such a site is one for this portal. */
  formerHosts: string[]
  /** Ids that it had in the registry: what carries them belongs to it. */
  formerIds: string[]
  /** Where the facts come from; `confirmed: false` until a source or a first fetch has shown the host. */
  source: string
  confirmed: boolean
  /** Facts that wait for a source, though the address is confirmed. */
  unconfirmed: string[]
  /** What else is known about it, for people. */
  note: string | null
  crawl: CrawlRules
  /** Absent where the general way is enough. */
  extract?: ExtractHints
}
