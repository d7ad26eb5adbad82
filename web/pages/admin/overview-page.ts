import { html } from 'hono/html'
import type { Names } from '../../../config/names.ts'
import { PORTAL_LEVELS, type PortalLevel } from '../../../domain/portal.ts'
import { HEALTHS, type Health, type HealthReason } from '../../../domain/portal-health.ts'
import { formatNumber, formatTime } from '../../format.ts'
import type { Assets } from '../../layout.ts'
import { adminFrame, dataLinks } from '../../parts/admin/admin-frame.ts'
import { HEALTH_WORDS, healthMark } from '../../parts/admin/health-words.ts'
import type { Viewer } from '../../parts/admin/viewer.ts'
import { COVERAGE_COLUMNS, type CoverageNumber, type CoverageRow, coverageRow } from '../../parts/coverage-row.ts'
import type { View } from '../../view.ts'

export type OverviewRow = CoverageRow & { health: Health; reasons: HealthReason[] }
/** What of the table is shown, and in which order; empty for all, and for that of the tree. */
export type OverviewChoice = { health: Health | ''; level: PortalLevel | ''; name: string; sort: CoverageNumber | '' }
export const CHOICE_PARAMETERS = { health: 'tinh-trang', level: 'cap', name: 'tim', sort: 'xep' } as const

type OverviewParts = {
  assets: Assets
  viewer: Viewer
  /** All that the viewer may see, in the order of the tree. */
  all: readonly OverviewRow[]
  /** What was chosen of it. */
  rows: readonly OverviewRow[]
  choice: OverviewChoice
  /** Documents that were read but that the engine has not confirmed yet; null where only a branch is seen. */
  waitingForEngine: number | null
  /** Since when changes are not counted yet (ISO); null when all are. */
  behindSince: string | null
  names: Names
  /** When the numbers were read (ISO). */
  now: string
}

/** Coverage of every portal: totals, levels, the tree, and a table that is sorted and filtered by links and a form. */
export function overviewPage(parts: OverviewParts): View {
  const { assets, viewer, all, rows, choice, names, now, behindSince, waitingForEngine } = parts
  const sum = (of: readonly OverviewRow[], key: CoverageNumber) => of.reduce((total, { coverage }) => total + coverage[key], 0)
  const figure = (label: string, number: number, key: string) =>
    html`<div><dt>${label}</dt><dd${key ? html` data-live="${key}"` : ''}>${formatNumber(number)}</dd></div>`
  const head = (key: CoverageNumber, label: string) =>
    html`<th scope="col" class="number"${choice.sort === key ? html` aria-sort="descending"` : ''}><a href="${addressOf({ ...choice, sort: choice.sort === key ? '' : key })}">${label}</a></th>`
  return adminFrame({
    assets,
    viewer,
    section: '/quan-tri',
    title: 'Độ phủ thu thập',
    head: html`<script type="module" src="${assets.live}"></script>`,
    main: html`<div class="admin__head"><div><h1>Độ phủ thu thập</h1>
<p class="fine">Số liệu lúc <time datetime="${now}" data-live-time>${formatTime(now)}</time>, giờ Việt Nam. ${behindSince ? html`Cổng lớn đang được đếm lại: thay đổi từ ${formatTime(behindSince)} có thể chưa tính. ` : ''}<a href="/quan-tri">Cập nhật</a></p></div></div>
<dl class="totals">${figure('Cổng', all.length, '')}${COVERAGE_COLUMNS.map(([key, label]) => figure(label, sum(all, key), key))}${waitingForEngine === null ? '' : figure('Chờ bộ máy tìm kiếm', waitingForEngine, 'waitingForEngine')}</dl>
<p class="running" data-running hidden></p>
<ul class="healths">${HEALTHS.map((health) => {
      const count = all.filter((row) => row.health === health).length
      return html`<li><a href="${addressOf({ ...choice, health })}"${choice.health === health ? html` aria-current="true"` : ''}>${healthMark(health)}: ${formatNumber(count)}</a></li>`
    })}</ul>
<div class="levels-sum scroll" tabindex="0" role="region" aria-labelledby="cap"><table class="coverage">
<caption id="cap">Theo cấp</caption>
<thead><tr><th scope="col">Cấp</th><th scope="col" class="number">Cổng</th>${COVERAGE_COLUMNS.map(([, label]) => html`<th scope="col" class="number">${label}</th>`)}</tr></thead>
<tbody>${PORTAL_LEVELS.map((level) => [level, all.filter(({ portal }) => portal.level === level)] as const)
      .filter(([, of]) => of.length > 0)
      .map(
        ([level, of]) =>
          html`<tr class="level-sum"><th scope="row"><a href="${addressOf({ ...choice, level })}">${names.level(level)}</a></th><td class="number portals">${formatNumber(of.length)}</td>${COVERAGE_COLUMNS.map(([key]) => html`<td class="number">${formatNumber(sum(of, key))}</td>`)}</tr>`,
      )}</tbody></table></div>
<form class="admin__filter" method="get" action="/quan-tri">
<p><label for="tim">Tên hoặc mã cổng</label> <input id="tim" name="tim" value="${choice.name}" maxlength="100"></p>
<p><label for="tinh-trang">Tình trạng</label> <select id="tinh-trang" name="tinh-trang">${option('', 'Tất cả', choice.health)}${HEALTHS.map((health) => option(health, HEALTH_WORDS[health], choice.health))}</select></p>
<p><label for="cap-loc">Cấp</label> <select id="cap-loc" name="cap">${option('', 'Tất cả', choice.level)}${PORTAL_LEVELS.map((level) => option(level, names.level(level), choice.level))}</select></p>
<p><label for="xep">Xếp theo</label> <select id="xep" name="xep">${option('', 'Cây tổ chức', choice.sort)}${COVERAGE_COLUMNS.map(([key, label]) => option(key, label, choice.sort))}</select></p>
<p><button type="submit">Lọc</button> <a href="/quan-tri">Bỏ lọc</a></p></form>
<div class="scroll" tabindex="0" role="region" aria-labelledby="bang"><table class="coverage">
<caption id="bang">${choice.sort ? 'Từng cổng, số lớn trước' : 'Từng cổng theo cây tổ chức'} (${formatNumber(rows.length)})</caption>
<thead><tr><th scope="col">Cổng</th>${COVERAGE_COLUMNS.map(([key, label]) => head(key, label))}<th scope="col">Lượt gần nhất</th><th scope="col">Lượt kế tiếp</th></tr></thead>
<tbody>${rows.map((row) => coverageRow(choice.sort ? { ...row, depth: 0 } : row, names, healthMark(row.health, row.reasons)))}</tbody>
</table></div>
${rows.length === 0 ? html`<p>Không có cổng nào như vậy.</p>` : ''}
<p class="fine">“Đã biết” bằng tổng các cột còn lại. Trang lỗi không làm mất bản đã lập chỉ mục trước đó.</p>
${dataLinks('/quan-tri', parametersOf(choice))}`,
  })
}

function parametersOf(choice: OverviewChoice): URLSearchParams {
  const keys = Object.keys(CHOICE_PARAMETERS) as (keyof OverviewChoice)[]
  return new URLSearchParams(keys.filter((key) => choice[key] !== '').map((key) => [CHOICE_PARAMETERS[key], choice[key]]))
}

function addressOf(choice: OverviewChoice): string {
  const parameters = parametersOf(choice)
  return parameters.size > 0 ? `/quan-tri?${parameters}` : '/quan-tri'
}

function option(value: string, name: string, chosen: string): View {
  return html`<option value="${value}"${value === chosen ? html` selected` : ''}>${name}</option>`
}
