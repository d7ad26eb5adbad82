import { gzipSync } from 'node:zlib'
import { escapeHtml } from './cms/html.ts'
import { documentCount, documentHead, modifiedMs } from './document-head.ts'
import { documentPath } from './links.ts'
import type { PortalContext } from './model.ts'

const XML = '<?xml version="1.0" encoding="UTF-8"?>\n'
const SITEMAP_NS = 'http://www.sitemaps.org/schemas/sitemap/0.9'
const FEED_ITEMS = 20
/** sitemaps.org allows 50,000; portals rarely use more than a tenth. */
const MAX_SITEMAP_URLS = 5000

/** The newest documents as RSS 2.0. */
export function feedXml(portal: PortalContext): string {
  const items: string[] = []
  const count = documentCount(portal)
  for (let index = count - 1; index >= Math.max(0, count - FEED_ITEMS); index--) {
    const head = documentHead(portal, index)
    const url = escapeHtml(portal.origin + documentPath(portal, head))
    items.push(
      `<item><title>${escapeHtml(head.title)}</title><link>${url}</link><guid isPermaLink="true">${url}</guid><pubDate>${new Date(modifiedMs(portal, head)).toUTCString()}</pubDate></item>`,
    )
  }
  return `${XML}<rss version="2.0"><channel><title>${escapeHtml(portal.spec.name)}</title><link>${portal.origin}/</link><description>Tin mới</description>
${items.join('\n')}
</channel></rss>`
}

/** The sitemap file at `pathname`, null when there is none. `.gz` names are gzip files. */
export function sitemapFile(portal: PortalContext, pathname: string): string | Buffer | null {
  const { spec } = portal
  if (spec.sitemap === 'none') return null
  const size = partSize(portal)
  const parts = Math.ceil(documentCount(portal) / size)
  if (pathname === spec.style.sitemapPath) return pack(pathname, parts > 1 ? indexXml(portal, parts) : partXml(portal, 0, size))
  const part = Number(/^\/sitemaps\/(\d+)\.xml(?:\.gz)?$/.exec(pathname)?.[1] ?? 0)
  return part >= 1 && part <= parts ? pack(pathname, partXml(portal, part - 1, size)) : null
}

function partSize(portal: PortalContext): number {
  return documentCount(portal) <= MAX_SITEMAP_URLS && portal.spec.sitemap === 'index' ? 50 : MAX_SITEMAP_URLS
}

function pack(pathname: string, xml: string): string | Buffer {
  return pathname.endsWith('.gz') ? gzipSync(xml) : xml
}

function indexXml(portal: PortalContext, parts: number): string {
  const ending = portal.spec.sitemap === 'gzip' ? '.xml.gz' : '.xml'
  const entries = Array.from(
    { length: parts },
    (_, i) => `<sitemap><loc>${portal.origin}/sitemaps/${i + 1}${ending}</loc></sitemap>`,
  )
  return `${XML}<sitemapindex xmlns="${SITEMAP_NS}">\n${entries.join('\n')}\n</sitemapindex>`
}

function partXml(portal: PortalContext, part: number, size: number): string {
  const entries: string[] = []
  const end = Math.min(documentCount(portal), (part + 1) * size)
  for (let index = part * size; index < end; index++) {
    const head = documentHead(portal, index)
    const lastmod = new Date(modifiedMs(portal, head)).toISOString()
    entries.push(`<url><loc>${escapeHtml(portal.origin + documentPath(portal, head))}</loc><lastmod>${lastmod}</lastmod></url>`)
  }
  return `${XML}<urlset xmlns="${SITEMAP_NS}">\n${entries.join('\n')}\n</urlset>`
}

/** robots.txt as the portal's quirks or its sitemap ask for. */
export function robotsTxt(portal: PortalContext): string {
  const own = portal.spec.quirks?.robots?.(portal)
  if (own) return own
  const sitemap = portal.spec.sitemap === 'none' ? '' : `Sitemap: ${portal.origin}${portal.spec.style.sitemapPath}\n`
  return `User-agent: *\nDisallow: /tim-kiem\n${sitemap}`
}
