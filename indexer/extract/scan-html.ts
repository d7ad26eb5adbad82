import { Parser } from 'htmlparser2'
import type { FoundLink } from '../../domain/page-reading.ts'
import { normalizeUrl } from '../../domain/url.ts'

export type Anchor = { url: string; text: string }

/** What one pass over a page's tags gathers, without building a tree. Texts have their spaces collapsed. */
export type HtmlScan = {
  links: FoundLink[]
  /** Every link with its words, for attachments and the breadcrumb. */
  anchors: Anchor[]
  breadcrumb: string[]
  title: string
  headings: string[]
  /** `<meta>` by lower-case name, property or itemprop; the first one wins. */
  meta: ReadonlyMap<string, string>
  jsonLd: string[]
  times: string[]
  canonical: string | null
  robots: string
  hasPasswordField: boolean
  /** Further pages of its list are asked for by a form of ASP.NET, not by links. */
  hasPostbackPager: boolean
  /** Fields for a person to write into. */
  fields: number
  /** Depth of the deepest element. */
  deepest: number
  hasFrames: boolean
  /** Visible words of the page, and how many of them stand in links. */
  words: number
  linkWords: number
  /** Visible text from the heading on, as far as a date by it may stand. */
  textAfterHeading: string
  /** Visible text, as far as a title and the date by it may stand. */
  visibleText: string
}

