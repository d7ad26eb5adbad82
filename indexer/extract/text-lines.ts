import { collapse } from './scan-html.ts'

/** One line of a text with what tells running text from links, labels and stamps. */
export type TextLine = {
  text: string
  words: number
  /** Words that stand in links. */
  linkWords: number
  tag: 'heading' | 'item' | 'cell' | 'other'
  /** One of its links leads to a file: it says what an announcement is about. */
  namesFile: boolean
}

const BLOCKS = new Set(
  'address article aside blockquote center dd div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section table tbody td tfoot th thead tr ul'.split(
    ' ',
  ),
)
const SKIPPED = new Set(['script', 'style', 'noscript', 'template', 'button', 'select', 'option'])
const FILE = /\.(pdf|docx?|xlsx?|pptx?|odt|ods|rtf|zip|rar|7z)(?:$|[?#])/i
/** A link of this many words is a headline, not a word with a link on it. */
const HEADLINE_WORDS = 7
const TEXT_NODE = 3
const ELEMENT_NODE = 1

/** The visible text below a node, one line for each block or break; cells of a row stand in one line. */
export function linesOf(root: Node): { lines: TextLine[]; headlines: ReadonlySet<string> } {
  const lines: TextLine[] = []
  const headlines = new Set<string>()
  let parts = ''
  let linkWords = 0
  let namesFile = false
  let tag: TextLine['tag'] = 'other'

  const endLine = () => {
    const text = collapse(parts)
    if (text) lines.push({ text, words: countWords(text), linkWords, tag, namesFile })
    parts = ''
    linkWords = 0
    namesFile = false
    tag = 'other'
  }
  const open = (element: Element): boolean => {
    const name = element.nodeName.toLowerCase()
    if (SKIPPED.has(name)) return false
    if (name === 'br') endLine()
    else if (name === 'a') {
      const text = collapse(element.textContent ?? '')
      const words = countWords(text)
      linkWords += words
      if (words >= HEADLINE_WORDS) headlines.add(text)
      if (FILE.test(element.getAttribute('href') ?? '')) namesFile = true
    } else if (BLOCKS.has(name) && name !== 'td' && name !== 'th') endLine()
    if (/^h[1-6]$/.test(name)) tag = 'heading'
    else if (name === 'li' || name === 'dt' || name === 'dd') tag = 'item'
    else if (name === 'tr') tag = 'cell'
    return true
  }
  const close = (name: string): void => {
    if (name === 'td' || name === 'th') parts += ' '
    else if (BLOCKS.has(name)) endLine()
  }

  // Without recursion: pages nest thousands deep, on purpose or by tags that are never closed.
  let node: Node | null = root
  let isEntering = true
  while (node) {
    const isElement: boolean = node.nodeType === ELEMENT_NODE || node === root
    if (isEntering && node.nodeType === TEXT_NODE) parts += node.nodeValue ?? ''
    const entersChildren: boolean = isEntering && isElement && (node === root || open(node as Element))
    const child: Node | null = entersChildren ? node.firstChild : null
    if (child) {
      node = child
      continue
    }
    if (isElement && node !== root && (entersChildren || !isEntering)) close(node.nodeName.toLowerCase())
    if (node === root) break
    isEntering = node.nextSibling !== null
    node = node.nextSibling ?? node.parentNode
  }
  endLine()
  return { lines, headlines }
}

export function countWords(text: string): number {
  return text === '' ? 0 : text.split(' ').length
}
