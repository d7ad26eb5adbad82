import { type Options, selectAll } from 'css-select'
import type { ExtractHints } from '../../domain/portal.ts'
import { collapse } from './scan-html.ts'

/** What the selectors of a portal found beside its text. */
export type Told = { title: string | null; date: string | null }
export const NOTHING_TOLD: Told = { title: null, date: null }

/** An element with fewer characters holds a label or nothing: the selector is passed over. */
const MIN_MAIN_CHARS = 80
const MIN_TITLE_CHARS = 6
const MAX_TITLE_CHARS = 300
const MAX_DATE_CHARS = 200
/** Like every rule, a selector takes no more than this share of a page's text away: it may have been written for another template. */
const MOST_REMOVED_SHARE = 0.8
const ELEMENT_NODE = 1

/** Both DOM engines are asked through the few things that they share. */
const OPTIONS: Options<Node, Element> = {
  adapter: {
    isTag: (node): node is Element => node.nodeType === ELEMENT_NODE,
    getAttributeValue: (element, name) => element.getAttribute(name) ?? undefined,
    getChildren: (node) => [...node.childNodes],
    getName: (element) => element.localName,
    getParent: (element) => element.parentElement,
    getSiblings: (node) => [...(node.parentNode?.childNodes ?? [node])],
    getText: (node) => node.textContent ?? '',
    hasAttrib: (element, name) => element.hasAttribute(name),
    removeSubsets: (nodes) => nodes.filter((node) => !nodes.some((other) => other !== node && isAbove(other, node))),
  },
}

export function removeHinted(body: HTMLElement, { remove }: ExtractHints): void {
  const mostChars = textLength(body) * MOST_REMOVED_SHARE
  for (const selector of remove) {
    const found = new Set(select(selector, body))
    const outermost = [...found].filter((element) => !isUnderOne(element, found))
    if (outermost.reduce((sum, element) => sum + textLength(element), 0) > mostChars) continue
    for (const element of outermost) element.remove()
  }
}

export function toldBy(body: HTMLElement, { title, date }: ExtractHints): Told {
  return {
    title: firstText(body, title, (text) => text.length >= MIN_TITLE_CHARS && text.length <= MAX_TITLE_CHARS),
    date: firstText(body, date, (text) => /\d/.test(text) && text.length <= MAX_DATE_CHARS),
  }
}

/** The element that holds the text, of the first selector that finds one: the longest of its elements. Null without such a one. */
export function hintedMain(body: HTMLElement, { main }: ExtractHints): Element | null {
  for (const selector of main) {
    const length = (element: Element) => collapse(element.textContent ?? '').length
    const [longest] = select(selector, body).sort((a, b) => length(b) - length(a))
    if (longest && length(longest) >= MIN_MAIN_CHARS) return longest
  }
  return null
}

function firstText(body: HTMLElement, selectors: readonly string[], isFit: (text: string) => boolean): string | null {
  for (const selector of selectors) {
    const text = select(selector, body)
      .map((element) => collapse(element.getAttribute('datetime') ?? element.textContent ?? ''))
      .find(isFit)
    if (text) return text
  }
  return null
}

function select(selector: string, body: HTMLElement): Element[] {
  return selectAll<Node, Element>(selector, body, OPTIONS)
}

function isUnderOne(element: Element, others: ReadonlySet<Element>): boolean {
  for (let parent = element.parentElement; parent; parent = parent.parentElement) if (others.has(parent)) return true
  return false
}

function textLength(element: Element): number {
  return element.textContent?.length ?? 0
}

function isAbove(upper: Node, node: Node): boolean {
  for (let parent = node.parentNode; parent; parent = parent.parentNode) if (parent === upper) return true
  return false
}