/** How much text behind the main heading may hold the date of an article. */
const AFTER_HEADING_CHARS = 400
const VISIBLE_CHARS = 50_000
const INVISIBLE = new Set(['script', 'style', 'noscript', 'template', 'svg', 'iframe', 'textarea', 'select'])
/** Class or id of a trail of links to where the page stands. */
const BREADCRUMB = /bread-?crumb|duong-?dan|site-?map-?path|path-?way/i
/** `0; url=/vi/trang-chu`: how old home pages send visitors on, often their only link. */
const REFRESH = /^[\d.\s]*[;,]?\s*url\s*=\s*["']?([^"']+)/i
const TEXT_FIELD = /^(?:text|email|tel|number|date|url|file)$/i
const VOID = new Set(['area', 'base', 'br', 'col', 'embed', 'hr', 'img', 'input', 'link', 'meta', 'source', 'track', 'wbr'])

/** How pagers of ASP.NET lists are called: `__doPostBack('ctl00$grid','Page$2')` and the buttons of other controls. */
const POSTBACK_PAGER =
  /__doPostBack\(\s*['"][^'"]*['"]\s*,\s*['"]Page\$|__doPostBack\(\s*['"][^'"]*(?:page|trang|next)[^'"]*['"]/i
/** How portals call their feeds: `/rss/tin-moi.rss`, `/rss`, `rss.aspx`, `/feed/`. */
const FEED_PATH = /\.rss$|\/rss(?:\/[^/]*|\.[a-z]+)?\/?$|\/feed\/?$|\/atom\.xml$/i

export function scanHtml(html: string, pageUrl: string): HtmlScan {
  const links = new Map<string, FoundLink>()
  const meta = new Map<string, string>()
  const scan = {
    anchors: [] as Anchor[],
    breadcrumb: [] as string[],
    headings: [] as string[],
    jsonLd: [] as string[],
    times: [] as string[],
    title: '',
    canonical: null as string | null,
    hasPasswordField: false,
    hasPostbackPager: false,
    fields: 0,
    deepest: 0,
    hasFrames: false,
    words: 0,
    linkWords: 0,
    textAfterHeading: '',
    visibleText: '',
  }
  let base = pageUrl
  let invisibleDepth = 0
  let depth = 0
  let breadcrumbDepth = 0
  let capture: { tag: string; text: string; href?: string; rel?: string } | null = null
  let heading: string | null = null
  let isJsonLd = false

  const addLink = (href: string, role: FoundLink['role']) => {
    const url = normalizeUrl(href, base)
    if (url && !links.has(url)) links.set(url, { url, role, lastModified: null })
    return url
  }

  const parser = new Parser(
    {
      onopentag(tag, attributes) {
        if (!VOID.has(tag)) depth += 1
        if (depth > scan.deepest) scan.deepest = depth
        if (INVISIBLE.has(tag)) invisibleDepth += 1
        if (tag === 'textarea' || (tag === 'input' && TEXT_FIELD.test(attributes.type ?? 'text'))) scan.fields += 1
        if (
          breadcrumbDepth === 0 &&
          BREADCRUMB.test(`${attributes.class ?? ''} ${attributes.id ?? ''} ${attributes['aria-label'] ?? ''}`)
        )
          breadcrumbDepth = depth
        if (tag === 'a' && attributes.href) capture = { tag, text: '', href: attributes.href, rel: attributes.rel ?? '' }
        else if (tag === 'title' && !scan.title && invisibleDepth === 0) capture = { tag, text: '' }
        else if (tag === 'h1' || tag === 'h2') heading = ''
        else if (tag === 'base' && attributes.href) base = normalizeUrl(attributes.href, pageUrl) ?? pageUrl
        else if (tag === 'meta') {
          const name = (attributes.name ?? attributes.property ?? attributes.itemprop ?? '').toLowerCase()
          if (name && attributes.content && !meta.has(name)) meta.set(name, attributes.content.trim())
          const target = /^refresh$/i.test(attributes['http-equiv'] ?? '') ? REFRESH.exec(attributes.content ?? '') : null
          if (target?.[1]) addLink(target[1], 'page')
        } else if (tag === 'link') readLinkTag(attributes)
        else if (tag === 'time' && attributes.datetime) scan.times.push(attributes.datetime)
        else if (tag === 'input' && attributes.type?.toLowerCase() === 'password') scan.hasPasswordField = true
        else if ((tag === 'frame' || tag === 'iframe') && attributes.src) {
          scan.hasFrames = true
          if (tag === 'frame') addLink(attributes.src, 'page')
        } else if (tag === 'script') {
          isJsonLd = /ld\+json/i.test(attributes.type ?? '')
          if (isJsonLd) scan.jsonLd.push('')
        }
      },
      ontext(text) {
        if (isJsonLd) {
          scan.jsonLd[scan.jsonLd.length - 1] += text
          return
        }
        if (capture) capture.text += text
        if (invisibleDepth > 0) return
        if (heading !== null) heading += text
        const words = countWords(text)
        scan.words += words
        if (words > 0 && capture?.tag !== 'title' && scan.visibleText.length < VISIBLE_CHARS) scan.visibleText += ` ${text}`
        if (capture?.tag === 'a') scan.linkWords += words
        else if (scan.headings.length > 0 && heading === null && scan.textAfterHeading.length < AFTER_HEADING_CHARS)
          scan.textAfterHeading += ` ${text}`
      },
      onclosetag(tag) {
        if (INVISIBLE.has(tag) && invisibleDepth > 0) invisibleDepth -= 1
        if (tag === 'script') isJsonLd = false
        if (capture?.tag === tag) {
          closeCapture(capture)
          capture = null
        }
        if ((tag === 'h1' || tag === 'h2') && heading !== null) {
          const text = collapse(heading)
          // The date of an article stands behind its last heading before the text; a new h1 begins anew.
          if (text && (tag === 'h1' || scan.headings.length === 0)) {
            scan.headings.push(text)
            scan.textAfterHeading = ''
          }
          heading = null
        }
        if (!VOID.has(tag)) {
          if (depth === breadcrumbDepth) breadcrumbDepth = 0
          depth -= 1
        }
      },
    },
    { decodeEntities: true },
  )

  function readLinkTag(attributes: Record<string, string>): void {
    const rel = (attributes.rel ?? '').toLowerCase()
    if (!attributes.href) return
    if (rel === 'canonical') scan.canonical ??= normalizeUrl(attributes.href, base)
    else if (rel.includes('alternate') && /rss|atom/i.test(attributes.type ?? '')) {
      if (!isCommentFeed(attributes.href)) addLink(attributes.href, 'feed')
    } else if (rel.includes('alternate') && attributes.hreflang) addLink(attributes.href, 'page')
  }

  /** Every article of some systems has a feed of its comments, below its own address: a second request for each page. */
  function isCommentFeed(href: string): boolean {
    const [feed, page] = [normalizeUrl(href, base), new URL(pageUrl)]
    if (!feed) return false
    const isBelowPage = page.pathname !== '/' && new URL(feed).pathname.startsWith(page.pathname.replace(/\/?$/, '/'))
    return isBelowPage || /\/comments?\/|comments?[-_]?feed/i.test(feed)
  }

  function closeCapture({ tag, text, href, rel }: { tag: string; text: string; href?: string; rel?: string }): void {
    const words = collapse(text)
    if (tag === 'title') scan.title = words
    if (!href) return
    if (POSTBACK_PAGER.test(href)) scan.hasPostbackPager = true
    const isFeed = FEED_PATH.test(href.split(/[?#]/, 1)[0] ?? '') && !isCommentFeed(href)
    const url = /nofollow/i.test(rel ?? '') ? normalizeUrl(href, base) : addLink(href, isFeed ? 'feed' : 'page')
    if (!url) return
    scan.anchors.push({ url, text: words })
    if (breadcrumbDepth > 0 && words) scan.breadcrumb.push(words)
  }

  parser.end(html)
  const robots = `${meta.get('robots') ?? ''} ${meta.get('liencong') ?? ''}`.toLowerCase()
  return {
    ...scan,
    meta,
    robots,
    links: /nofollow/.test(robots) ? [] : [...links.values()],
    textAfterHeading: collapse(scan.textAfterHeading),
    visibleText: collapse(scan.visibleText),
  }
}

export function collapse(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}

function countWords(text: string): number {
  let words = 0
  for (let index = 0, inWord = false; index < text.length; index += 1) {
    const isSpace = text.charCodeAt(index) <= 32 || text.charCodeAt(index) === 160
    if (!isSpace && !inWord) words += 1
    inWord = !isSpace
  }
  return words
}
