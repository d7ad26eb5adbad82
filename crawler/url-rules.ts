import type { CrawlOutcome } from '../domain/crawl-outcome.ts'
import type { PageRole } from '../domain/ports.ts'
import { hostOf, withoutParameters } from '../domain/url.ts'
import type { Scope } from './decide.ts'
import { isPrintView, isWayToLogin } from './page-kinds.ts'
import type { Robots } from './robots.ts'
import type { TrapDetector } from './traps.ts'

type Skipped = Extract<CrawlOutcome, { type: 'skipped' }>

export type UrlRules = {
  scope: Scope
  robotsByHost: ReadonlyMap<string, Robots>
  /** Names (lower case) of parameters that change nothing. */
  ignoredParameters: ReadonlySet<string>
  traps: Pick<TrapDetector, 'isTrap'>
}

/**
 * The rule by which a URL is not fetched, or null when it may be. In the order in which a person would ask: is it ours, does the
 * portal allow it, is it worth it.
 */
export function ruleAgainst(
  page: { url: string; depth: number; role: PageRole; readsAs?: 'document' | 'source' | null },
  { scope, robotsByHost, ignoredParameters, traps }: UrlRules,
): Skipped | null {
  const decision = scope.decide(page)
  if (!decision.allowed) return { type: 'skipped', reason: decision.reason, detail: decision.detail }
  const robots = robotsByHost.get(hostOf(page.url))
  if (robots && !robots.isAllowed(page.url)) return { type: 'skipped', reason: 'robots' }
  if (page.role !== 'page') return null
  const url = new URL(page.url)
  if (isWayToLogin(url)) return { type: 'skipped', reason: 'login', detail: 'a way to the log-in form' }
  if (isPrintView(url)) return { type: 'skipped', reason: 'print-view' }
  // A page that is searchable under this address goes on being looked after.
  if (page.readsAs !== 'document' && url.search && ignoredParameters.size > 0) {
    const shorter = withoutParameters(page.url, ignoredParameters)
    if (shorter !== page.url) return { type: 'skipped', reason: 'same-page', detail: shorter }
  }
  return traps.isTrap(page.url) ? { type: 'skipped', reason: 'trap', detail: 'its pages bring nothing new' } : null
}
