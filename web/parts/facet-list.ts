import { html, raw } from 'hono/html'
import type { Names } from '../../config/names.ts'
import { FACETS, type Facet, type FacetValue, type SearchRequest, type SearchResult } from '../../domain/search.ts'
import { formatNumber } from '../format.ts'
import { searchParameters, searchUrl, toggled } from '../links.ts'
import { TEXTS, type Texts } from '../texts.ts'
import type { View } from '../view.ts'

/** Values of a facet that are shown at once; the others open on demand. */
const OPEN_VALUES = 6
/** Values beyond these are left out, so that a page stays small however many portals there are; chosen ones never. */
const MOST_VALUES = 60

/**
 * What the hits can be narrowed by: a column on wide screens, a sheet to open on narrow ones. Every value is a link. `names` are those
 * of the language of the interface.
 */
export function facetList(request: SearchRequest, result: SearchResult, names: Names | null = null, t = TEXTS.vi): View | '' {
  const groups = FACETS.filter((facet) => result.facets[facet].some(isShown))
  const chosen = FACETS.reduce((count, facet) => count + request[facet].length, 0) + Number(!!request.from) + Number(!!request.to)
  if (groups.length === 0 && chosen === 0) return ''
  const shared = { request, names, t }
  return html`<aside class="facets" aria-labelledby="loc">
<h2 id="loc" class="visually-hidden">${t.filter}</h2>
<details class="facets__sheet"><summary>${t.filter}${chosen > 0 ? html` <span class="facets__chosen">${chosen} ${t.chosen}</span>` : ''}</summary>
<div class="facets__groups">${groups.map((facet) => facetGroup(facet, result.facets[facet].filter(isShown), shared))}${dateForm(request, t)}</div>
</details>
</aside>`
}

type Shared = { request: SearchRequest; names: Names | null; t: Texts }

function facetGroup(facet: Facet, values: readonly FacetValue[], shared: Shared): View {
  const { t } = shared
  const kept = values.filter(({ selected }, index) => selected || index < MOST_VALUES)
  const openValues = kept.length > OPEN_VALUES + 1 ? OPEN_VALUES : kept.length
  const open = kept.filter(({ selected }, index) => selected || index < openValues)
  const folded = kept.filter((value) => !open.includes(value))
  const list = (items: readonly FacetValue[]) => html`<ul>${items.map((item) => facetItem(facet, item, shared))}</ul>`
  return html`<section class="facets__group"><h3>${t.facets[facet]}</h3>${list(open)}${
    folded.length > 0
      ? html`<details class="facets__more"><summary>${t.showMore} ${folded.length}<span class="visually-hidden"> ${t.itemsOf} ${t.facets[facet]}</span></summary>${list(folded)}</details>`
      : ''
  }</section>`
}

function facetItem(facet: Facet, item: FacetValue, { request, names, t }: Shared): View {
  const { value, count, selected } = item
  return html`<li><a href="${searchUrl(toggled(request, facet, value), t.lang)}"${selected ? raw(' aria-current="true"') : ''} rel="nofollow"><span class="facets__label">${facetLabel(facet, item, names)}</span> <span class="facets__count">${formatNumber(count)}<span class="visually-hidden"> ${t.results}</span></span></a></li>`
}

/** Kinds and levels are called as the interface calls them; everything else has one name. */
export function facetLabel(facet: Facet, { value, label }: Pick<FacetValue, 'value' | 'label'>, names: Names | null): string {
  return names && (facet === 'kind' || facet === 'level') ? names[facet](value) : label
}

/** A form of its own: days are typed, and without JavaScript it asks the same question again with them. */
function dateForm(request: SearchRequest, t: Texts): View {
  const kept = searchParameters({ ...request, from: '', to: '', page: 1 })
  if (t.lang !== 'vi') kept.push(['lang', t.lang])
  const field = (name: 'from' | 'to', label: string) =>
    html`<label for="loc-${name}">${label}</label><input id="loc-${name}" type="date" name="${name}" value="${request[name]}" min="1900-01-01" max="2200-12-31">`
  return html`<section class="facets__group"><h3 id="loc-ngay">${t.dates}</h3>
<form class="dates" action="/tim-kiem" method="get" aria-labelledby="loc-ngay">${kept.map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}
${field('from', t.from)}${field('to', t.to)}<button class="button--quiet" type="submit">${t.apply}</button></form></section>`
}

function isShown({ count, selected }: FacetValue): boolean {
  return count > 0 || selected
}
