import type { Names } from '../../config/names.ts'
import type { Passage } from '../../domain/document.ts'
import { FACETS, type Facet, type FacetValue, type Hit, type SearchRequest } from '../../domain/search.ts'
import { shownText } from '../../domain/shown-text.ts'
import { type RankedHit, textOf } from './rank.ts'
import { highlight, snippetOf, type Terms } from './snippet.ts'

/** A hit as people see it. Titles and snippets are safe to put into a page. */
export function presentHit({ passage, copies }: RankedHit, score: number, terms: Terms, names: Names): Hit {
  return {
    ...presentDocument(passage, names),
    titleHtml: highlight(passage.title, terms),
    snippetHtml: snippetOf(textOf(passage), terms),
    province: passage.province ? { id: passage.province, name: names.province(passage.province) } : null,
    topics: passage.topics,
    documentNumber: passage.documentNumber,
    issuer: passage.issuer,
    page: passage.page ?? null,
    ...(passage.effectiveAt ? { effectiveAt: passage.effectiveAt } : {}),
    ...(passage.expiresAt ? { expiresAt: passage.expiresAt } : {}),
    copies: copies.map((copy) => presentSource(copy, names)),
    score: roundedScore(score),
  }
}

/** A document as people see it where no question was asked. */
export function presentDocument(
  passage: Passage,
  names: Names,
): Pick<Hit, 'documentId' | 'url' | 'title' | 'portal' | 'kind' | 'publishedAt'> {
  return {
    ...presentSource(passage, names),
    title: shownText(passage.title),
    kind: passage.kind,
    publishedAt: passage.publishedAt === null ? null : isoTimeOf(passage.publishedAt),
  }
}

/** Where a document stands. Its URL is only a link when it is http(s). */
export function presentSource(
  { documentId, url, portal, level }: Passage,
  names: Names,
): Pick<Hit, 'documentId' | 'url' | 'portal'> {
  return { documentId, url: /^https?:/.test(url) ? url : '', portal: { id: portal, name: names.portal(portal), level } }
}

export function roundedScore(score: number): number {
  return Math.round(score * 1e4) / 1e4
}

/** Values of every facet, most frequent first (years newest first); a chosen value is shown even when it counts nothing. */
export function presentFacets(
  counts: Record<Facet, Record<string, number>>,
  request: SearchRequest,
  names: Names,
): Record<Facet, FacetValue[]> {
  const labels: Record<Facet, (id: string) => string> = { ...names, year: (year) => year }
  const present = (facet: Facet): FacetValue[] => {
    const chosen = request[facet].map(String)
    const values = new Set([...Object.keys(counts[facet]), ...chosen])
    const presented = [...values].map((value) => ({
      value,
      label: labels[facet](value),
      count: counts[facet][value] ?? 0,
      selected: chosen.includes(value),
    }))
    return presented.sort((a, b) =>
      facet === 'year' ? Number(b.value) - Number(a.value) : b.count - a.count || a.label.localeCompare(b.label, 'vi'),
    )
  }
  return Object.fromEntries(FACETS.map((facet) => [facet, present(facet)])) as Record<Facet, FacetValue[]>
}

const VIETNAM_OFFSET_SECONDS = 7 * 3600

/** ISO 8601 in the time of Vietnam (no daylight saving): its first ten characters are the day that people there mean. */
export function isoTimeOf(seconds: number): string {
  return new Date((seconds + VIETNAM_OFFSET_SECONDS) * 1000).toISOString().replace('.000Z', '+07:00')
}
