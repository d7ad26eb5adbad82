import { gunzipSync } from 'node:zlib'
import type { SourceDocument } from '../../domain/document.ts'
import type { PageInput, PageReading } from '../../domain/page-reading.ts'
import { decodeBytes } from '../../vietnamese/decode.ts'
import { normalizeText } from '../../vietnamese/normalize.ts'
import { describe } from '../describe/describe.ts'
import type { DomEngine } from './dom.ts'
import { classifyPage, isHome, isSingleEntry } from './is-list.ts'
import { type MainText, readMainText, readWithoutFrame } from './main-text.ts'
import { attachmentsOf, authorOf, languageOf, publishedAtOf, summaryOf, titleOf, updatedAtOf } from './metadata.ts'
import { isFeed, isSitemap, readFeed, readSitemap } from './read-xml.ts'
import { type HtmlScan, scanHtml } from './scan-html.ts'

/** Largest sitemap after decompression (sitemaps.org protocol). */
const MAX_UNPACKED_BYTES = 50 * 1024 * 1024
const SNIFF_CHARS = 2000
/** Text beyond this is cut: no article is longer, and the engine would not take it. */
const MAX_TEXT_CHARS = 2_000_000

/**
 * Reads one answer of a portal. What it is, is told from its bytes: content types of portals are often wrong.
 * Pure but for time; runs in a worker thread. @throws when compressed bytes are broken
 */
export function readPage({ url, bytes, contentType, robotsHeader }: PageInput, engine: DomEngine = 'linkedom'): PageReading {
  const isGzip = bytes[0] === 0x1f && bytes[1] === 0x8b
  const { text } = decodeBytes(isGzip ? gunzipSync(bytes, { maxOutputLength: MAX_UNPACKED_BYTES }) : bytes, { contentType })
  const head = text.slice(0, SNIFF_CHARS)
  if (isSitemap(head)) return readSitemap(text, url)
  if (isFeed(head)) return readFeed(text, url)
  if (!/<[a-z!][^>]*>/i.test(head)) return { type: 'unsupported', contentType }
  return readHtml(text, url, robotsHeader ?? '', engine)
}

function readHtml(html: string, url: string, robotsHeader: string, engine: DomEngine): PageReading {
  const scan = scanHtml(html, url)
  const robots = `${scan.robots} ${robotsHeader.toLowerCase()}`
  const found = { links: /nofollow|\bnone\b/.test(robots) ? [] : scan.links, canonical: scan.canonical }
  if (/noindex|\bnone\b/.test(robots)) return { type: 'noindex', ...found }
  const main = readMainText(html, url, engine)
  const type = classifyPage(url, scan, main)
  if (type === 'document' && main) return { type, document: toDocument(url, scan, main), ...found }
  const rest = type === 'list' && !isHome(url) ? readWithoutFrame(html, url, engine) : null
  if (rest && isSingleEntry(url, rest)) return { type: 'document', document: toDocument(url, scan, rest), ...found }
  return { type: type === 'document' ? 'no-text' : type, ...found }
}

function toDocument(url: string, scan: HtmlScan, main: MainText): SourceDocument {
  // PostgreSQL text cannot hold NUL; a lone surrogate is no text either.
  const text = normalizeText(main.text).replaceAll('\0', '').toWellFormed().slice(0, MAX_TEXT_CHARS)
  const title = titleOf(scan, text.split('\n', 1)[0] ?? '')
    .replaceAll('\0', '')
    .toWellFormed()
  const publishedAt = publishedAtOf(scan, text)
  const breadcrumb = scan.breadcrumb.slice(0, 8)
  return {
    title,
    summary: summaryOf(scan, title),
    text,
    language: languageOf(`${title}\n${text}`),
    publishedAt,
    updatedAt: updatedAtOf(scan),
    author: authorOf(scan),
    breadcrumb,
    attachments: attachmentsOf(scan),
    ...describe({ url, title, text, breadcrumb, publishedAt }),
  }
}
