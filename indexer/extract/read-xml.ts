import { Parser, parseFeed } from 'htmlparser2'
import type { FoundLink, PageReading } from '../../domain/page-reading.ts'
import { normalizeUrl } from '../../domain/url.ts'
import { firstDateIn } from '../../vietnamese/dates-in.ts'

/** Most URLs that one sitemap may hold (sitemaps.org protocol). */
const MAX_SITEMAP_URLS = 50_000

/** Addresses of pictures and films of a page, beside its own. */
const MEDIA = /^(image|video):/

/**
 * The URLs of a sitemap or a sitemap index. Parsed as a stream of tags: a file that breaks off still gives what stood
 * before the break, and no entity is ever expanded.
 */
export function readSitemap(xml: string, url: string): PageReading {
  const links: FoundLink[] = []
  let entry: { loc: string; lastmod: string; publication_date: string; isSitemap: boolean } | null = null
  let field: 'loc' | 'lastmod' | 'publication_date' | null = null
  const parser = new Parser(
    {
      onopentagname(name) {
        const tag = localName(name)
        if (tag === 'url' || tag === 'sitemap')
          entry = { loc: '', lastmod: '', publication_date: '', isSitemap: tag === 'sitemap' }
        else if (tag === 'loc') field = MEDIA.test(name) ? null : 'loc'
        // News sitemaps name no change but the time of publication, which is that of the first change.
        else field = tag === 'lastmod' || tag === 'publication_date' ? tag : null
      },
      ontext(text) {
        if (entry && field) entry[field] += text
      },
      onclosetag(name, isImplied) {
        const tag = localName(name)
        if (tag === field) field = null
        if ((tag !== 'url' && tag !== 'sitemap') || !entry || isImplied || links.length >= MAX_SITEMAP_URLS) return
        const loc = normalizeUrl(entry.loc, url)
        if (loc)
          links.push({
            url: loc,
            role: entry.isSitemap ? 'sitemap' : 'page',
            lastModified: entry.lastmod.trim() || entry.publication_date.trim() || null,
          })
        entry = null
      },
    },
    { xmlMode: true, decodeEntities: true },
  )
  parser.end(xml)
  return { type: 'sitemap', links }
}

/** The articles of an RSS, RDF or Atom feed. */
export function readFeed(xml: string, url: string): PageReading {
  const items = parseFeed(xml, { xmlMode: true, decodeEntities: true })?.items ?? []
  const links = items.flatMap(({ link, pubDate }): FoundLink[] => {
    const loc = link ? normalizeUrl(link, url) : null
    if (!loc) return []
    const isDate = pubDate instanceof Date && !Number.isNaN(pubDate.getTime())
    return [{ url: loc, role: 'page', lastModified: isDate ? pubDate.toISOString() : firstDateIn(String(pubDate ?? '')) }]
  })
  return { type: 'feed', links }
}

function localName(name: string): string {
  return (name.includes(':') ? name.slice(name.indexOf(':') + 1) : name).toLowerCase()
}
