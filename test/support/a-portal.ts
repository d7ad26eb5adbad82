import { toRegistry } from '../../config/live-registry.ts'
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
    body: null,
    province: null,
    aliases: [],
    formerNames: [],
    formerHosts: [],
    formerIds: [],
    source: 'test',
    confirmed: true,
    unconfirmed: [],
    note: null,
    ...facts,
    baseUrls,
    crawl: {
      seeds: baseUrls.map((baseUrl) => `${baseUrl}/`),
      sitemaps: [],
      feeds: [],
      jsonLists: [],
      pathPrefixes: [],
      foreignPrefixes: [],
      exclude: [],
      include: [],
      keepParameters: [],
      delayMs: 0,
      requestsAtOnce: 1,
      maxDepth: 12,
      maxPagesPerRun: 5000,
      schedule: '0 0 * * *',
      hours: null,
      tolerateBadTls: false,
      render: false,
      renderHosts: [],
      allowLoopback: true,
      ...crawl,
    },
  }
}

export function aRegistry(...portals: Portal[]): Registry {
  return toRegistry(portals)
}
