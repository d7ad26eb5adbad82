import { Readability } from '@mozilla/readability'
import { JSDOM, VirtualConsole } from 'jsdom'
import { readMainText } from '../../indexer/extract/main-text.ts'
import { repairHtml } from '../../vietnamese/old-encodings/repair-html.ts'

export const EXTRACTION_SYSTEMS = ['ours', 'readability-jsdom'] as const
export type ExtractionSystem = (typeof EXTRACTION_SYSTEMS)[number]

/** The main text that a system finds on a page; empty when it finds none. */
export const EXTRACTORS: Record<ExtractionSystem, (html: string, url: string) => string> = {
  /** What the product does with a decoded page, the repair of old encodings included. */
  ours: (html, url) => readMainText(repairHtml(html).html, url, 'slim')?.text ?? '',
  'readability-jsdom': (html, url) => {
    // Without a console of its own jsdom complains of every style sheet that it cannot parse.
    const { window } = new JSDOM(html, { url, virtualConsole: new VirtualConsole() })
    try {
      return new Readability(window.document).parse()?.textContent ?? ''
    } finally {
      window.close()
    }
  },
}
