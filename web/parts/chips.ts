import { html } from 'hono/html'
import type { Names } from '../../config/names.ts'
import { FACETS, type SearchRequest, type SearchResult } from '../../domain/search.ts'
import { formatDay } from '../format.ts'
import { searchUrl, toggled, withoutFilters } from '../links.ts'
import { TEXTS } from '../texts.ts'
import type { View } from '../view.ts'
import { facetLabel } from './facet-list.ts'

/** The filters that are on, each a link that takes it off. */
export function chips(request: SearchRequest, result: SearchResult, names: Names, t = TEXTS.vi): View | '' {
  const chip = (without: SearchRequest, title: string, label: string) =>
    html`<li><a href="${searchUrl({ ...without, page: 1 }, t.lang)}" rel="nofollow"><span class="visually-hidden">${t.dropFilter} ${title}: </span>${label}<span class="chips__cross" aria-hidden="true">×</span></a></li>`
  const all = [
    ...(request.branch
      ? [chip({ ...request, branch: '' }, t.branchFilter, `${names.portal(request.branch)} ${t.andBelow}`)]
      : []),
    ...(request.from ? [chip({ ...request, from: '' }, t.dates, `${t.fromDay} ${formatDay(request.from)}`)] : []),
    ...(request.to ? [chip({ ...request, to: '' }, t.dates, `${t.toDay} ${formatDay(request.to)}`)] : []),
    ...FACETS.flatMap((facet) =>
      result.facets[facet]
        .filter(({ selected }) => selected)
        .map((value) => chip(toggled(request, facet, value.value), t.facets[facet], facetLabel(facet, value, names))),
    ),
  ]
  if (all.length === 0) return ''
  return html`<ul class="chips" aria-label="${t.filteredBy}">${all}<li><a class="chips__clear" href="${searchUrl(withoutFilters(request), t.lang)}" rel="nofollow">${t.dropAll}</a></li></ul>`
}
