import { createHash } from 'node:crypto'
import { outcomeName } from '../domain/crawl-outcome.ts'
import type { PageReader } from '../domain/page-reading.ts'
import type { Portal } from '../domain/portal.ts'
import type { CrawlQueue, Frontier, Intake, IntakeAnswer, PushedPage } from '../domain/ports.ts'
import { normalizeUrl, pageIdOf } from '../domain/url.ts'
import { createScope, type Scope } from './decide.ts'
import { settle } from './settle.ts'

/** What is pushed belongs to no run. */
const NO_RUN = '00000000-0000-0000-0000-000000000000'

type IntakeParts = { frontier: Frontier; queue: Pick<CrawlQueue, 'send'>; reader: PageReader; clock: () => Date }

/** Takes what portals say by themselves. A pushed page is read, cleaned and settled by the code that crawled pages go through. */
export function createIntake({ frontier, queue, reader, clock }: IntakeParts): Intake {
  return {
    notify: async (portal, urls) => {
      const scope = createScope(portal)
      const judged = urls.map((url) => judge(url, scope))
      const accepted = [...new Set(judged.flatMap(({ normalized, accepted: isIn }) => (isIn && normalized ? [normalized] : [])))]
      if (accepted.length > 0) {
        await frontier.makeDue(portal.id, accepted, clock().toISOString())
        await queue.send(portal.id)
      }
      return judged.map(({ url, accepted: isIn, reason }) => ({ url, accepted: isIn, reason }))
    },
    push: async (portal, pages) => {
      const scope = createScope(portal)
      const answers: IntakeAnswer[] = []
      for (const page of pages) answers.push(await pushOne(portal, page, scope))
      return answers
    },
  }

  async function pushOne(portal: Portal, page: PushedPage, scope: Scope): Promise<IntakeAnswer> {
    const { normalized: url, accepted, reason } = judge(page.url, scope)
    if (!accepted || url === null) return { url: page.url, accepted, reason }
    const now = clock()
    const body = new TextEncoder().encode(toHtml(page))
    const reading = await reader
      .read({ url, bytes: body, contentType: 'text/html; charset=utf-8', robotsHeader: null })
      .catch((error: unknown) => ({ type: 'unreadable', detail: String(error) }) as const)
    if (reading.type !== 'document') return { url: page.url, accepted: false, reason: reading.type }
    const pageId = pageIdOf(url)
    // The validators of the portal's own page are not known: the next fetch compares nothing and reads it.
    const record = settle(
      {
        runId: NO_RUN,
        portalId: portal.id,
        page: {
          pageId,
          url,
          role: 'page',
          depth: 0,
          attempts: 0,
          etag: null,
          lastModified: null,
          contentHash: null,
          readsAs: null,
          unchangedFetches: 0,
          goneSince: null,
        },
        result: { type: 'answer', status: 200, headers: {}, body, bodyWanted: true },
        contentHash: createHash('sha256').update(body).digest('hex').slice(0, 32),
        reading: { ...reading, links: [] },
        fetchedAt: now,
      },
      scope.contains,
      { maxAttempts: 1, retryDelayMs: 0, longestPauseMs: 0 },
    )
    await frontier.discover(portal.id, [{ url, role: 'page', depth: 0, foundOn: null, lastModified: null }], now.toISOString())
    await frontier.record([record])
    return record.document
      ? { url: page.url, accepted: true, reason: null }
      : { url: page.url, accepted: false, reason: outcomeName(record.outcome) }
  }
}

/** May this portal speak of this address? The rules are those of its crawl. */
function judge(url: string, scope: Scope): IntakeAnswer & { normalized: string | null } {
  const normalized = normalizeUrl(url)
  if (normalized === null) return { url, normalized, accepted: false, reason: 'not an http(s) address' }
  const decision = scope.decide({ url: normalized, depth: 0, role: 'page' })
  return {
    url,
    normalized,
    accepted: decision.allowed,
    reason: decision.allowed ? null : `${decision.reason}: ${decision.detail}`,
  }
}

/** The parts of a document as the page that they would be. */
function toHtml(page: PushedPage): string {
  if ('html' in page) return page.html
  const paragraphs = page.text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => `<p>${escapeHtml(line)}</p>`)
  const published = page.publishedAt ? `<meta property="article:published_time" content="${escapeHtml(page.publishedAt)}">` : ''
  return `<!doctype html><html><head><meta charset="utf-8"><title>${escapeHtml(page.title)}</title>${published}</head><body><article><h1>${escapeHtml(page.title)}</h1>${paragraphs.join('\n')}</article></body></html>`
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`)
}
