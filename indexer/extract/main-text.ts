import { Readability } from '@mozilla/readability'
import type { ExtractHints } from '../../domain/portal.ts'
import { cleanDom } from './clean-dom.ts'
import { type DomEngine, parseDom } from './dom.ts'
import { hintedMain, NOTHING_TOLD, removeHinted, type Told, toldBy } from './hinted.ts'
import { abstractsIn } from './list-entries.ts'
import { linesOf, type TextLine } from './text-lines.ts'
import { trimLines, withoutOrphans } from './trim-lines.ts'

/**
 * The main part of a page: paragraphs parted by newlines, with what tells an article from a list. The counts are of the part
 * as it stands on the page, stamps and links to elsewhere included; `untrimmed` begins as that does.
 */
export type MainText = {
  text: string
  untrimmed: string
  words: number
  linkWords: number
  headlines: ReadonlySet<string>
  /** Lines of the text that are abstracts of entries of a list (headline, day, abstract), and their words. */
  abstracts: number
  abstractWords: number
  /** What the portal's own selectors say of it. */
  told: Told
}

const FRAME_TAGS = new Set('nav header footer aside form menu button select h1'.split(' '))
/** Classes and ids of frames in the families of portals, Liferay's boxes among them. */
const FRAME_NAME =
  /menu|nav(igation|bar)?\b|footer|header|sidebar|bread-?crumb|banner|search|toolbar|topper|lien-?ket|weblink|copyright|log-?in|sign-?in|taglib|skip/i
const FOOTER_NAME = /footer|copyright/i
const IMPRINT_WORDS = 120
/** Characters below which Readability looks again with fewer scruples; notices are short. */
const CHAR_THRESHOLD = 300

/** A text of fewer words may be what cleaning has left of a page whose theme names things otherwise. */
const FEW_WORDS = 80
/** The page as it stands must give so many times the words of the cleaned one to be believed instead. */
const BELIEVED_TIMES = 2

/** Finds the main part where the portal's hints say that it is, else with Readability; null when the page has none. */
export function readMainText(html: string, url: string, engine: DomEngine, hints?: ExtractHints): MainText | null {
  const cleaned = readBody(html, url, engine, cleanDom, hints)
  if (cleaned && runningWords(cleaned) >= FEW_WORDS) return cleaned
  const whole = readBody(html, url, engine, () => undefined, hints)
  const isBelieved = whole && runningWords(whole) >= Math.max(FEW_WORDS, BELIEVED_TIMES * (cleaned ? runningWords(cleaned) : 0))
  return isBelieved && whole.linkWords <= whole.words / 4 ? whole : cleaned
}

function readBody(
  html: string,
  url: string,
  engine: DomEngine,
  clean: (body: HTMLElement) => void,
  hints?: ExtractHints,
): MainText | null {
  const document = parseDom(html, url, engine)
  if (!document.documentElement || !document.body) return null
  removeFrame(document.body, ({ localName, name }) => localName === 'footer' || FOOTER_NAME.test(name))
  const { title } = document
  const told = hints ? toldBy(document.body, hints) : NOTHING_TOLD
  if (hints) removeHinted(document.body, hints)
  const hinted = hints ? hintedMain(document.body, hints) : null
  if (hinted) {
    clean(hinted as HTMLElement)
    return { ...mainTextOf(hinted, title, new Set()), told }
  }
  clean(document.body)
  const abstracts = abstractsIn(linesOf(document.body).lines)
  const article = new Readability<Node>(document, {
    charThreshold: CHAR_THRESHOLD,
    disableJSONLD: true,
    serializer: (node) => node,
  }).parse()
  const main = article?.content ? { ...mainTextOf(article.content, title, abstracts), told } : null
  return main && isImprint(main) ? null : main
}

/**
 * What is left of a page without its frame: menus, headers, footers, forms, boxes of links. For short pages, on which
 * Readability finds nothing.
 */
export function readWithoutFrame(html: string, url: string, engine: DomEngine): MainText | null {
  const document = parseDom(html, url, engine)
  if (!document.body) return null
  removeFrame(document.body, ({ localName, name }) => FRAME_TAGS.has(localName) || FRAME_NAME.test(name))
  const { lines, headlines } = linesOf(document.body)
  const kept = withoutOrphans(lines)
  return {
    ...countsOf(kept),
    text: textOf(kept),
    untrimmed: textOf(kept),
    headlines,
    abstractWords: 0,
    abstracts: 0,
    told: NOTHING_TOLD,
  }
}

/** The text that a page holds as linked data; one that holds HTML there has its tags taken away. */
export function mainTextOfLinkedData(body: string): MainText {
  const document = parseDom(
    `<body>${/<\w+[^<>]*>/.test(body) ? body : body.replace(/\n+/g, '<br>')}</body>`,
    'https://page.invalid/',
    'slim',
  )
  return mainTextOf(document.body, '', new Set())
}

function removeFrame(body: HTMLElement, isFrame: (element: { localName: string; name: string }) => boolean): void {
  // Themes name the wrapper of the whole page after its parts: what holds most of the text is no frame.
  const mostChars = (body.textContent?.length ?? 0) * 0.5
  for (const element of [...body.getElementsByTagName('*')]) {
    const name = `${element.getAttribute('class') ?? ''} ${element.getAttribute('id') ?? ''}`
    if (isFrame({ localName: element.localName, name }) && (element.textContent?.length ?? 0) < mostChars) element.remove()
  }
}

function runningWords({ words, linkWords }: MainText): number {
  return words - linkWords
}

/** The address block that every page of a portal ends with, in Vietnamese or English. */
function isImprint({ text, words }: MainText): boolean {
  return (
    words < IMPRINT_WORDS &&
    /(?:địa chỉ|trụ sở|\badd(?:ress)?\.?)\s*:/iu.test(text) &&
    /(?:điện thoại|đường dây nóng|đt|fax|e-?mail|tel|phone|hotline)\b/iu.test(text)
  )
}

function mainTextOf(root: Node, title: string, abstracts: ReadonlySet<string>): MainText {
  const { lines, headlines } = linesOf(root)
  const told = lines.filter(({ text }) => abstracts.has(text))
  return {
    ...countsOf(lines),
    text: textOf(trimLines(lines, title)),
    untrimmed: textOf(lines),
    headlines,
    abstractWords: countsOf(told).words,
    abstracts: told.length,
    told: NOTHING_TOLD,
  }
}

function textOf(lines: readonly TextLine[]): string {
  return lines.map(({ text }) => text).join('\n')
}

function countsOf(lines: readonly TextLine[]): { words: number; linkWords: number } {
  const sum = (key: 'words' | 'linkWords') => lines.reduce((total, line) => total + line[key], 0)
  return { words: sum('words'), linkWords: sum('linkWords') }
}
