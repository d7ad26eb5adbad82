import type { PortalLevel } from '../../domain/portal.ts'
import type { Registry } from '../../domain/ports.ts'
import { hostOf } from '../../domain/url.ts'

/** What a look at a portal brought. */
export type Look = {
  origin: string
  title: string
  feeds: string[]
  sitemaps: string[]
  cms: string | null
  /** Day of the look. */
  day: string
}

/** Words at the beginning of a name that tell where a body stands. */
const LEVEL_WORDS: readonly (readonly [RegExp, PortalLevel])[] = [
  [/\b(?:phường|xã|thị trấn|đặc khu)\s/iu, 'commune'],
  [/(?:^|\s)(?:sở|ban quản lý|thanh tra tỉnh|chi cục)\s/iu, 'department'],
  [/(?:^|\s)bộ\s(?!chỉ huy)/iu, 'ministry'],
  [/(?:^|\s)(?:tỉnh|thành phố)\s/iu, 'province'],
]
const MAX_NAME_CHARS = 120

/**
 * An entry for the registry as far as a look can tell. What is only guessed from names is called unconfirmed, and what nothing
 * tells is left out. Pure.
 */
export function proposeEntry(look: Look, { portals }: Registry): Record<string, unknown> {
  const host = hostOf(look.origin)
  const above = portals
    .filter(({ baseUrls }) => baseUrls.some((url) => host !== hostOf(url) && host.endsWith(`.${bare(hostOf(url))}`)))
    .sort((a, b) => (b.baseUrls[0]?.length ?? 0) - (a.baseUrls[0]?.length ?? 0))[0]
  const name = look.title.slice(0, MAX_NAME_CHARS) || host
  const unconfirmed = [
    'name',
    'level',
    ...(above ? ['parent'] : []),
    ...(above?.province ? ['province'] : []),
    ...(look.cms ? ['cms'] : []),
  ]
  const crawl = {
    ...(look.sitemaps.length > 0 ? { sitemaps: look.sitemaps } : {}),
    ...(look.feeds.length > 0 ? { feeds: look.feeds } : {}),
  }
  return {
    id: idOf(host),
    name,
    level: LEVEL_WORDS.find(([words]) => words.test(name))?.[1] ?? 'linked',
    ...(above ? { parent: above.id } : {}),
    ...(above?.province ? { province: above.province } : {}),
    baseUrls: [look.origin],
    source: `its own pages, looked at on ${look.day}`,
    confirmed: true,
    unconfirmed,
    ...(look.cms ? { cms: look.cms } : {}),
    ...(Object.keys(crawl).length > 0 ? { crawl } : {}),
  }
}

/** Sites below the portal's own host, by the words with which it links to them; those of the registry are left out. */
export function subPortalsOf(
  origin: string,
  anchors: readonly { url: string; text: string }[],
  { portals }: Registry,
): { origin: string; name: string }[] {
  const own = bare(hostOf(origin))
  const known = new Set(portals.flatMap(({ baseUrls }) => baseUrls.map((url) => bare(hostOf(url)))))
  const found = new Map<string, string>()
  for (const { url, text } of anchors) {
    const host = hostOf(url)
    const isBelow = bare(host) !== own && host.endsWith(`.${own}`)
    const { origin: below } = new URL(url)
    if (isBelow && !known.has(bare(host)) && !found.get(below)) found.set(below, text)
  }
  return [...found].map(([below, name]) => ({ origin: below, name }))
}

/** `soxaydung.quangninh.gov.vn` becomes `soxaydung-quangninh`. */
function idOf(host: string): string {
  const words = bare(host)
    .replace(/:\d+$/, '')
    .replace(/(?:\.gov|\.org|\.com|\.edu)?\.vn$/, '')
    .split(/[^a-z0-9]+/)
  return words.filter(Boolean).join('-')
}

function bare(host: string): string {
  return host.replace(/^www\./, '')
}
