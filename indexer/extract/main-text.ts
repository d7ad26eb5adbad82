import { Readability } from '@mozilla/readability'
import { type DomEngine, parseDom } from './dom.ts'
import { collapse } from './scan-html.ts'

/** The main part of a page: paragraphs parted by newlines, with what tells an article from a list. */
export type MainText = { text: string; words: number; linkWords: number; headlines: ReadonlySet<string> }

const BLOCKS = new Set(
  'address article aside blockquote center dd div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section table tbody td tfoot th thead tr ul'.split(
    ' ',
  ),
)
const SKIPPED = new Set(['script', 'style', 'noscript', 'template', 'button', 'select', 'option'])
/** A link of this many words is a headline, not a word with a link on it. */
const HEADLINE_WORDS = 7
const FRAME_TAGS = new Set('nav header footer aside form menu button select h1'.split(' '))
/** Classes and ids of frames in the families of portals, Liferay's boxes among them. */
const FRAME_NAME =
  /menu|nav(igation|bar)?\b|footer|header|sidebar|bread-?crumb|banner|search|toolbar|topper|lien-?ket|weblink|copyright|log-?in|sign-?in|taglib|skip/i
const FOOTER_NAME = /footer|copyright/i
const IMPRINT_WORDS = 120
const TEXT_NODE = 3
const ELEMENT_NODE = 1

/** Finds the main part with Readability; null when the page has none. */
export function readMainText(html: string, url: string, engine: DomEngine): MainText | null {
  const document = parseDom(html, url, engine)
  if (!document.documentElement || !document.body) return null
  removeFrame(document.body, ({ localName, name }) => localName === 'footer' || FOOTER_NAME.test(name))
  const article = new Readability<Node>(document, { charThreshold: 200, serializer: (node) => node }).parse()
  const main = article?.content ? textOf(article.content) : null
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
  return textOf(document.body)
}

function removeFrame(body: HTMLElement, isFrame: (element: { localName: string; name: string }) => boolean): void {
  // Themes name the wrapper of the whole page after its parts: what holds most of the text is no frame.
  const mostChars = (body.textContent?.length ?? 0) * 0.5
  for (const element of [...body.querySelectorAll('*')]) {
    const name = `${element.getAttribute('class') ?? ''} ${element.id}`
    if (isFrame({ localName: element.localName, name }) && (element.textContent?.length ?? 0) < mostChars) element.remove()
  }
}

/** The address block that every page of a portal ends with. */
function isImprint({ text, words }: MainText): boolean {
  return words < IMPRINT_WORDS && /địa chỉ\s*:/iu.test(text) && /(điện thoại|fax|email)\s*:/iu.test(text)
}

function textOf(root: Node): MainText {
  const lines: string[] = []
  let line = ''
  let linkWords = 0
  const headlines = new Set<string>()
  const endLine = () => {
    const text = collapse(line)
    if (text) lines.push(text)
    line = ''
  }
  const visit = (node: Node): void => {
    if (node.nodeType === TEXT_NODE) {
      line += node.textContent ?? ''
      return
    }
    if (node.nodeType !== ELEMENT_NODE && node !== root) return
    const tag = node.nodeName.toLowerCase()
    if (SKIPPED.has(tag)) return
    if (tag === 'br') {
      endLine()
      return
    }
    if (tag === 'a') {
      const words = wordsIn(node.textContent ?? '')
      linkWords += words
      if (words >= HEADLINE_WORDS) headlines.add(collapse(node.textContent ?? ''))
    }
    const isBlock = BLOCKS.has(tag)
    if (isBlock && tag !== 'td' && tag !== 'th') endLine()
    for (const child of node.childNodes) visit(child)
    if (tag === 'td' || tag === 'th') line += ' '
    else if (isBlock) endLine()
  }
  visit(root)
  endLine()
  const text = lines.join('\n')
  return { text, words: wordsIn(text), linkWords, headlines }
}

function wordsIn(text: string): number {
  return text.split(/\s+/).filter(Boolean).length
}
