import { JSDOM, VirtualConsole } from 'jsdom'
import { parseSlim } from './slim-dom.ts'

export type DomEngine = 'slim' | 'jsdom'

/**
 * A DOM of the page without running anything in it. Our own slim one is the default: with Readability it gives the same text
 * as jsdom in a twentieth of the time (docs/adr/0003).
 */
export function parseDom(html: string, url: string, engine: DomEngine): Document {
  if (engine === 'slim') return parseSlim(html, url) as unknown as Document
  // Without a console of its own jsdom complains of every style sheet that it cannot parse.
  return new JSDOM(html, { url, virtualConsole: new VirtualConsole() }).window.document
}
