import { createHash } from 'node:crypto'
import type { Portal } from '../domain/portal.ts'
import type { Registry } from '../domain/ports.ts'
import { type AppliedPortal, PORTAL_FACTS, type PortalChange, type RegistryChange } from '../domain/registry-change.ts'
import { hostOf } from '../domain/url.ts'

/** A portal as the store remembers it. */
export function toApplied(portal: Portal): AppliedPortal {
  const { id, name, level, parent, province, baseUrls, extract } = portal
  const { pathPrefixes, schedule, foreignPrefixes, ...rules } = portal.crawl
  return {
    id,
    name,
    level,
    parent,
    province,
    hosts: [...new Set(baseUrls.map(bareHostOf))].sort(),
    pathPrefixes: pathPrefixes.map((prefix) => prefix.toLowerCase()).sort(),
    schedule,
    // Prefixes of others follow from the others; they are no change of this portal.
    rules: createHash('sha256')
      .update(JSON.stringify([rules, baseUrls, extract]))
      .digest('hex')
      .slice(0, 16),
  }
}

/**
 * What changed since `before` was applied. A portal that is gone, but whose id stands in another's `formerIds`, was renamed to that
 * one or became part of it. Pure.
 */
export function diffRegistry(before: readonly AppliedPortal[], { portals, byId }: Registry): RegistryChange {
  const change: RegistryChange = { added: [], removed: [], changed: [] }
  const known = new Set(before.map(({ id }) => id))
  for (const earlier of before) {
    const portal = byId.get(earlier.id)
    if (!portal) {
      change.removed.push(earlier)
      continue
    }
    const after = toApplied(portal)
    const facts = factsThatDiffer(earlier, after)
    if (facts.length > 0) change.changed.push({ before: earlier, after, facts })
  }
  for (const portal of portals)
    if (![portal.id, ...portal.formerIds].some((id) => known.has(id))) change.added.push(toApplied(portal))
  return change
}

/** To which portal a page of these hosts belongs: the one with the longest prefix of its path. Null when it is nobody's. */
export function createOwnerOf(portals: readonly Portal[]): (url: string) => string | null {
  const claims = Map.groupBy(
    portals.flatMap(({ id, baseUrls, crawl }) =>
      baseUrls.flatMap((url) => {
        const prefixes = crawl.pathPrefixes.length > 0 ? crawl.pathPrefixes : ['/']
        return prefixes.map((prefix) => ({ id, host: bareHostOf(url), prefix: prefix.toLowerCase() }))
      }),
    ),
    ({ host }) => host,
  )
  for (const ofHost of claims.values()) ofHost.sort((a, b) => b.prefix.length - a.prefix.length)
  return (url) => {
    const path = new URL(url).pathname.toLowerCase()
    return claims.get(bareHostOf(url))?.find(({ prefix }) => path.startsWith(prefix))?.id ?? null
  }
}

function factsThatDiffer(before: AppliedPortal, after: AppliedPortal): PortalChange['facts'] {
  return PORTAL_FACTS.filter((fact) => JSON.stringify(before[fact]) !== JSON.stringify(after[fact]))
}

function bareHostOf(url: string): string {
  return hostOf(url).replace(/^www\./, '')
}
