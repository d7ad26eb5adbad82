import type { Attachment } from '../../domain/document.ts'
import { normalizeUrl } from '../../domain/url.ts'
import { datesIn, firstDateIn } from '../../vietnamese/dates-in.ts'
import { foldText, hasAccents, normalizeText } from '../../vietnamese/normalize.ts'
import { cutText } from './cut-text.ts'
import type { LinkedData } from './json-ld.ts'
import type { MainText } from './main-text.ts'
import { collapse, type HtmlScan } from './scan-html.ts'
import { stampIn } from './trim-lines.ts'

const ATTACHMENT = /\.(pdf|docx?|xlsx?|pptx?|odt|ods|rtf|zip|rar|7z)$/i
/** How far into the text the date of an article without metadata may stand. */
const DATE_CHARS = 250
/** How far behind the title its date stands; a shorter title may be the name of a box. */
const BY_TITLE_CHARS = 100
const FIRST_PAGES = '1997'
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
  'dc.created',
  'dcterms.date',
  'dc.issued',
  'citation_publication_date',
  'date',
]
const TITLE_META = ['og:title', 'dc.title', 'dcterms.title', 'citation_title']
const SUMMARY_META = ['og:description', 'description', 'dc.description', 'dcterms.description', 'dcterms.abstract']
const AUTHOR_META = ['article:author', 'author', 'dc.creator', 'dcterms.creator', 'dc.contributor', 'citation_author']
const IMAGE_META = ['og:image', 'og:image:url', 'twitter:image', 'image']
/** Without accents. */
const NO_AUTHOR =
  /^(?:admin|administrator|root|webmaster|host|super ?user|editor|user|test|quan tri(?: vien| he thong)?|ban bien tap website|portal|liferay|joomla.*|wordpress|drupal)\b/
const UPDATED_META = [
  'article:modified_time',
  'og:updated_time',
  'datemodified',
  'dcterms.modified',
  'dc.date.modified',
  'dc.modified',
  'revised',
  'last-modified',
]

/**
 * The title of a page: where the portal's hints find it, else what `og:title` or `<title>` says without the name of the site, in the spelling of a heading that
 * says the same. Portals put names of boxes and of themselves into `<h1>`, so a heading alone proves nothing.
 */
export function titleOf(scan: HtmlScan, main: MainText, linked: LinkedData): string {
  const told = clean(main.told.title ?? '')
  if (told) return cutText(told, MAX_TITLE_CHARS)
  const shared = withoutSiteName(clean(TITLE_META.map((name) => scan.meta.get(name)).find(Boolean) ?? linked.headline ?? ''))
  const tag = withoutSiteName(clean(scan.title))
  const headings = scan.headings.map(clean).filter(Boolean)
  const agreed = headings.find((heading) => [shared, tag].some((title) => saysTheSame(title, heading)))
  return cutText(agreed || shared || tag || headings[0] || clean(main.untrimmed.split('\n', 1)[0] ?? ''), MAX_TITLE_CHARS)
}

export function summaryOf(scan: HtmlScan, title: string, linked: LinkedData): string | null {
  const summary = clean(SUMMARY_META.map((name) => scan.meta.get(name)).find(Boolean) ?? linked.description ?? '')
  return summary.length > 30 && foldText(summary) !== foldText(title) ? cutText(summary, MAX_SUMMARY_CHARS) : null
}

/** Who wrote it, as far as a name is given: systems write their own names and those of their administrators. */
export function authorOf(scan: HtmlScan, linked: LinkedData): string | null {
  const named = [linked.author, ...AUTHOR_META.map((name) => scan.meta.get(name))].map((name) => clean(name ?? ''))
  return (
    named.find((name) => name !== '' && name.length < 100 && !/^https?:/.test(name) && !NO_AUTHOR.test(foldText(name))) ?? null
  )
}

/** The picture that stands for the page: what it names as such. An absolute address, or null. */
export function imageOf(scan: HtmlScan, linked: LinkedData, url: string): string | null {
  const named = [...IMAGE_META.map((name) => scan.meta.get(name)), linked.image]
  return firstOf(named, (address) => (address ? normalizeUrl(address, url) : null))
}

