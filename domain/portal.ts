/** Where a portal stands in the tree of the administration. `linked`: a site that a portal links to as its own. */
export const PORTAL_LEVELS = ['government', 'ministry', 'agency', 'province', 'department', 'commune', 'linked'] as const
export type PortalLevel = (typeof PORTAL_LEVELS)[number]

/** How one portal is crawled. Every limit has a default in `config/portal-registry.ts`. */
export type CrawlRules = {
  /** URLs that every run starts from. */
  seeds: string[]
  /** Sitemaps beside those that robots.txt names. */
  sitemaps: string[]
  /** RSS or Atom feeds. */
  feeds: string[]
  /** Only paths that begin with one of these are crawled, letter case ignored; empty means all. */
  pathPrefixes: string[]
  /** Longer prefixes on the same hosts that belong to other portals of the registry. Derived, not written by hand. */
  foreignPrefixes: string[]
  /** Regular expressions over the path and query; a match is never fetched. */
  exclude: string[]
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
  /** The crawler may reach this portal on a loopback address (practice portals, a mirror on one's own machine). */
  allowLoopback: boolean
}

/** One portal of the registry: a fact about the administration plus how to crawl it. */
export type Portal = {
  id: string
  name: string
  nameEn: string
  level: PortalLevel
  /** Id of the portal above it in the tree, or null for the root. */
  parent: string | null
  /** One of the 34 provinces by id (`quang-ninh`), or null for a country-wide body. */
  province: string | null
  /** `scheme://host[:port]` of the portal's own hosts; the first is the home page's. */
  baseUrls: string[]
  /** Former names and hosts, for people who look for them. */
  aliases: string[]
  /** Where the facts come from; `confirmed: false` until a source or a first fetch has shown the host. */
  source: string
  confirmed: boolean
  crawl: CrawlRules
}
