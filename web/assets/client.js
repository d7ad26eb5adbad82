/**
 * A client of the API, version 1, for pages and programs: `createClient('https://…').search({ q: 'hộ chiếu' })`. The types are those
 * that the server answers with. No dependencies; every call takes a signal to give up by.
 *
 * @typedef {import('../../domain/search.ts').SearchResult} SearchResult
 * @typedef {import('../../domain/search.ts').SuggestResult} SuggestResult
 * @typedef {import('../../domain/search.ts').SimilarResult} SimilarResult
 * @typedef {import('../../domain/reading.ts').DocumentAnswer} DocumentAnswer
 * @typedef {Partial<Record<keyof import('../../domain/search.ts').SearchRequest, string | number | boolean | readonly (string | number)[]>>} SearchParameters
 * @typedef {{ signal?: AbortSignal }} CallOptions
 * @typedef {{ version: string, title: string, items: { id: string, url: string, title: string, content_html: string, date_published: string }[] }} JsonFeed
 */

/** What the API answers when it does not do what was asked. `code` is stable: see the reference. */
export class ApiError extends Error {
  /** @param {number} status @param {{ code?: string, message?: string, faults?: { path: string, message: string }[], requestId?: string }} error */
  constructor(status, { code = 'INTERNAL', message = `status ${status}`, faults = [], requestId = '' } = {}) {
    super(message)
    this.name = 'ApiError'
    this.status = status
    this.code = code
    this.faults = faults
    this.requestId = requestId
  }
}

/** @param {string} [site] where the API is, without a slash at its end; the page's own site when not given */
export function createClient(site = '') {
  /** @param {string} path @param {Record<string, unknown>} [parameters] @param {CallOptions} [options] @returns {Promise<any>} */
  const get = async (path, parameters = {}, options = {}) => {
    const response = await fetch(site + path + queryOf(parameters), { credentials: 'omit', ...options })
    const answer = await response.json().catch(() => ({}))
    if (!response.ok) throw new ApiError(response.status, answer.error)
    return answer
  }
  return {
    /** @param {SearchParameters} parameters @param {CallOptions} [options] @returns {Promise<SearchResult>} */
    search: (parameters, options) => get('/api/v1/search', parameters, options),
    /** @param {{ q: string, limit?: number }} parameters @param {CallOptions} [options] @returns {Promise<SuggestResult>} */
    suggest: (parameters, options) => get('/api/v1/suggest', parameters, options),
    /** @param {string} id @param {CallOptions} [options] @returns {Promise<DocumentAnswer>} */
    document: (id, options) => get(`/api/v1/documents/${encodeURIComponent(id)}`, {}, options),
    /** @param {string} id @param {{ limit?: number }} [parameters] @param {CallOptions} [options] @returns {Promise<SimilarResult>} */
    similar: (id, parameters, options) => get(`/api/v1/documents/${encodeURIComponent(id)}/similar`, parameters, options),
    /** @param {SearchParameters} parameters @param {CallOptions} [options] @returns {Promise<JsonFeed>} */
    feed: (parameters, options) => get('/tim-kiem.json', parameters, options),
    /** @param {{ portal: string, q: string }} parameters @param {CallOptions} [options] @returns {Promise<SuggestResult>} */
    embedSuggest: (parameters, options) => get('/api/v1/embed/suggest', parameters, options),
    /** @param {{ portal: string, scope?: string, q: string, page?: number }} parameters @param {CallOptions} [options] @returns {Promise<SearchResult>} */
    embedSearch: (parameters, options) => get('/api/v1/embed/search', parameters, options),
  }
}

/** @param {Record<string, unknown>} parameters */
function queryOf(parameters) {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(parameters))
    for (const each of Array.isArray(value) ? value : [value]) if (each !== undefined) query.append(name, String(each))
  return query.size > 0 ? `?${query}` : ''
}
