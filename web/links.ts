import type { DataRequest } from '../domain/living-data.ts'
import { FACETS, type Facet, type SearchRequest, searchRequestSchema } from '../domain/search.ts'
import type { Language } from './texts.ts'

const DEFAULT_PER_PAGE = searchRequestSchema.parse({}).perPage

/** A question's parameters; what is at its default is left out, so that equal questions have equal addresses. */
export function searchParameters(request: Partial<SearchRequest>): [name: string, value: string][] {
  const parameters: [string, string][] = request.q ? [['q', request.q]] : []
  if (request.branch) parameters.push(['branch', request.branch])
  for (const facet of FACETS) for (const value of request[facet] ?? []) parameters.push([facet, String(value)])
  if (request.from) parameters.push(['from', request.from])
  if (request.to) parameters.push(['to', request.to])
  if (request.sort === 'date') parameters.push(['sort', 'date'])
  if (request.verbatim) parameters.push(['verbatim', 'true'])
  if ((request.perPage ?? DEFAULT_PER_PAGE) !== DEFAULT_PER_PAGE) parameters.push(['perPage', String(request.perPage)])
  if ((request.page ?? 1) > 1) parameters.push(['page', String(request.page)])
  return parameters
}

/** The address of a question's results, in a language of the interface. */
export function searchUrl(request: Partial<SearchRequest>, lang: Language = 'vi'): string {
  const parameters = new URLSearchParams(searchParameters(request))
  if (lang !== 'vi') parameters.set('lang', lang)
  return parameters.size > 0 ? `/tim-kiem?${parameters}` : '/tim-kiem'
}

/** Where the newest of a question can be followed; its order and page are no part of it. */
export function feedUrl(request: Partial<SearchRequest>, format: string): string {
  const parameters = new URLSearchParams(searchParameters({ ...request, sort: 'relevance', page: 1, perPage: DEFAULT_PER_PAGE }))
  return `/tim-kiem.${format}${parameters.size > 0 ? `?${parameters}` : ''}`
}

/** The address of a page of ours in a language of the interface. */
export function inLanguage(path: string, lang: Language): string {
  return lang === 'vi' ? path : `${path}${path.includes('?') ? '&' : '?'}lang=${lang}`
}

/** A table of "living data", as a page or as a file of a format (`.csv`, `.json`). */
export function dataUrl({ by, ...request }: Partial<DataRequest>, format = ''): string {
  const parameters = new URLSearchParams([...(by ? [['by', by]] : []), ...searchParameters(request)])
  return `/du-lieu${format}${parameters.size > 0 ? `?${parameters}` : ''}`
}

/** Where a portal is shown with its newest documents. */
export function portalPageUrl(portalId: string): string {
  return `/cong/${encodeURIComponent(portalId)}`
}

/** Where a document can be read here. */
export function documentUrl(documentId: string): string {
  return `/tai-lieu/${encodeURIComponent(documentId)}`
}

/** The same question with a facet value added or taken away; the first page of it. */
export function toggled(request: SearchRequest, facet: Facet, value: string): SearchRequest {
  const values = request[facet].map(String)
  const next = values.includes(value) ? values.filter((each) => each !== value) : [...values, value]
  return { ...request, page: 1, [facet]: facet === 'year' ? next.map(Number) : next }
}

export function withoutFilters(request: SearchRequest): SearchRequest {
  const cleared = Object.fromEntries(FACETS.map((facet) => [facet, []]))
  return { ...request, ...cleared, branch: '', from: '', to: '', page: 1 }
}

export function hasFilters(request: SearchRequest): boolean {
  return request.branch !== '' || request.from !== '' || request.to !== '' || FACETS.some((facet) => request[facet].length > 0)
}

/** Addresses in hits come from crawled pages: only http(s) ones may become links, whatever else stands in the index. */
export function portalUrl(url: string): URL | null {
  if (!URL.canParse(url)) return null
  const parsed = new URL(url)
  return parsed.protocol === 'http:' || parsed.protocol === 'https:' ? parsed : null
}
