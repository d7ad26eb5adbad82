import { JSDOM } from 'jsdom'
import { parseHTML } from 'linkedom'

export type DomEngine = 'linkedom' | 'jsdom'

/**
 * A DOM of the page without running anything in it. linkedom is the default: with Readability it gives the same text in a
 * fraction of the time (docs/adr/0003).
 */
export function parseDom(html: string, url: string, engine: DomEngine): Document {
  if (engine === 'jsdom') return new JSDOM(html, { url }).window.document
  const { document } = parseHTML(wholePage(html))
  // linkedom looks for <head> and <body> at the very start of the page and makes empty ones where something else stands
  // there (a comment and a tag of the tool that saved the page, say): the real ones are put where it looks.
  const [head, body] = [document.querySelector('head'), document.querySelector('body')]
  if (head && document.documentElement.firstElementChild !== head) document.documentElement.prepend(head)
  if (head && body && head.nextElementSibling !== body) head.after(body)
  return document as unknown as Document
}

/** linkedom takes the first tag of a fragment for the root: pages that leave out `<html>` or `<body>` get what browsers add. */
function wholePage(html: string): string {
  if (/<html[\s>]/i.test(html)) return html
  return /<body[\s>]/i.test(html) ? `<html>${html}</html>` : `<html><head></head><body>${html}</body></html>`
}
