import { html } from 'hono/html'
import type { Names } from '../../config/names.ts'
import { FACETS, type SearchRequest, type SearchResult } from '../../domain/search.ts'
import { searchUrl, toggled, withoutFilters } from '../links.ts'
import type { View } from '../view.ts'
import { FACET_TITLES } from './facet-list.ts'

/** The filters that are on, each a link that takes it off. */
export function chips(request: SearchRequest, result: SearchResult, names: Names): View | '' {
  const chosen = FACETS.flatMap((facet) =>
    result.facets[facet].filter(({ selected }) => selected).map(({ value, label }) => ({ facet, value, label })),
  )
  if (chosen.length === 0 && request.branch === '') return ''
  const chip = (url: string, title: string, label: string) =>
    html`<li><a href="${url}" rel="nofollow"><span class="visually-hidden">Bỏ lọc ${title}: </span>${label}<span class="chips__cross" aria-hidden="true">×</span></a></li>`
  const branch = request.branch
    ? chip(
        searchUrl({ ...request, branch: '', page: 1 }),
        'cổng và đơn vị trực thuộc',
        `${names.portal(request.branch)} và đơn vị trực thuộc`,
      )
    : ''
  return html`<ul class="chips" aria-label="Đang lọc theo">${branch}${chosen.map(({ facet, value, label }) =>
    chip(searchUrl(toggled(request, facet, value)), FACET_TITLES[facet], label),
  )}<li><a class="chips__clear" href="${searchUrl(withoutFilters(request))}" rel="nofollow">Bỏ tất cả bộ lọc</a></li></ul>`
}
