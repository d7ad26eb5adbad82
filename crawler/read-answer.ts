import { createHash } from 'node:crypto'
import type { PageReader, PageReading } from '../domain/page-reading.ts'
import type { Portal } from '../domain/portal.ts'
import type { DuePage } from '../domain/ports.ts'
import type { FetchResult } from './fetcher.ts'
import { jsonListOf, readJsonList } from './json-list.ts'
import type { LoadForPage, Renderer } from './renderer.ts'

type Answer = Extract<FetchResult, { type: 'answer' }>

/** What reading an answer came to; all of it goes into the record (settle.ts). */
export type ReadAnswer = {
  contentHash: string | null
  reading: PageReading | { type: 'unreadable'; detail: string } | null
  notes: string[]
  isRendered: boolean
}

export type ReadAnswerParts = { reader: PageReader; renderer: Renderer | null; load: LoadForPage }

/** Links up to which a list that is a home page, or looks like one, may be waiting for its scripts. */
const EMPTY_LIST_LINKS = 3

/**
 * Reads an answer when it is news. Where the text is not in the HTML and the registry allows it, the page is rendered and read
 * again; its hash is then that of what was rendered, since its HTML is always the same.
 */
export async function readAnswer(
  { portal, page, result }: { portal: Portal; page: DuePage; result: FetchResult },
  parts: ReadAnswerParts,
): Promise<ReadAnswer> {
  const plain = { contentHash: null, reading: null, notes: [], isRendered: false }
  if (result.type !== 'answer' || result.status !== 200 || !result.bodyWanted) return plain
  const notes = result.tlsFault ? [`read in spite of its certificate: ${result.tlsFault}`] : []
  const contentHash = hashOf(result.body)
  if (contentHash === page.contentHash) return { ...plain, contentHash, notes }
  const reading = await readBytes({ portal, page, result }, parts.reader, result.body)
  if ('hasPostbackPager' in reading && reading.hasPostbackPager)
    notes.push('its further pages need a postback, which is not sent')
  if (!portal.crawl.render || !needsScripts(reading)) return { contentHash, reading, notes, isRendered: false }
  return renderAnswer({ portal, page, result }, parts, { contentHash, reading, notes, isRendered: false })
}

async function renderAnswer(
  { portal, page, result }: { portal: Portal; page: DuePage; result: Answer },
  { reader, renderer, load }: ReadAnswerParts,
  plain: ReadAnswer,
): Promise<ReadAnswer> {
  const why = plain.reading?.type === 'list' ? 'hardly any links' : 'no text'
  const contentType = result.headers['content-type'] ?? null
  const rendering = renderer
    ? await renderer.render({ url: page.url, html: result.body, contentType, load })
    : ({ type: 'not-rendered', why: 'no browser is set (CRAWL_BROWSER)' } as const)
  if (rendering.type === 'not-rendered')
    return { ...plain, notes: [...plain.notes, `${why} in its HTML, not rendered: ${rendering.why}`] }
  const html = new TextEncoder().encode(rendering.html)
  const contentHash = hashOf(html)
  const notes = [...plain.notes, `rendered, since there was ${why} in its HTML (${rendering.requests} requests)`]
  if (contentHash === page.contentHash) return { contentHash, reading: null, notes, isRendered: true }
  const headers = { ...result.headers, 'content-type': 'text/html; charset=utf-8' }
  return {
    contentHash,
    reading: await readBytes({ portal, page, result: { ...result, headers } }, reader, html),
    notes,
    isRendered: true,
  }
}

async function readBytes(
  { portal, page, result }: { portal: Portal; page: DuePage; result: Answer },
  reader: PageReader,
  bytes: Uint8Array,
): Promise<PageReading | { type: 'unreadable'; detail: string }> {
  const { 'content-type': contentType = null, 'x-robots-tag': robotsHeader = null } = result.headers
  try {
    const jsonList = jsonListOf(portal.crawl.jsonLists, page.url)
    if (jsonList) return { type: 'feed', links: readJsonList(jsonList, page.url, bytes) }
    return await reader.read({ url: page.url, bytes, contentType, robotsHeader, hints: portal.extract })
  } catch (error) {
    return { type: 'unreadable', detail: error instanceof Error ? error.message : String(error) }
  }
}

function needsScripts(reading: ReadAnswer['reading']): boolean {
  return reading?.type === 'no-text' || (reading?.type === 'list' && reading.links.length <= EMPTY_LIST_LINKS)
}

function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex').slice(0, 32)
}
