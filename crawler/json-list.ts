import type { FoundLink } from '../domain/page-reading.ts'
import type { JsonList } from '../domain/portal.ts'
import { normalizeUrl } from '../domain/url.ts'
import { firstDateIn } from '../vietnamese/dates-in.ts'

/** The list that a URL is a page of, and the number of that page; null when it is none. */
export function jsonListOf(lists: readonly JsonList[], url: string): { list: JsonList; page: number } | null {
  for (const list of lists) {
    const [before = '', after] = (pageUrl(list, PLACEHOLDER) ?? '').split(String(PLACEHOLDER))
    if (after === undefined ? url === before : url.startsWith(before) && url.endsWith(after)) {
      const page =
        after === undefined ? list.firstPage : Number(url.slice(before.length, url.length - after.length) || Number.NaN)
      if (Number.isInteger(page)) return { list, page }
    }
  }
  return null
}

/** A number that no list reaches, to find where it stands after the address was brought into its known form. */
const PLACEHOLDER = 987_654_321

/** The normalised URL of one page of a list. */
export function pageUrl({ url }: JsonList, page: number): string | null {
  return normalizeUrl(url.replace('{page}', String(page)))
}

/**
 * The pages that one page of a JSON list names, and the next page of the list while there are entries.
 * @throws when the body is no JSON or holds no list where the registry says
 */
export function readJsonList({ list, page }: { list: JsonList; page: number }, url: string, bytes: Uint8Array): FoundLink[] {
  const entries = valueAt(JSON.parse(new TextDecoder().decode(bytes)), list.items)
  if (!Array.isArray(entries)) throw new Error(`no list at "${list.items}" of the JSON answer`)
  const links = entries.flatMap((entry): FoundLink[] => {
    const link = fill(list.link, entry)
    const found = link && normalizeUrl(link, url)
    if (!found) return []
    const modified = list.modified ? valueAt(entry, list.modified) : null
    return [{ url: found, role: 'page', lastModified: toIso(modified) }]
  })
  const isLast = entries.length === 0 || !list.url.includes('{page}') || page + 1 >= list.firstPage + list.maxPages
  const next = isLast ? null : pageUrl(list, page + 1)
  return next ? [...links, { url: next, role: 'feed', lastModified: null }] : links
}

function valueAt(value: unknown, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>((inner, name) => (name && inner instanceof Object ? Reflect.get(inner, name) : inner), value)
}

/** The pattern with the entry's fields in place; null when one is missing. */
function fill(pattern: string, entry: unknown): string | null {
  let isComplete = true
  const filled = pattern.replace(/\{([^{}]+)\}/g, (_whole, path: string) => {
    const value = valueAt(entry, path)
    if (typeof value !== 'string' && typeof value !== 'number') isComplete = false
    // A field that is an address of its own keeps its slashes.
    return pattern === `{${path}}` ? String(value) : encodeURIComponent(String(value))
  })
  return isComplete ? filled : null
}

function toIso(value: unknown): string | null {
  if (typeof value === 'number') return new Date(value < 1e11 ? value * 1000 : value).toISOString()
  if (typeof value !== 'string') return null
  const time = Date.parse(value)
  return Number.isNaN(time) ? firstDateIn(value) : new Date(time).toISOString()
}
