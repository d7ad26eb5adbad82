import { FACETS, type Facet, type SearchRequest } from '../domain/search.ts'

/** The address of a question; what is at its default is left out, so that equal questions have equal addresses. */
export function searchUrl(request: Pick<SearchRequest, 'q'> & Partial<SearchRequest>): string {
  const parameters = new URLSearchParams({ q: request.q })
  for (const facet of FACETS) for (const value of request[facet] ?? []) parameters.append(facet, String(value))
  if (request.sort === 'date') parameters.set('sort', 'date')
  if ((request.page ?? 1) > 1) parameters.set('page', String(request.page))
  return `/tim-kiem?${parameters}`
}

/** The same question with a facet value added or taken away; the first page of it. */
export function toggled(request: SearchRequest, facet: Facet, value: string): SearchRequest {
  const values = request[facet].map(String)
  const next = values.includes(value) ? values.filter((each) => each !== value) : [...values, value]
  return { ...request, page: 1, [facet]: facet === 'year' ? next.map(Number) : next }
}

export function withoutFilters(request: SearchRequest): SearchRequest {
  const cleared = Object.fromEntries(FACETS.map((facet) => [facet, []]))
  return { ...request, ...cleared, page: 1 }
}
