import { html } from 'hono/html'
import { FACETS, type SearchRequest, type SearchResult } from '../../domain/search.ts'
import { searchUrl, toggled, withoutFilters } from '../links.ts'
import type { View } from '../view.ts'
import { FACET_TITLES } from './facet-list.ts'

/** The filters that are on, each a link that takes it off. */
export function chips(request: SearchRequest, result: SearchResult): View | '' {
  const chosen = FACETS.flatMap((facet) =>
    result.facets[facet].filter(({ selected }) => selected).map(({ value, label }) => ({ facet, value, label })),
  )
  if (chosen.length === 0) return ''
  return html`<ul class="chips" aria-label="Đang lọc theo">${chosen.map(
    ({ facet, value, label }) =>
      html`<li><a href="${searchUrl(toggled(request, facet, value))}" rel="nofollow"><span class="visually-hidden">Bỏ lọc ${FACET_TITLES[facet]}: </span>${label}<span class="chips__cross" aria-hidden="true">×</span></a></li>`,
  )}<li><a class="chips__clear" href="${searchUrl(withoutFilters(request))}" rel="nofollow">Bỏ tất cả bộ lọc</a></li></ul>`
}