/**
 * When the page was published: stated in metadata, in a `<time>`, or visibly by the heading, where the text begins, or by the
 * title where a page has no headings. The day's date in a header is no statement about the article.
 */
export function publishedAtOf(scan: HtmlScan, title: string, main: MainText, linked: LinkedData): string | null {
  const text = normalizeText(main.untrimmed)
  return (
    firstDateIn(main.told.date ?? '') ??
    firstDateIn(linked.published ?? '') ??
    jsonLdDate(scan.jsonLd, 'datePublished') ??
    metaDate(scan, PUBLISHED_META) ??
    plausible(firstDateIn(stampIn(text) ?? '')) ??
    firstOf(scan.times, firstDateIn) ??
    plausible(firstDateIn(scan.textAfterHeading)) ??
    plausible(datesIn(text.slice(0, DATE_CHARS)).find(({ start }) => start < DATE_CHARS)?.iso) ??
    dateByTitle(scan.visibleText, title)
  )
}

/** No page was published before there were pages: such a day is one that the text tells of. */
function plausible(date: string | null | undefined): string | null {
  return date && date >= FIRST_PAGES ? date : null
}

function dateByTitle(visibleText: string, title: string): string | null {
  if (title.length < MIN_TITLE_CHARS) return null
  for (let at = visibleText.indexOf(title); at >= 0; at = visibleText.indexOf(title, at + title.length)) {
    const found = plausible(firstDateIn(visibleText.slice(at + title.length, at + title.length + BY_TITLE_CHARS)))
    if (found) return found
  }
  return null
}

export function updatedAtOf(scan: HtmlScan, linked: LinkedData): string | null {
  return firstDateIn(linked.modified ?? '') ?? jsonLdDate(scan.jsonLd, 'dateModified') ?? metaDate(scan, UPDATED_META)
}

export function attachmentsOf(scan: HtmlScan): Attachment[] {
  const found = new Map<string, Attachment>()
  for (const { url, text } of scan.anchors) {
    const { pathname } = new URL(url)
    if (ATTACHMENT.test(pathname) && !found.has(url)) found.set(url, { url, title: text || decodeName(pathname) })
  }
  return [...found.values()].slice(0, 50)
}

function clean(text: string): string {
  return collapse(normalizeText(text))
}

/** One is contained in the other and makes up most of it. */
function saysTheSame(title: string, heading: string): boolean {
  const [short = '', long = ''] = [foldText(title), foldText(heading)].sort((a, b) => a.length - b.length)
  return short !== '' && long.includes(short) && short.length >= long.length * 0.6
}

/** Words that names of sites begin with, with accents and without. */
const SITE_NAME_WITH_ACCENTS = /^(?:cổng|trang|sở|ubnd|[uủ][yỷ] ban|bộ|chính phủ|báo|văn phòng|trang chủ|home)(?!\p{L})/iu
const SITE_NAME = /^(cong|trang|so|ubnd|uy ban|bo|chinh phu|bao|van phong|trang chu|home)\b/

/**
 * `Tiêu đề - Sở Xây dựng` and `Cổng Chính phủ | Tiêu đề`: the first part that is no name of a site. Hyphens inside words
 * part nothing.
 */
function withoutSiteName(title: string): string {
  // Parts stand at even places, what parts them at odd ones: a dash of the title itself stays the dash that it is.
  const pieces = title.split(/(\s+[-–—|»]\s+)/).map((piece, index) => (index % 2 === 0 ? piece.trim() : piece))
  const [first = ''] = pieces
  const last = pieces.at(-1) ?? ''
  if (pieces.length < 3) return first
  if (isSiteName(first) && !isSiteName(last)) return pieces.slice(2).join('').trim()
  return pieces
    .slice(0, isSiteName(last) ? -2 : undefined)
    .join('')
    .trim()
}

/** Without accents `Bố trí` would be a ministry (`Bộ`). */
function isSiteName(part: string): boolean {
  return hasAccents(part) ? SITE_NAME_WITH_ACCENTS.test(part) : SITE_NAME.test(foldText(part))
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
