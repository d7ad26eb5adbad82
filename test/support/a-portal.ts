import type { CrawlRules, Portal } from '../../domain/portal.ts'
import type { Registry } from '../../domain/ports.ts'

/** A portal of which a test names only what matters to it. */
export function aPortal({ crawl = {}, ...facts }: Partial<Omit<Portal, 'crawl'>> & { crawl?: Partial<CrawlRules> } = {}): Portal {
  const baseUrls = facts.baseUrls ?? ['http://portal.test']
  return {
    id: 'portal',
    name: 'Cổng thử nghiệm',
    nameEn: 'Test portal',
    level: 'province',
    parent: null,
    province: null,
    aliases: [],
    source: 'test',
    confirmed: true,
    ...facts,
    baseUrls,
    crawl: {
      seeds: baseUrls.map((baseUrl) => `${baseUrl}/`),
      sitemaps: [],
      feeds: [],
      pathPrefixes: [],
      foreignPrefixes: [],
      exclude: [],
      delayMs: 0,
      requestsAtOnce: 1,
      maxDepth: 12,
      maxPagesPerRun: 5000,
      schedule: '0 0 * * *',
      allowLoopback: true,
      ...crawl,
    },
  }
}

export function aRegistry(...portals: Portal[]): Registry {
  return { portals, byId: new Map(portals.map((portal) => [portal.id, portal])) }
}
