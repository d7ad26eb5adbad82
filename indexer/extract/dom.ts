import { JSDOM } from 'jsdom'
import { parseHTML } from 'linkedom'

export type DomEngine = 'linkedom' | 'jsdom'

/**
 * A DOM of the page without running anything in it. linkedom is the default: with Readability it gives the same text in a
 * fraction of the time (docs/adr/0003).
 */
export function parseDom(html: string, url: string, engine: DomEngine): Document {
  if (engine === 'jsdom') return new JSDOM(html, { url }).window.document
  const { document } = parseHTML(html)
  return document as unknown as Document
}
