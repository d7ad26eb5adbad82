import { Readability } from '@mozilla/readability'
import { type DomEngine, parseDom } from './dom.ts'
import { collapse } from './scan-html.ts'

/** The main part of a page: paragraphs parted by newlines, with what tells an article from a list. */
export type MainText = { text: string; words: number; linkWords: number; longLinks: number }

const BLOCKS = new Set(
  'address article aside blockquote center dd div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section table tbody td tfoot th thead tr ul'.split(
    ' ',
  ),
)
const SKIPPED = new Set(['script', 'style', 'noscript', 'template', 'button', 'select', 'option'])
/** A link of this many words is a headline, not a word with a link on it. */
const HEADLINE_WORDS = 5
const TEXT_NODE = 3
const ELEMENT_NODE = 1

/** Finds the main part with Readability; null when the page has none. */
export function readMainText(html: string, url: string, engine: DomEngine): MainText | null {
  const document = parseDom(html, url, engine)
  if (!document.documentElement || !document.body) return null
  const article = new Readability<Node>(document, { charThreshold: 200, serializer: (node) => node }).parse()
  return article?.content ? textOf(article.content) : null
}

function textOf(root: Node): MainText {
  const lines: string[] = []
  let line = ''
  let linkWords = 0
  let longLinks = 0
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
      if (words >= HEADLINE_WORDS) longLinks += 1
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
  return { text, words: wordsIn(text), linkWords, longLinks }
}

function wordsIn(text: string): number {
  return text.split(/\s+/).filter(Boolean).length
}
