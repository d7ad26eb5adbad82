import { html } from 'hono/html'
import type { Names } from '../../config/names.ts'
import type { SearchRequest, SearchResult } from '../../domain/search.ts'
import { formatNumber } from '../format.ts'
import { type Assets, layout } from '../layout.ts'
import { feedUrl, hasFilters, searchUrl } from '../links.ts'
import { bestBets } from '../parts/best-bet.ts'
import { chips } from '../parts/chips.ts'
import { facetList } from '../parts/facet-list.ts'
import { hitCard } from '../parts/hit-card.ts'
import { nothingFound } from '../parts/nothing-found.ts'
import { paging } from '../parts/paging.ts'
import { understoodNotes } from '../parts/understood.ts'
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
}

/** Hits with facets, paging and sorting; without words, what is newest. */
export function resultsPage({ assets, request, result, names }: ResultsParts): View {
  const { q, page, perPage } = request
  const pageNote = page > 1 ? `, trang ${page}` : ''
  return layout({
    title: q ? `${q}${pageNote} – Kết quả tìm kiếm` : `Tài liệu mới nhất${pageNote}`,
    assets,
    box: { query: q, kept: request },
    head: html`${FEEDS.map(
      ([format, type, name]) => html`<link rel="alternate" type="${type}" title="${name}" href="${feedUrl(request, format)}">
`,
    )}`,
    main: html`<div class="results">
${facetList(request, result)}
<section class="results__list" aria-labelledby="ket-qua">
<div class="results__bar"><h1 id="ket-qua">${heading(request, result)}</h1>${q && result.total > 0 ? sortSwitch(request) : ''}</div>
${chips(request, result, names)}
${understoodNotes(request, result)}
${page === 1 ? bestBets(result.bestBets) : ''}
${
  result.hits.length > 0
    ? html`<ol class="hits" start="${(page - 1) * perPage + 1}">${result.hits.map((hit) => hitCard(hit, names))}</ol>`
    : nothingFound(request, result)
}
${result.hits.length > 0 ? paging(request, result.pages) : ''}
<p class="fine">Theo dõi tìm kiếm này: ${FEEDS.map(([format, , name], index) => html`${index > 0 ? ' · ' : ''}<a href="${feedUrl(request, format)}" rel="nofollow">${name}</a>`)}</p>
</section>
</div>`,
  })
}

function heading(request: SearchRequest, { total }: SearchResult): View {
  const { q, page } = request
  const pageNote = page > 1 && total > 0 ? html` <span class="results__page">trang ${page}</span>` : ''
  if (!q)
    return html`${hasFilters(request) ? 'Tài liệu mới nhất theo bộ lọc' : 'Tài liệu mới nhất'} <span class="results__page">${formatNumber(total)} tài liệu</span>${pageNote}`
  return html`${total === 0 ? 'Không có kết quả' : html`<strong>${formatNumber(total)}</strong> kết quả`} cho “${q}”${pageNote}`
}

function sortSwitch(request: SearchRequest): View {
  const option = (sort: SearchRequest['sort'], label: string) =>
    request.sort === sort
      ? html`<span aria-current="true">${label}</span>`
      : html`<a href="${searchUrl({ ...request, sort, page: 1 })}" rel="nofollow">${label}</a>`
  return html`<p class="sort"><span class="visually-hidden">Sắp xếp:</span>${option('relevance', 'Liên quan nhất')}${option('date', 'Mới nhất')}</p>`
}
