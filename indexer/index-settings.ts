import type { Passage } from '../domain/document.ts'
import type { IndexSettings } from '../domain/ports.ts'

/** Everything of a passage but the words by which it is found. */
const DISPLAYED = [
  'id',
  'documentId',
  'ordinal',
  'story',
  'isReprint',
  'portal',
  'level',
  'province',
  'kind',
  'topics',
  'year',
  'language',
  'publishedAt',
  'effectiveAt',
  'expiresAt',
  'url',
  'title',
  'heading',
  'text',
  'page',
  'numberTerms',
  'documentNumber',
  'issuer',
] as const satisfies readonly (keyof Passage)[]

/** How the engine is set up for passages. Why each is as it is: docs/search-quality.md. */
export function indexSettings(): IndexSettings {
  return {
    searchableAttributes: ['numberTerms', 'titleTerms', 'keyTerms', 'terms', 'restTerms'],
    // What only the engine needs stays with it.
    displayedAttributes: [...DISPLAYED],
    filterableAttributes: ['documentId', 'ordinal', 'portal', 'level', 'province', 'kind', 'topics', 'year', 'publishedAt'],
    sortableAttributes: ['publishedAt'],
    // The engine finds, ranking is ours (api/search/rank.ts): `typo` is there because a federated query needs one rule to compare
    // by, and with typo tolerance off it says the same of every hit. `sort` first: who sorts by date means it.
    rankingRules: ['sort', 'typo'],
    typoTolerance: { enabled: false },
    // Positions and beginnings of words are never asked for; their databases would cost more than all others.
    proximityPrecision: 'byAttribute',
    prefixSearch: 'disabled',
    pagination: { maxTotalHits: 2000 },
    faceting: { maxValuesPerFacet: 300 },
    facetSearch: false,
    searchCutoffMs: 1500,
  }
}
