import type { Attachment } from '../../domain/document.ts'
import { datesIn, firstDateIn } from '../../vietnamese/dates-in.ts'
import { foldText, hasAccents, normalizeText } from '../../vietnamese/normalize.ts'
import { syllablesIn } from '../../vietnamese/syllables-in.ts'
import { cutText } from './cut-text.ts'
import { collapse, type HtmlScan } from './scan-html.ts'

const ATTACHMENT = /\.(pdf|docx?|xlsx?|pptx?|odt|ods|rtf|zip|rar|7z)$/i
/** How far into the text the date of an article without metadata may stand. */
const DATE_CHARS = 250
/** How far behind the title its date stands; a shorter title may be the name of a box. */
const BY_TITLE_CHARS = 100
const MIN_TITLE_CHARS = 20
const MAX_SUMMARY_CHARS = 400
const MAX_TITLE_CHARS = 300

const PUBLISHED_META = [
  'article:published_time',
  'og:published_time',
  'datepublished',
  'pubdate',
  'publishdate',
  'dc.date.issued',
  'dcterms.issued',
  'dcterms.created',
  'dc.date',
  'dc.date.created',
  'date',
]
const UPDATED_META = [
  'article:modified_time',
  'og:updated_time',
  'datemodified',
  'dcterms.modified',
  'dc.date.modified',
  'last-modified',
]

/**
 * The title of a page: what `og:title` or `<title>` says without the name of the site, in the spelling of a heading that
 * says the same. Portals put names of boxes and of themselves into `<h1>`, so a heading alone proves nothing.
 */
export function titleOf(scan: HtmlScan, firstLine: string): string {
  const shared = withoutSiteName(clean(scan.meta.get('og:title') ?? scan.meta.get('dc.title') ?? ''))
  const tag = withoutSiteName(clean(scan.title))
  const headings = scan.headings.map(clean).filter(Boolean)
  const agreed = headings.find((heading) => [shared, tag].some((title) => saysTheSame(title, heading)))
  return cutText(agreed || shared || tag || headings[0] || clean(firstLine), MAX_TITLE_CHARS)
}

export function summaryOf(scan: HtmlScan, title: string): string | null {
  const summary = clean(scan.meta.get('og:description') ?? scan.meta.get('description') ?? scan.meta.get('dc.description') ?? '')
  return summary.length > 30 && foldText(summary) !== foldText(title) ? cutText(summary, MAX_SUMMARY_CHARS) : null
}

export function authorOf(scan: HtmlScan): string | null {
  const author = clean(scan.meta.get('article:author') ?? scan.meta.get('author') ?? scan.meta.get('dc.creator') ?? '')
  return author && author.length < 100 && !/^https?:/.test(author) ? author : null
}

/**
 * When the page was published: stated in metadata, in a `<time>`, or visibly by the heading, where the text begins, or by the
 * title where a page has no headings. The day's date in a header is no statement about the article.
 */
export function publishedAtOf(scan: HtmlScan, title: string, text: string): string | null {
  return (
    jsonLdDate(scan.jsonLd, 'datePublished') ??
    metaDate(scan, PUBLISHED_META) ??
    firstOf(scan.times, firstDateIn) ??
    firstDateIn(scan.textAfterHeading) ??
    datesIn(text.slice(0, DATE_CHARS)).find(({ start }) => start < DATE_CHARS)?.iso ??
    dateByTitle(scan.visibleText, title)
  )
}

function dateByTitle(visibleText: string, title: string): string | null {
  if (title.length < MIN_TITLE_CHARS) return null
  for (let at = visibleText.indexOf(title); at >= 0; at = visibleText.indexOf(title, at + title.length)) {
    const found = firstDateIn(visibleText.slice(at + title.length, at + title.length + BY_TITLE_CHARS))
    if (found) return found
  }
  return null
}

export function updatedAtOf(scan: HtmlScan): string | null {
  return jsonLdDate(scan.jsonLd, 'dateModified') ?? metaDate(scan, UPDATED_META)
}

export function attachmentsOf(scan: HtmlScan): Attachment[] {
  const found = new Map<string, Attachment>()
  for (const { url, text } of scan.anchors) {
    const { pathname } = new URL(url)
    if (ATTACHMENT.test(pathname) && !found.has(url)) found.set(url, { url, title: text || decodeName(pathname) })
  }
  return [...found.values()].slice(0, 50)
}

/** Common English words that no Vietnamese text is full of. */
const ENGLISH = new Set('the of and to in is for that with on as are by this from at be was an'.split(' '))

/** Vietnamese when every sixth word or more bears an accent; English when its commonest words are there instead. */
export function languageOf(text: string): 'vi' | 'en' | 'other' {
  const words = syllablesIn(text.slice(0, 5000))
    .map((word) => word.text.toLowerCase())
    .filter((word) => /\p{L}/u.test(word))
  if (words.length === 0) return 'other'
  if (words.filter(hasAccents).length / words.length >= 1 / 6) return 'vi'
  return words.filter((word) => ENGLISH.has(word)).length / words.length >= 0.1 ? 'en' : 'other'
}

function clean(text: string): string {
  return collapse(normalizeText(text))
}

/** One is contained in the other and makes up most of it. */
function saysTheSame(title: string, heading: string): boolean {
  const [short = '', long = ''] = [foldText(title), foldText(heading)].sort((a, b) => a.length - b.length)
  return short !== '' && long.includes(short) && short.length >= long.length * 0.6
}

/** Words that names of sites begin with, without accents. */
const SITE_NAME = /^(cong|trang|so|ubnd|uy ban|bo|chinh phu|bao|van phong|trang chu|home)\b/

/**
 * `Tiêu đề - Sở Xây dựng` and `Cổng Chính phủ | Tiêu đề`: the first part that is no name of a site. Hyphens inside words
 * part nothing.
 */
function withoutSiteName(title: string): string {
  const parts = title.split(/\s+[-–—|»]\s+/).filter(Boolean)
  const [first = ''] = parts
  const last = parts.at(-1) ?? ''
  if (parts.length < 2) return first
  if (SITE_NAME.test(foldText(first)) && !SITE_NAME.test(foldText(last))) return parts.slice(1).join(' – ')
  return parts.slice(0, SITE_NAME.test(foldText(last)) ? -1 : undefined).join(' – ')
}

function metaDate(scan: HtmlScan, names: readonly string[]): string | null {
  return firstOf(names, (name) => firstDateIn(scan.meta.get(name) ?? ''))
}

function jsonLdDate(blocks: readonly string[], key: 'datePublished' | 'dateModified'): string | null {
  const pattern = new RegExp(`"${key}"\\s*:\\s*"([^"]{8,40})"`)
  return firstOf(blocks, (block) => firstDateIn(pattern.exec(block)?.[1] ?? ''))
}

function firstOf<T>(items: readonly T[], find: (item: T) => string | null): string | null {
  for (const item of items) {
    const found = find(item)
    if (found) return found
  }
  return null
}

function decodeName(pathname: string): string {
  const name = pathname.split('/').at(-1) ?? ''
  try {
    return decodeURIComponent(name).replaceAll('\0', '')
  } catch {
    // A broken escape: the raw name says enough.
    return name
  }
}
