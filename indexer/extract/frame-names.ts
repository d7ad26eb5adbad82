/**
 * Which classes and ids say that an element stands beside an article, or inside it without belonging to it? Names are read
 * as words (`InlineImage-embedCaption` is inline, image, embed, caption), so one list serves all ways to write them.
 * English as most templates have it, and Vietnamese without accents as portals of Viet Nam write it.
 */

/** Telling wherever they stand in a name. */
const WORDS = wordsOf(`
  caption captions newsletter newsletters related recommended recommendation recommendations breadcrumb breadcrumbs
  share sharing sharebar sharethis addthis addtoany social socials outbrain taboola zergnet disclaimer copyright
  advert adverts advertisement advertising sponsor sponsored sponsors promo promos promotion byline dateline timestamp
  pagination pager paging sidebar toolbar tooltip popup popover modal rollover sitemap cookie cookies gdpr consent
  hashtag hashtags trending subscribe subscription signup newscaption
`)
/** Telling next to one another. */
const PHRASES = phrasesOf(`
  read more|read next|read also|see also|also on|also read|up next|more from|more news|more stories|more articles|more on
  most read|most popular|most viewed|you may|about author|author bio|author box|author info|author card|author meta|author details
  post meta|entry meta|article meta|post info|article info|photo credit|image credit|img credit|publish date|published date
  published on|posted on|post date|sign up|opt in|log in|skip link|skip to|screen reader|visually hidden|sr only|no print|d none
  fb like|fb comments|print button|view count|quang cao|tin lien|tin khac|tin cu|tin moi|bai lien|bai khac|bai cu|tin cung|bai cung
  cung chuyen|cung the|lien quan|xem them|tu khoa|luot xem|danh gia|binh chon|in bai|gui mail|gui email|doc them|chia se
  lien ket|web link|tin noi|noi bat|tin tuc lien
`)
/** Telling when they are all that a name says, ornaments such as `box` and `wrapper` apart. */
const WHOLE = wordsOf(`
  ad ads adv ad1 ad2 tag tags topic topics keyword keywords menu submenu nav navbar navigation navi footer meta metadata
  credit credits print printer rating ratings vote poll survey survey widget widgets hidden login register credits banner banners
  author authors follow bookmark zalo facebook twitter lienquan tinlienquan tinkhac tincu tinmoi xemthem tukhoa quangcao luotxem inbai
  postmeta entrymeta postinfo tagcloud taglist tagslist relatedposts relatednews relatedarticles readmore postdate datetime
`)
const ORNAMENTS = wordsOf(`
  box block wrap wrapper container inner outer content area section list item items row group holder body panel main module article
  post entry news the a top bottom left right site page text links link cls bar details view thread ctl js dnn
`)
const COMMENTS = wordsOf('comment comments commentlist disqus respond binhluan')
const COMMENT_PHRASES = phrasesOf('binh luan|y kien ban|comment list|comments area')

/** A name longer than this is generated. */
const MAX_NAME_CHARS = 80

export type FrameName = 'junk' | 'comments'

const known = new Map<string, FrameName | null>()
/** Names come back on every page of a portal; the memory of them is bounded. */
const MAX_KNOWN = 20_000

/** What the names of an element (its class and id) say about it; null when they say nothing. */
export function frameNameOf(names: string): FrameName | null {
  if (names.trim() === '') return null
  const before = known.get(names)
  if (before !== undefined) return before
  let found: FrameName | null = null
  for (const name of names.split(/\s+/)) {
    if (name === '' || name.length > MAX_NAME_CHARS) continue
    const kind = readName(name)
    if (kind === 'comments') found = kind
    else found ??= kind
  }
  if (known.size >= MAX_KNOWN) known.clear()
  known.set(names, found)
  return found
}

function readName(name: string): FrameName | null {
  const words = name
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter(Boolean)
  const pairs = words.slice(1).map((word, index) => `${words[index]} ${word}`)
  const telling = words.filter((word) => !ORNAMENTS.has(word))
  if (telling.length === 1 && COMMENTS.has(telling[0] ?? '')) return 'comments'
  if (pairs.some((pair) => COMMENT_PHRASES.has(pair))) return 'comments'
  if (words.some((word) => WORDS.has(word)) || pairs.some((pair) => PHRASES.has(pair))) return 'junk'
  return telling.length === 1 && WHOLE.has(telling[0] ?? '') ? 'junk' : null
}

function wordsOf(text: string): ReadonlySet<string> {
  return new Set(text.split(/\s+/).filter(Boolean))
}

function phrasesOf(text: string): ReadonlySet<string> {
  return new Set(
    text
      .split(/[|\n]/)
      .map((phrase) => phrase.trim())
      .filter(Boolean),
  )
}
