import { html, raw } from 'hono/html'
import { loadTopics } from '../../config/gazetteer.ts'
import type { Names } from '../../config/names.ts'
import { DOCUMENT_KINDS } from '../../domain/document.ts'
import { type DataRequest, type DataTable, DIMENSIONS, type Dimension, MAX_MONTHS } from '../../domain/living-data.ts'
import { PORTAL_LEVELS } from '../../domain/portal.ts'
import { searchRequestSchema } from '../../domain/search.ts'
import { formatDay, formatNumber } from '../format.ts'
import { type Assets, layout } from '../layout.ts'
import { dataUrl, searchUrl } from '../links.ts'
import { chart, MOST_BARS } from '../parts/chart.ts'
import type { View } from '../view.ts'

const DIMENSION_WORDS: Readonly<Record<Dimension, string>> = {
  topic: 'Lĩnh vực',
  province: 'Tỉnh, thành phố',
  portal: 'Cơ quan (cổng)',
  level: 'Cấp',
  kind: 'Loại nội dung',
  year: 'Năm',
  month: 'Tháng',
}
/** Rows that the page shows; CSV and JSON have all. */
const MOST_ROWS = 60

const TRIES: readonly [words: string, request: Partial<DataRequest>][] = [
  ['“chuyển đổi số” theo tháng', { by: 'month', q: 'chuyển đổi số' }],
  ['Văn bản theo cơ quan', { by: 'portal', kind: ['legal-document'] }],
  ['Thủ tục theo lĩnh vực', { by: 'topic', kind: ['procedure'] }],
  ['Tin tức theo tỉnh, thành phố', { by: 'province', kind: ['news'] }],
]

type DataParts = {
  assets: Assets
  request: DataRequest
  table: DataTable
  provinces: readonly { id: string; name: string }[]
  names: Names
}

/** What is published, counted as a form says: a chart, the same as a table, and both to take along. */
export function dataPage({ assets, request, table, provinces, names }: DataParts): View {
  const what = DIMENSION_WORDS[table.by]
  const shown = table.rows.slice(0, MOST_ROWS)
  return layout({
    title: `Dữ liệu sống: tài liệu theo ${what.toLowerCase()}`,
    assets,
    head: html`<link rel="stylesheet" href="${assets.directory}">`,
    main: html`<h1>Dữ liệu sống</h1>
<p class="lead">Các cổng đã công bố gì, ở đâu, khi nào: đếm trên mọi tài liệu đang tìm được. Đổi cách đếm và bộ lọc bên dưới.</p>
${form(request, provinces, names)}
<p class="fine">Thử: ${TRIES.map(([words, tried], index) => html`${index > 0 ? ' · ' : ''}<a href="${dataUrl(tried)}">${words}</a>`)}</p>
<section class="data" aria-labelledby="bieu-do"><h2 class="section-title" id="bieu-do">${caption(request, table, what)}</h2>
<p><strong>${formatNumber(table.total)}</strong> tài liệu. <a href="${searchUrl(searchRequestSchema.parse({ ...searchPart(request), sort: 'date' }))}">Xem các tài liệu này</a></p>
${
  table.rows.length === 0
    ? html`<p class="notice">Không có tài liệu nào khớp. Hãy bỏ bớt bộ lọc hoặc nới khoảng thời gian.</p>`
    : html`<div class="data__both"><div>${chart(table, 'bieu-do')}${table.by !== 'month' && table.by !== 'year' && table.rows.length > MOST_BARS ? html`<p class="fine">Biểu đồ vẽ ${MOST_BARS} mục nhiều nhất.</p>` : ''}</div>
<div><table class="data-table"><caption>Số liệu của biểu đồ</caption><thead><tr><th scope="col">${what}</th><th scope="col">Tài liệu</th></tr></thead>
<tbody>${shown.map((row) => html`<tr><th scope="row"><a href="${rowUrl(request, table.by, row.id)}" rel="nofollow">${row.label}</a></th><td>${formatNumber(row.documents)}</td></tr>`)}</tbody></table>
${table.rows.length > shown.length ? html`<p class="fine">Còn ${formatNumber(table.rows.length - shown.length)} mục trong tệp CSV, JSON.</p>` : ''}</div></div>`
}
<p>Tải bảng này: <a href="${dataUrl(request, '.csv')}" rel="nofollow">CSV</a> · <a href="${dataUrl(request, '.json')}" rel="nofollow">JSON</a> · <a href="/du-lieu-mo">Dữ liệu mở</a></p>
${table.by === 'topic' ? html`<p class="fine">Một tài liệu có thể thuộc nhiều lĩnh vực, hoặc không thuộc lĩnh vực nào.</p>` : ''}
${table.by === 'month' ? html`<p class="fine">Từ ${formatDay(table.from)} đến ${formatDay(table.to)}; đếm nhiều nhất ${MAX_MONTHS} tháng một lần. Tài liệu không rõ ngày không được đếm.</p>` : ''}</section>`,
  })
}

