import { createClient } from './client.js'

/**
 * For pages that are made with InstantSearch: a search client over our API. `index` and paging begin at 0 there and at 1 here; facets are
 * our filters by the same names; a branch goes in by `filters: 'branch:quang-ninh'`.
 *
 * @typedef {import('../../domain/search.ts').SearchResult} SearchResult
 * @typedef {{ query?: string, page?: number, hitsPerPage?: number, facetFilters?: (string | string[])[], filters?: string }} Parameters
 * @param {string} [site] where the API is, without a slash at its end
 */
export function createInstantSearchClient(site = '') {
  const client = createClient(site)
  return {
    /** @param {readonly { indexName: string, params?: Parameters }[]} requests */
    search: async (requests) => ({
      results: await Promise.all(
        requests.map(async ({ indexName, params = {} }) =>
          toResults(await client.search(toParameters(params)), indexName, params),
        ),
      ),
    }),
  }
}

/** @param {Parameters} params */
function toParameters({ query = '', page = 0, hitsPerPage = 10, facetFilters = [], filters = '' }) {
  /** @type {Record<string, string | number | string[]>} */
  const parameters = { q: query, page: page + 1, perPage: Math.max(1, hitsPerPage) }
  for (const each of [...facetFilters.flat(), ...filters.split(' AND ').filter(Boolean)]) {
    const [name = '', value = ''] = each.split(/:(.*)/s)
    const before = parameters[name]
    parameters[name] = name === 'branch' ? value : [...(Array.isArray(before) ? before : []), value]
  }
  return parameters
}

/** @param {SearchResult} result @param {string} index @param {Parameters} params */
function toResults(result, index, { query = '' }) {
  return {
    index,
    query,
    hits: result.hits.map((hit) => ({
      ...hit,
      objectID: hit.documentId,
      _highlightResult: { title: { value: hit.titleHtml, matchLevel: 'full', matchedWords: [] } },
      _snippetResult: { text: { value: hit.snippetHtml, matchLevel: 'full' } },
    })),
    nbHits: result.total,
    page: result.page - 1,
    nbPages: result.pages,
    hitsPerPage: result.perPage,
    processingTimeMS: Math.round(result.tookMs),
    exhaustiveNbHits: true,
    params: '',
    facets: Object.fromEntries(
      Object.entries(result.facets).map(([name, values]) => [
        name,
        Object.fromEntries(values.map(({ value, count }) => [value, count])),
      ]),
    ),
  }
}
