import { html, raw } from 'hono/html'
import type { Names } from '../../config/names.ts'
import { FACETS, type Facet, type FacetValue, type Hit, type SearchRequest, type SearchResult } from '../../domain/search.ts'
import { formatDate, formatNumber } from '../format.ts'
import { type Assets, layout, searchForm } from '../layout.ts'
import { searchUrl, toggled, withoutFilters } from '../links.ts'
import type { View } from '../view.ts'

const FACET_TITLES: Record<Facet, string> = {
  portal: 'Cổng',
  level: 'Cấp',
  province: 'Tỉnh, thành phố',
  kind: 'Loại',
  topic: 'Lĩnh vực',
  year: 'Năm',
}
/** Values of a facet that are shown at once; the others open on demand. */
const OPEN_VALUES = 7
/** Pages that are linked around the current one. */
const NEAR_PAGES = 2

/** Hits with facets, paging and sorting. */
export function resultsPage({
  assets,
  request,
  result,
  names,
}: {
  assets: Assets
  request: SearchRequest
  result: SearchResult
  names: Names
}): View {
  const title = request.q ? `${request.q} – Kết quả tìm kiếm` : 'Tài liệu mới nhất'
  return layout({
    title,
    assets,
    query: request.q,
    main: html`<h1 class="visually-hidden">${title}</h1>
<div class="results">
${facetPanel(request, result)}
<section aria-label="Kết quả">
<div class="results__bar">
<p role="status">${result.total === 0 ? 'Không có kết quả' : html`<strong>${formatNumber(result.total)}</strong> kết quả${request.page > 1 ? ` – trang ${request.page}` : ''}`}</p>
${sortSwitch(request)}
</div>
${chips(request, result)}
${result.hits.length > 0 ? html`<ol class="hits" start="${(request.page - 1) * request.perPage + 1}">${result.hits.map((hit) => hitCard(hit, names))}</ol>` : nothingFound(request)}
${paging(request, result.pages)}
</section>
</div>`,
  })
}

function hitCard(hit: Hit, names: Names): View {
  const title = hit.title ? raw(hit.titleHtml) : 'Không có tiêu đề'
  return html`<li class="hit"><article>
<p class="hit__source"><span class="badge badge--${hit.portal.level}">${names.level(hit.portal.level)}</span> ${hit.portal.name}</p>
<h2 class="hit__title">${hit.url ? html`<a href="${hit.url}" rel="noopener">${title}</a>` : title}</h2>
<p class="hit__facts">${[
    hit.publishedAt ? html`<time datetime="${hit.publishedAt}">${formatDate(hit.publishedAt)}</time>` : '',
    names.kind(hit.kind),
    hit.documentNumber ? html`Số <strong>${hit.documentNumber}</strong>` : '',
    hit.issuer ?? '',
  ]
    .filter(Boolean)
    .map((fact) => html`<span>${fact}</span>`)}</p>
<p class="hit__snippet">${raw(hit.snippetHtml)}</p>
<p class="hit__address">${shortAddress(hit.url)}</p>
</article></li>`
}

function shortAddress(url: string): string {
  if (!URL.canParse(url)) return ''
  const { host, pathname } = new URL(url)
  return pathname.length > 1 ? `${host} › ${pathname.slice(1, 60)}${pathname.length > 60 ? '…' : ''}` : host
}

function facetPanel(request: SearchRequest, result: SearchResult): View {
  const groups = FACETS.filter((facet) => result.facets[facet].some(({ count, selected }) => count > 0 || selected))
  return html`<aside class="facets" aria-label="Lọc kết quả">
<details class="facets__sheet"><summary>Lọc kết quả</summary>
${groups.map((facet) => facetGroup(facet, result.facets[facet], request))}
</details>
</aside>`
}

function facetGroup(facet: Facet, values: readonly FacetValue[], request: SearchRequest): View {
  const item = ({ value, label, count, selected }: FacetValue) =>
    html`<li><a href="${searchUrl(toggled(request, facet, value))}"${selected ? raw(' aria-current="true"') : ''} rel="nofollow"><span>${label}</span><span class="facets__count">${formatNumber(count)}</span></a></li>`
  const shown = values.filter(({ count, selected }, index) => selected || (count > 0 && index < OPEN_VALUES))
  const more = values.filter((value) => value.count > 0 && !shown.includes(value))
  return html`<section class="facets__group"><h2>${FACET_TITLES[facet]}</h2><ul>${shown.map(item)}</ul>${
    more.length > 0 ? html`<details><summary>Thêm ${more.length}</summary><ul>${more.map(item)}</ul></details>` : ''
  }</section>`
}

