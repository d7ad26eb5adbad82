import type { Portal } from '../domain/portal.ts'
import { hostOf } from '../domain/url.ts'
import { loadBodies, loadProvinces } from './gazetteer.ts'
import { nearestWord } from './nearest-word.ts'

/** Where a key of the registry stands: `portals[2].crawl.delayMs` in a line of a file. */
export type Place = { file: string; line: number; key: string }
/** A portal with the way to the places of its keys. */
export type PlacedPortal = { portal: Portal; placeOf: (...keys: (string | number)[]) => Place }
type Report = (place: Place, message: string) => void

/**
 * What only the whole registry shows: ids, the tree, places, and hosts that two portals claim. `otherIds` are those of portals
 * that have faults of their own; who names one as its parent is not to blame.
 */
export function checkRegistry(placed: readonly PlacedPortal[], otherIds: ReadonlySet<string>, report: Report): void {
  const byId = checkIds(placed, report)
  const ids = [...byId.keys(), ...otherIds]
  const bodies = loadBodies().map((body) => body.id)
  for (const { portal, placeOf } of placed) {
    const { id, parent, province, body } = portal
    if (province) checkProvince(province, placeOf, report)
    if (body && !bodies.includes(body))
      report(placeOf('body'), `config/bodies.yaml has no body "${body}"${suggestion(body, bodies)}`)
    if (parent && !ids.includes(parent)) report(placeOf('parent'), `no portal has the id "${parent}"${suggestion(parent, ids)}`)
    if (isInCycle(portal, byId)) report(placeOf('parent'), `"${id}" is above itself in the tree`)
    checkSources(portal, placeOf, report)
    checkFacts(portal, placeOf, report)
  }
  checkFormerIds(placed, byId, report)
  checkHosts(placed, report)
}

function checkProvince(province: string, placeOf: PlacedPortal['placeOf'], report: Report): void {
  const provinces = loadProvinces()
  if (provinces.some(({ id }) => id === province)) return
  const present = provinces.find(({ former }) => former.some(({ id }) => id === province))
  const ids = provinces.map(({ id }) => id)
  const advice = present
    ? `"${province}" became part of ${present.name} on ${present.since}: write "${present.id}"`
    : `unknown province "${province}"${suggestion(province, ids)}`
  report(placeOf('province'), advice)
}

/** Facts that say too little about where they come from, or contradict one another. */
function checkFacts(portal: Portal, placeOf: PlacedPortal['placeOf'], report: Report): void {
  const { baseUrls, confirmed, crawl, formerHosts, source } = portal
  if (confirmed && source === 'from memory')
    report(placeOf('confirmed'), 'is confirmed without a source: name one in "source", or write confirmed: false')
  if (confirmed && baseUrls.length === 0)
    report(placeOf('confirmed'), 'no address is known: write confirmed: false until there is one in baseUrls')
  if (baseUrls.length === 0 && crawl.pathPrefixes.length > 0)
    report(placeOf('crawl', 'pathPrefixes'), 'has no host to be on: give the host in baseUrls')
  const own = new Set(baseUrls.map(bareHostOf))
  for (const [index, host] of formerHosts.entries())
    if (own.has(host.replace(/^www\./, '')))
      report(placeOf('formerHosts', index), `${host} is a host of today: leave it out here`)
}

/** An id that a portal had is nobody's id now, or links to it would lead to two portals. */
function checkFormerIds(placed: readonly PlacedPortal[], byId: ReadonlyMap<string, PlacedPortal>, report: Report): void {
  const heirs = new Map<string, string>()
  for (const { portal, placeOf } of placed) {
    for (const [index, formerId] of portal.formerIds.entries()) {
      const owner = byId.has(formerId) ? formerId : heirs.get(formerId)
      if (owner) report(placeOf('formerIds', index), `"${formerId}" is the id, or was the id, of the portal "${owner}"`)
      heirs.set(formerId, portal.id)
    }
  }
}

function checkIds(placed: readonly PlacedPortal[], report: Report): Map<string, PlacedPortal> {
  const byId = new Map<string, PlacedPortal>()
  for (const entry of placed) {
    const { id } = entry.portal
    const twin = byId.get(id)?.placeOf('id')
    if (twin) report(entry.placeOf('id'), `"${id}" is taken by the portal at ${twin.file}:${twin.line}`)
    else byId.set(id, entry)
  }
  return byId
}

function suggestion(word: string, candidates: Iterable<string>): string {
  const nearest = nearestWord(word, candidates)
  return nearest ? `, did you mean "${nearest}"?` : ''
}

/** The crawler fetches from the portal's own hosts only: what it is to start from elsewhere would never be read. */
function checkSources(portal: Portal, placeOf: PlacedPortal['placeOf'], report: Report): void {
  const hosts = new Set(portal.baseUrls.map(bareHostOf))
  for (const key of ['seeds', 'sitemaps', 'feeds', 'jsonLists'] as const) {
    for (const [index, source] of portal.crawl[key].entries()) {
      const url = typeof source === 'string' ? source : source.url.replace('{page}', '1')
      if (!hosts.has(bareHostOf(url)))
        report(placeOf('crawl', key, index), `${hostOf(url)} is none of the hosts of baseUrls (${[...hosts].join(', ')})`)
    }
  }
}

function isInCycle(portal: Portal, byId: ReadonlyMap<string, PlacedPortal>): boolean {
  const seen = new Set<string>()
  for (let parent = portal.parent; parent && !seen.has(parent); parent = byId.get(parent)?.portal.parent ?? null) {
    if (parent === portal.id) return true
    seen.add(parent)
  }
  return false
}

/** Portals may share a host: a page belongs to the one with the longest prefix of its path. Two may not claim the same. */
function checkHosts(placed: readonly PlacedPortal[], report: Report): void {
  const owners = new Map<string, string>()
  for (const { portal, placeOf } of placed) {
    for (const [index, url] of portal.baseUrls.entries()) {
      for (const prefix of prefixesOf(portal)) {
        const claim = bareHostOf(url) + prefix
        const owner = owners.get(claim)
        if (owner && owner !== portal.id)
          report(placeOf('baseUrls', index), `${claim} belongs to "${owner}" too: give one of them crawl.pathPrefixes`)
        owners.set(claim, portal.id)
      }
    }
  }
}

/** Prefixes of other portals inside this one's own: their pages are not this portal's. */
export function foreignPrefixes(portal: Portal, all: readonly Portal[]): string[] {
  const hosts = new Set(portal.baseUrls.map(bareHostOf))
  const own = prefixesOf(portal)
  const others = all.filter(({ id, baseUrls }) => id !== portal.id && baseUrls.some((url) => hosts.has(bareHostOf(url))))
  return others.flatMap(prefixesOf).filter((prefix) => own.some((mine) => prefix.startsWith(mine) && prefix !== mine))
}

function prefixesOf(portal: Portal): string[] {
  return portal.crawl.pathPrefixes.length > 0 ? portal.crawl.pathPrefixes.map((prefix) => prefix.toLowerCase()) : ['/']
}

function bareHostOf(url: string): string {
  return hostOf(url).replace(/^www\./, '')
}