function form(request: DataRequest, provinces: DataParts['provinces'], names: Names): View {
  const option = (value: string, label: string, chosen: readonly (string | number)[]) =>
    html`<option value="${value}"${chosen.map(String).includes(value) ? raw(' selected') : ''}>${label}</option>`
  const choice = (name: 'kind' | 'level' | 'province' | 'topic', label: string, values: readonly [id: string, label: string][]) =>
    html`<div><label for="dl-${name}">${label}</label><select id="dl-${name}" name="${name}"><option value="">Tất cả</option>${values.map(([id, each]) => option(id, each, request[name]))}</select></div>`
  const kept = [
    ...(request.branch ? [['branch', request.branch]] : []),
    ...request.portal.map((id) => ['portal', id]),
    ...request.year.map((year) => ['year', String(year)]),
  ]
  return html`<form class="form-row" action="/du-lieu" method="get" aria-label="Cách đếm">${kept.map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}
<div><label for="dl-by">Đếm theo</label><select id="dl-by" name="by">${DIMENSIONS.map((by) => option(by, DIMENSION_WORDS[by], [request.by]))}</select></div>
<div><label for="dl-q">Có nội dung</label><input id="dl-q" name="q" type="search" value="${request.q}" maxlength="500" autocomplete="off"></div>
${choice(
  'kind',
  'Loại nội dung',
  DOCUMENT_KINDS.map((id) => [id, names.kind(id)]),
)}
${choice(
  'level',
  'Cấp',
  PORTAL_LEVELS.map((id) => [id, names.level(id)]),
)}
${choice(
  'province',
  'Tỉnh, thành phố',
  provinces.map(({ id, name }) => [id, name]),
)}
${choice(
  'topic',
  'Lĩnh vực',
  loadTopics().map(({ id, name }) => [id, name]),
)}
<div><label for="dl-from">Từ ngày</label><input id="dl-from" type="date" name="from" value="${request.from}" min="1900-01-01" max="2200-12-31"></div>
<div><label for="dl-to">Đến ngày</label><input id="dl-to" type="date" name="to" value="${request.to}" min="1900-01-01" max="2200-12-31"></div>
<div><button type="submit">Đếm</button></div></form>`
}

function caption({ q, from, to }: DataRequest, { by }: DataTable, what: string): string {
  const days = by === 'month' ? '' : `${from ? `, từ ${formatDay(from)}` : ''}${to ? `, đến hết ${formatDay(to)}` : ''}`
  return `Tài liệu${q ? ` có “${q}”` : ''} theo ${what.toLowerCase()}${days}`
}

function searchPart({ by: _, ...request }: DataRequest): Omit<DataRequest, 'by'> {
  return request
}

/** The documents that a row counts. */
function rowUrl(request: DataRequest, by: Dimension, id: string): string {
  const only = by === 'month' ? { from: `${id}-01`, to: lastDayOf(id) } : { [by]: [by === 'year' ? Number(id) : id] }
  return searchUrl({ ...searchPart(request), ...only })
}

function lastDayOf(month: string): string {
  const [year = 0, number = 0] = month.split('-').map(Number)
  return `${month}-${new Date(Date.UTC(year, number, 0)).getUTCDate()}`
}
