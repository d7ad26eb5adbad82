import { JSDOM } from 'jsdom'
import { parseHTML } from 'linkedom'

export type DomEngine = 'linkedom' | 'jsdom'

/**
 * A DOM of the page without running anything in it. linkedom is the default: with Readability it gives the same text in a
 * fraction of the time (docs/adr/0003).
 */
export function parseDom(html: string, url: string, engine: DomEngine): Document {
  if (engine === 'jsdom') return new JSDOM(html, { url }).window.document
  // linkedom takes the first tag of a fragment for the root.
  const { document } = parseHTML(/<html[\s>]/i.test(html) ? html : `<html>${html}</html>`)
  completePage(document as unknown as Document)
  return document as unknown as Document
}

/**
 * linkedom looks for `<head>` and `<body>` at the very start of the page and makes empty ones where something else stands
 * there: a comment or a tag of the tool that saved the page, or text where a page leaves the two out. The real ones are put
 * where it looks, and missing ones added as browsers add them.
 */
function completePage(document: Document): void {
  const root = document.documentElement
  const head = root.querySelector('head') ?? document.createElement('head')
  if (root.firstElementChild !== head) root.prepend(head)
  const found = root.querySelector('body')
  const body = found ?? document.createElement('body')
  if (!found) body.append(...[...root.childNodes].filter((node) => node !== head))
  if (head.nextElementSibling !== body) head.after(body)
}
