import { createHash } from 'node:crypto'
import type { PageReading } from '../domain/page-reading.ts'
import type { DiscoveredUrl, PageRecord } from '../domain/ports.ts'
import { withoutParameters } from '../domain/url.ts'
import type { FetchResult } from './fetcher.ts'
import { createParameterLearner } from './parameter-learner.ts'
import { createTwins } from './twins.ts'

/** Text below which two pages are the same by chance. */
const MIN_TEXT_CHARS = 200

/** The one form in which a portal's links are remembered, as far as its answers have shown which addresses are the same. */
export type LinkForms = {
  /** Names (lower case) of parameters that change nothing. */
  ignoredParameters: ReadonlySet<string>
  /** Tells what a URL brought. @returns what has just been found out about parameters (parameter-learner.ts) */
  observe(
    url: string,
    result: FetchResult,
    read: { contentHash: string | null; reading: PageReading | { type: string } | null },
  ): { learned: string[]; probes: string[] }
  /** The record with its links in their one form. */
  applyTo(record: PageRecord): PageRecord
}

export function createLinkForms({
  ignoredParameters,
  keepParameters,
}: {
  ignoredParameters: readonly string[]
  keepParameters: readonly string[]
}): LinkForms {
  const kept = new Set(keepParameters.map((name) => name.toLowerCase()))
  const ignored = new Set(ignoredParameters.filter((name) => !kept.has(name)))
  const twins = createTwins()
  const learner = createParameterLearner(keepParameters)
  const inOneForm = (link: DiscoveredUrl): DiscoveredUrl => {
    const url = twins.preferred(link.url)
    return { ...link, url: ignored.size > 0 && link.role === 'page' ? withoutParameters(url, ignored) : url }
  }
  return {
    ignoredParameters: ignored,
    observe: (url, result, { contentHash, reading }) => {
      twins.observe(url, result)
      const hash = hashToCompare(contentHash, reading)
      if (!hash) return { learned: [], probes: [] }
      const found = learner.observe(url, hash)
      for (const name of found.learned) ignored.add(name)
      return found
    },
    // Where a redirect leads is the portal's own word for the address.
    applyTo: (record) => (record.outcome.type === 'redirect' ? record : { ...record, links: record.links.map(inOneForm) }),
  }
}

/** Of a document its words count: forms and links of its frame repeat the very parameter. */
function hashToCompare(contentHash: string | null, reading: PageReading | { type: string } | null): string | null {
  if (!reading || !('document' in reading)) return reading?.type === 'list' ? contentHash : null
  const { title, text } = reading.document
  return text.length < MIN_TEXT_CHARS ? null : createHash('sha256').update(`${title}\n${text}`).digest('hex').slice(0, 32)
}
