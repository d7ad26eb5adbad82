import { frameNameOf } from './frame-names.ts'

/**
 * What a rule may take at most of the page's text, and of its paragraphs: themes name the wrapper of the whole page after its
 * parts, and that of the article after its style.
 */
const MOST_SHARE = 0.3
/** Comments may be longer than what they comment on. */
const MOST_COMMENTS_SHARE = 0.85
/** A figure with more words than this holds a table or a text, no picture. */
const MAX_FIGURE_WORDS = 120
const FRAME_TAGS = new Set('nav aside footer button dialog menu figcaption'.split(' '))
const FRAME_ROLES = /^(navigation|complementary|contentinfo|dialog|alertdialog|menu|menubar|search|banner|toolbar|tablist)$/i

/**
 * Takes out of a page what is no part of any article, before Readability looks for the article: captions of pictures, boxes of
 * links to other articles, bars to share, forms for newsletters, comments. Readability weighs whole blocks; what sits
 * inside the block that it chooses would stay.
 */
export function cleanDom(body: HTMLElement): void {
  const all = { chars: textLength(body), paragraphs: paragraphLength(body) }
  let next: Element | null = body.firstElementChild
  while (next) {
    const element = next as HTMLElement
    const kind = kindOf(element)
    const isTaken = kind !== null && isSmallPart(element, all, kind === 'comments' ? MOST_COMMENTS_SHARE : MOST_SHARE)
    next = isTaken ? nextOutside(element, body) : (element.firstElementChild ?? nextOutside(element, body))
    if (isTaken) element.remove()
  }
}

function isSmallPart(element: HTMLElement, all: { chars: number; paragraphs: number }, share: number): boolean {
  return textLength(element) <= all.chars * share && paragraphLength(element) <= all.paragraphs * share
}

function kindOf(element: HTMLElement): 'junk' | 'comments' | null {
  const { localName } = element
  if (FRAME_TAGS.has(localName)) return 'junk'
  if (localName === 'figure') return isPicture(element) ? 'junk' : null
  const role = element.getAttribute('role')
  if (role && FRAME_ROLES.test(role)) return 'junk'
  const named = frameNameOf(`${element.getAttribute('class') ?? ''} ${element.getAttribute('id') ?? ''}`)
  // What somebody has said elsewhere is quoted for the sake of the article.
  return named && element.getElementsByTagName('blockquote').length === 0 ? named : null
}

/** A figure may hold a table, a listing or a whole text; with a picture, what it says is a caption. */
function isPicture(figure: HTMLElement): boolean {
  if (figure.getElementsByTagName('table').length > 0 || figure.getElementsByTagName('pre').length > 0) return false
  return (figure.textContent ?? '').split(/\s+/).length <= MAX_FIGURE_WORDS
}

function nextOutside(element: Element, root: Element): Element | null {
  for (let node: Element | null = element; node && node !== root; node = node.parentElement)
    if (node.nextElementSibling) return node.nextElementSibling
  return null
}

function textLength(element: HTMLElement): number {
  return element.textContent?.length ?? 0
}

function paragraphLength(element: HTMLElement): number {
  let chars = 0
  for (const paragraph of element.getElementsByTagName('p')) chars += textLength(paragraph)
  return chars
}