function chips(request: SearchRequest, result: SearchResult): View | '' {
  const chosen = FACETS.flatMap((facet) =>
    result.facets[facet].filter(({ selected }) => selected).map((value) => ({ facet, ...value })),
  )
  if (chosen.length === 0) return ''
  return html`<ul class="chips" aria-label="Đang lọc theo">${chosen.map(
    ({ facet, value, label }) =>
      html`<li><a href="${searchUrl(toggled(request, facet, value))}" rel="nofollow"><span class="visually-hidden">Bỏ lọc ${FACET_TITLES[facet]}: </span>${label} <span aria-hidden="true">×</span></a></li>`,
  )}<li><a class="chips__clear" href="${searchUrl(withoutFilters(request))}">Bỏ tất cả</a></li></ul>`
}

function sortSwitch(request: SearchRequest): View {
  const option = (sort: SearchRequest['sort'], label: string) =>
    request.sort === sort
      ? html`<span aria-current="true">${label}</span>`
      : html`<a href="${searchUrl({ ...request, sort, page: 1 })}" rel="nofollow">${label}</a>`
  return html`<p class="sort"><span class="visually-hidden">Sắp xếp:</span> ${option('relevance', 'Liên quan nhất')} ${option('date', 'Mới nhất')}</p>`
}

function nothingFound(request: SearchRequest): View {
  const hasFilters = FACETS.some((facet) => request[facet].length > 0)
  return html`<div class="nothing">
<p class="nothing__title">Không tìm thấy tài liệu nào${request.q ? html` cho “${request.q}”` : ''}.</p>
<ul>
${hasFilters ? html`<li><a href="${searchUrl(withoutFilters(request))}">Bỏ các điều kiện lọc</a> và tìm lại.</li>` : ''}
<li>Kiểm tra chính tả, hoặc gõ không dấu.</li>
<li>Dùng ít từ hơn, hoặc số hiệu văn bản nếu biết (ví dụ 42/2022/NĐ-CP).</li>
<li>Xem <a href="/cong">danh sách các cổng</a> đang được tìm kiếm.</li>
</ul>
</div>`
}

function paging(request: SearchRequest, pages: number): View | '' {
  if (pages <= 1) return ''
  const { page } = request
  const link = (to: number, label: string, rel?: string) =>
    html`<a href="${searchUrl({ ...request, page: to })}"${rel ? raw(` rel="${rel}"`) : ''}>${label}</a>`
  const near = Array.from({ length: pages }, (_, index) => index + 1).filter(
    (each) => each === 1 || each === pages || Math.abs(each - page) <= NEAR_PAGES,
  )
  return html`<nav class="paging" aria-label="Trang kết quả"><ul>
${page > 1 ? html`<li>${link(page - 1, '‹ Trước', 'prev')}</li>` : ''}
${near.map((each, index) => html`${index > 0 && each - (near[index - 1] ?? 0) > 1 ? html`<li aria-hidden="true">…</li>` : ''}<li>${each === page ? html`<span aria-current="page">${each}</span>` : link(each, String(each))}</li>`)}
${page < pages ? html`<li>${link(page + 1, 'Sau ›', 'next')}</li>` : ''}
</ul></nav>`
}

/** The form again with what is wrong in it. */
export function badQueryPage({
  assets,
  query,
  faults,
}: {
  assets: Assets
  query: string
  faults: readonly { path: string; message: string }[]
}): View {
  return layout({
    title: 'Yêu cầu tìm kiếm chưa hợp lệ',
    assets,
    query,
    main: html`<div class="notice" role="alert"><h1>Yêu cầu tìm kiếm chưa hợp lệ</h1>
<p>Vui lòng sửa lại các mục sau rồi tìm lại:</p>
<ul>${faults.map(({ path, message }) => html`<li><code>${path}</code>: ${message}</li>`)}</ul>
${searchForm(query.slice(0, 500), 'large')}
<p class="notice__code">Mã lỗi: <code>BAD_QUERY</code></p></div>`,
  })
}
