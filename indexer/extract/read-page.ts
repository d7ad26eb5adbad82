import { gunzipSync } from 'node:zlib'
import type { SourceDocument } from '../../domain/document.ts'
import type { PageInput, PageReading } from '../../domain/page-reading.ts'
import { decodeBytes } from '../../vietnamese/decode.ts'
import { normalizeText } from '../../vietnamese/normalize.ts'
import { repairHtml } from '../../vietnamese/old-encodings/repair-html.ts'
import { describe } from '../describe/describe.ts'
import { languageOfText } from '../describe/language.ts'
import { readBlocks } from '../describe/read-blocks.ts'
import { cutText } from './cut-text.ts'
import type { DomEngine } from './dom.ts'
import { flattenHtml } from './flatten-html.ts'
import { classifyPage, isHome, isSingleEntry } from './is-list.ts'
import { type LinkedData, readLinkedData } from './json-ld.ts'
import { type MainText, mainTextOfLinkedData, readMainText, readWithoutFrame } from './main-text.ts'
import { attachmentsOf, authorOf, imageOf, publishedAtOf, summaryOf, titleOf, updatedAtOf } from './metadata.ts'
import { readFeed, readSitemap } from './read-xml.ts'
import { type HtmlScan, scanHtml } from './scan-html.ts'
import { sniff } from './sniff.ts'

/** Largest sitemap after decompression (sitemaps.org protocol). */
const MAX_UNPACKED_BYTES = 50 * 1024 * 1024
/** Text beyond this is cut: no article is longer, and the engine would not take it. */
const MAX_TEXT_CHARS = 2_000_000
/** Words from which the text in linked data is believed, where the page itself shows less than this share of it. */
const MIN_LINKED_WORDS = 60
const LINKED_SHARE = 0.3
/** Nesting beyond which a page is flattened first; real ones stay below a hundred. */
const MAX_DEPTH = 256
/** Links from which a page is a list without a look at its text: a site map, an index. */
const MAX_DOCUMENT_LINKS = 3000

/**
 * Reads one answer of a portal. What it is, is told from its bytes: content types of portals are often wrong.
 * Pure but for time; runs in a worker thread. @throws when compressed bytes are broken
 */
export function readPage({ url, bytes, contentType, robotsHeader, hints }: PageInput, engine: DomEngine = 'slim'): PageReading {
  const isGzip = bytes[0] === 0x1f && bytes[1] === 0x8b
  const plain = isGzip ? gunzipSync(bytes, { maxOutputLength: MAX_UNPACKED_BYTES }) : bytes
  // PostgreSQL text cannot hold NUL, and no page means anything by it.
  const text = decodeBytes(plain, { contentType }).text.replaceAll('\0', '')
  switch (sniff(plain, text, contentType)) {
    case 'sitemap':
      return readSitemap(text, url)
    case 'feed':
      return readFeed(text, url)
    case 'html':
      return readHtml(repairHtml(text).html, url, { robotsHeader: robotsHeader ?? '', engine, hints })
    case 'unsupported':
      return { type: 'unsupported', contentType }
  }
}

function readHtml(
  html: string,
  url: string,
  { robotsHeader, engine, hints }: { robotsHeader: string; engine: DomEngine; hints: PageInput['hints'] },
): PageReading {
  const scan = scanHtml(html, url)
  const robots = `${scan.robots} ${robotsHeader.toLowerCase()}`
  const found = { links: /nofollow|\bnone\b/.test(robots) ? [] : scan.links, canonical: scan.canonical, ...pagerOf(scan) }
  if (/noindex|\bnone\b/.test(robots)) return { type: 'noindex', ...found }
  if (isHome(url) || scan.links.length > MAX_DOCUMENT_LINKS) return { type: 'list', ...found }
  const readable = scan.deepest > MAX_DEPTH ? flattenHtml(html, MAX_DEPTH) : html
  const linked = readLinkedData(scan.jsonLd)
  const main = betterOf(readMainText(readable, url, engine, hints), linked)
  const type = classifyPage(scan, main)
  if (type === 'document' && main) return { type, document: toDocument(url, readable, { scan, linked, main }), ...found }
  const rest = type === 'list' ? readWithoutFrame(readable, url, engine) : null
  if (rest && isSingleEntry(url, rest))
    return { type: 'document', document: toDocument(url, readable, { scan, linked, main: rest }), ...found }
  return { type: type === 'document' ? 'no-text' : type, ...found }
}

/** Pages that scripts put together may hold their text in linked data alone. */
function betterOf(main: MainText | null, { body }: LinkedData): MainText | null {
  const told = body ? mainTextOfLinkedData(body) : null
  if (!told || told.words < MIN_LINKED_WORDS) return main
  return !main || main.words - main.linkWords < told.words * LINKED_SHARE ? told : main
}

function pagerOf({ hasPostbackPager }: HtmlScan): { hasPostbackPager?: true } {
  return hasPostbackPager ? { hasPostbackPager } : {}
}

function toDocument(
  url: string,
  html: string,
  { scan, linked, main }: { scan: HtmlScan; linked: LinkedData; main: MainText },
): SourceDocument {
  const text = cutText(normalizeText(main.text), MAX_TEXT_CHARS)
  const title = titleOf(scan, main, linked)
  const publishedAt = publishedAtOf(scan, title, main, linked)
  const breadcrumb = scan.breadcrumb.slice(0, 8)
  return {
    title,
    summary: summaryOf(scan, title, linked),
    text,
    language: languageOfText(title, text),
    publishedAt,
    updatedAt: updatedAtOf(scan, linked),
    author: authorOf(scan, linked),
    breadcrumb,
    attachments: attachmentsOf(scan),
    image: imageOf(scan, linked, url),
    pageStarts: null,
    ...describe({ url, title, text, breadcrumb, publishedAt, canonical: scan.canonical, blocks: readBlocks(html) }),
  }
}
