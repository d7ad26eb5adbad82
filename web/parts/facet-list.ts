import { html, raw } from 'hono/html'
import { FACETS, type Facet, type FacetValue, type SearchRequest, type SearchResult } from '../../domain/search.ts'
import { formatNumber } from '../format.ts'
import { searchUrl, toggled } from '../links.ts'
import type { View } from '../view.ts'

export const FACET_TITLES: Readonly<Record<Facet, string>> = {
  portal: 'Cổng',
  level: 'Cấp',
  province: 'Tỉnh, thành phố',
  kind: 'Loại nội dung',
  topic: 'Lĩnh vực',
  year: 'Năm',
}
/** Values of a facet that are shown at once; the others open on demand. */
const OPEN_VALUES = 6
/** Values beyond these are left out, so that a page stays small however many portals there are; chosen ones never. */
const MOST_VALUES = 60

/** What the hits can be narrowed by: a column on wide screens, a sheet to open on narrow ones. Every value is a link. */
export function facetList(request: SearchRequest, result: SearchResult): View | '' {
  const groups = FACETS.filter((facet) => result.facets[facet].some(isShown))
  if (groups.length === 0) return ''
  const chosen = FACETS.reduce((count, facet) => count + request[facet].length, 0)
  return html`<aside class="facets" aria-labelledby="loc">
<h2 id="loc" class="visually-hidden">Lọc kết quả</h2>
<details class="facets__sheet"><summary>Lọc kết quả${chosen > 0 ? html` <span class="facets__chosen">${chosen} đang chọn</span>` : ''}</summary>
<div class="facets__groups">${groups.map((facet) => facetGroup(facet, result.facets[facet].filter(isShown), request))}</div>
</details>
</aside>`
}

function facetGroup(facet: Facet, values: readonly FacetValue[], request: SearchRequest): View {
  const kept = values.filter(({ selected }, index) => selected || index < MOST_VALUES)
  const openValues = kept.length > OPEN_VALUES + 1 ? OPEN_VALUES : kept.length
  const open = kept.filter(({ selected }, index) => selected || index < openValues)
  const folded = kept.filter((value) => !open.includes(value))
  const list = (items: readonly FacetValue[]) => html`<ul>${items.map((item) => facetItem(facet, item, request))}</ul>`
  return html`<section class="facets__group"><h3>${FACET_TITLES[facet]}</h3>${list(open)}${
    folded.length > 0
      ? html`<details class="facets__more"><summary>Xem thêm ${folded.length}<span class="visually-hidden"> mục của ${FACET_TITLES[facet]}</span></summary>${list(folded)}</details>`
      : ''
  }</section>`
}

function facetItem(facet: Facet, { value, label, count, selected }: FacetValue, request: SearchRequest): View {
  return html`<li><a href="${searchUrl(toggled(request, facet, value))}"${selected ? raw(' aria-current="true"') : ''} rel="nofollow"><span class="facets__label">${label}</span> <span class="facets__count">${formatNumber(count)}<span class="visually-hidden"> kết quả</span></span></a></li>`
}

function isShown({ count, selected }: FacetValue): boolean {
  return count > 0 || selected
}
