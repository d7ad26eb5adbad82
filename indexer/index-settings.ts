import type { IndexSettings } from '../domain/ports.ts'

/**
 * How the engine is set up for passages. Fields with an X hold the accent code of the field beside them; the engine folds
 * accents in the plain ones. Why each is as it is: docs/search-quality.md.
 */
export function indexSettings(): IndexSettings {
  return {
    searchableAttributes: ['numbers', 'title', 'titleX', 'heading', 'text', 'textX'],
    filterableAttributes: ['documentId', 'ordinal', 'portal', 'level', 'province', 'kind', 'topics', 'year'],
    sortableAttributes: ['publishedAt'],
    // `sort` first: who sorts by date means it.
    rankingRules: ['sort', 'words', 'typo', 'proximity', 'attribute', 'exactness'],
    distinctAttribute: 'documentId',
    typoTolerance: {
      enabled: true,
      disableOnAttributes: ['titleX', 'textX', 'numbers'],
      disableOnNumbers: true,
      minWordSizeForTypos: { oneTypo: 5, twoTypos: 9 },
    },
    pagination: { maxTotalHits: 2000 },
    faceting: { maxValuesPerFacet: 300 },
    facetSearch: false,
    proximityPrecision: 'byWord',
    searchCutoffMs: 1500,
  }
}
