import { html } from 'hono/html'
import type { Names } from '../../config/names.ts'
import type { SearchRequest, SearchResult } from '../../domain/search.ts'
import { formatNumber } from '../format.ts'
import { type Assets, layout } from '../layout.ts'
import { feedUrl, hasFilters, searchUrl } from '../links.ts'
import { bestBets } from '../parts/best-bet.ts'
import { chips } from '../parts/chips.ts'
import { facetList } from '../parts/facet-list.ts'
import { hitCard, NO_SURROUNDINGS, type Surroundings } from '../parts/hit-card.ts'
import { nothingFound } from '../parts/nothing-found.ts'
import { paging } from '../parts/paging.ts'
import { understoodNotes } from '../parts/understood.ts'
import { namesIn, type Texts } from '../texts.ts'
import type { View } from '../view.ts'

const FEEDS = [
  ['atom', 'application/atom+xml', 'Atom'],
  ['rss', 'application/rss+xml', 'RSS'],
  ['json', 'application/feed+json', 'JSON Feed'],
] as const

type ResultsParts = {
  assets: Assets
  request: SearchRequest
  result: SearchResult
  names: Names
  around?: Surroundings
}

/** Hits with facets, paging and sorting; without words, what is newest. */
export function resultsPage({ assets, request, result, names: vietnamese, around = NO_SURROUNDINGS }: ResultsParts): View {
  const { t } = around
  const names = namesIn(vietnamese, t)
  const { q, page, perPage } = request
  const pageNote = page > 1 ? `, ${t.page} ${page}` : ''
  return layout({
    title: q ? `${q}${pageNote} – ${t.resultsTitle}` : `${t.newest}${pageNote}`,
    assets,
    t,
    otherLanguageUrl: searchUrl(request, t.lang === 'vi' ? 'en' : 'vi'),
    box: { query: q, kept: request },
    head: html`${FEEDS.map(
      ([format, type, name]) => html`<link rel="alternate" type="${type}" title="${name}" href="${feedUrl(request, format)}">
`,
    )}`,
    main: html`<div class="results">
${facetList(request, result, names, t)}
<section class="results__list" aria-labelledby="ket-qua">
<div class="results__bar"><h1 id="ket-qua">${heading(request, result, t)}</h1>${q && result.total > 0 ? sortSwitch(request, t) : ''}</div>
${chips(request, result, names, t)}
${understoodNotes(request, result, t)}
${page === 1 ? bestBets(result.bestBets, t) : ''}
${
  result.hits.length > 0
    ? html`<ol class="hits" start="${(page - 1) * perPage + 1}">${result.hits.map((hit) => hitCard(hit, names, around))}</ol>`
    : nothingFound(request, result, names, t)
}
${result.hits.length > 0 ? paging(request, result.pages, t) : ''}
<p class="fine">${t.follow} ${FEEDS.map(([format, , name], index) => html`${index > 0 ? ' · ' : ''}<a href="${feedUrl(request, format)}" rel="nofollow">${name}</a>`)}</p>
</section>
</div>`,
  })
}

function heading(request: SearchRequest, { total }: SearchResult, t: Texts): View {
  const { q, page } = request
  const pageNote = page > 1 && total > 0 ? html` <span class="results__page">${t.page} ${page}</span>` : ''
  if (!q)
    return html`${hasFilters(request) ? t.newestFiltered : t.newest} <span class="results__page">${formatNumber(total)} ${t.documents}</span>${pageNote}`
  return html`${total === 0 ? t.noResults : html`<strong>${formatNumber(total)}</strong> ${t.results}`} ${t.for} “${q}”${pageNote}`
}

function sortSwitch(request: SearchRequest, t: Texts): View {
  const option = (sort: SearchRequest['sort'], label: string) =>
    request.sort === sort
      ? html`<span aria-current="true">${label}</span>`
      : html`<a href="${searchUrl({ ...request, sort, page: 1 }, t.lang)}" rel="nofollow">${label}</a>`
  return html`<p class="sort"><span class="visually-hidden">${t.sort}</span>${option('relevance', t.byRelevance)}${option('date', t.byDate)}</p>`
}
