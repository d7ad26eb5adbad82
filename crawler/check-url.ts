import { outcomeName } from '../domain/crawl-outcome.ts'
import type { Portal } from '../domain/portal.ts'
import type { Frontier, KnownPage, PageLookup, Registry } from '../domain/ports.ts'
import { hostOf, normalizeUrl, twinOf } from '../domain/url.ts'
import type { UrlCheck } from '../domain/url-check.ts'
import { createScope } from './decide.ts'
import { type Robots, toRobots } from './robots.ts'
import { ruleAgainst } from './url-rules.ts'

type CheckParts = { lookup: PageLookup; frontier: Pick<Frontier, 'robots' | 'ignoredParameters'>; registry: Registry }

/** Answers for one address: may it be fetched and if not by which rule, what came of it last, is it searchable. Asks no portal. */
export function createUrlCheck({ lookup, frontier, registry }: CheckParts): (href: string) => Promise<UrlCheck> {
  return async (href) => {
    const url = normalizeUrl(href)
    if (!url) return refused(null, 'not an http(s) address without user and password, of at most 2000 characters')
    const page = await lookup.find(url)
    const portal = portalOf(registry.portals, url, page)
    if (!portal) {
      const nobodys = refused(url, 'no portal of the registry has this host')
      return page ? { ...nobodys, page, ...searchability(page, nobodys.rule) } : nobodys
    }
    const { robots, readAt } = await robotsFor(portal, url)
    const rule = ruleAgainst(page ?? { url, depth: 0, role: 'page' }, {
      scope: createScope(portal),
      robotsByHost: new Map(robots ? [[hostOf(url), robots]] : []),
      ignoredParameters: new Set(await frontier.ignoredParameters(portal.id)),
      // A trap is seen by crawling: what the last run has found is what is known.
      traps: { isTrap: () => page?.outcome === 'skipped:trap' },
    })
    const named = rule ? { outcome: outcomeName(rule), detail: rule.detail ?? null } : null
    return {
      url,
      portalId: portal.id,
      allowed: rule === null,
      rule: named,
      robotsReadAt: readAt,
      page,
      ...searchability(page, named),
    }
  }

  async function robotsFor(portal: Portal, url: string): Promise<{ robots: Robots | null; readAt: string | null }> {
    const host = hostOf(url)
    const kept = (await frontier.robots(host)) ?? (await frontier.robots(twinOf(host)))
    const origin = portal.baseUrls.find((base) => hostOf(base) === host || hostOf(base) === twinOf(host)) ?? url
    return kept ? { robots: toRobots(origin, kept), readAt: kept.fetchedAt } : { robots: null, readAt: null }
  }
}

function refused(url: string | null, detail: string): UrlCheck {
  const rule = { outcome: 'skipped:out-of-scope', detail }
  return { url, portalId: null, allowed: false, rule, robotsReadAt: null, page: null, searchable: false, why: detail }
}

/** The portal that has the page, that may have it, or at least has its host. */
function portalOf(portals: readonly Portal[], url: string, page: KnownPage | null): Portal | null {
  const hosts = new Set([hostOf(url), twinOf(hostOf(url))])
  return (
    portals.find(({ id }) => id === page?.portalId) ??
    portals.find((portal) => createScope(portal).contains(url)) ??
    portals.find(({ baseUrls }) => baseUrls.some((base) => hosts.has(hostOf(base)))) ??
    null
  )
}

function searchability(page: KnownPage | null, rule: UrlCheck['rule']): Pick<UrlCheck, 'searchable' | 'why'> {
  const document = page?.document
  if (page && document?.isIndexed && !document.isRemoved) return { searchable: true, why: keptBecause(page, document) }
  return { searchable: false, why: absentBecause(page, rule) }
}

function keptBecause(page: KnownPage, { isHeld, seenAt }: NonNullable<KnownPage['document']>): string | null {
  if (isHeld) return 'gone at the source, held back since the portal lost too much at once (liencong held list)'
  if (page.goneSince) return `the source answers that it is gone since ${page.goneSince}, which is not confirmed yet`
  if (page.outcome?.startsWith('failed:')) return `the last good copy, of ${seenAt}: the last fetch was ${page.outcome}`
  return null
}

function absentBecause(page: KnownPage | null, rule: UrlCheck['rule']): string {
  if (!page)
    return rule ? `never fetched: ${rule.outcome}` : 'no page that was read so far links to it, and no sitemap or feed names it'
  const { document, outcome, detail } = page
  if (document?.refused) return `the search engine refuses it: ${document.refused}`
  if (document?.isRemoved) return 'it has left the index: gone at the source and confirmed, or noindex'
  if (document) return 'it was read and waits for the search engine'
  if (!outcome) return rule ? `waits, and will not be fetched: ${rule.outcome}` : `waits to be fetched, due since ${page.dueAt}`
  const what = detail ? `${outcome} (${detail})` : outcome
  return outcome === 'source'
    ? 'it is read for its links: a list, sitemap or feed'
    : `the last fetch brought no document: ${what}`
}
