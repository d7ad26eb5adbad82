import { html } from 'hono/html'
import type { Names } from '../../config/names.ts'
import type { PortalCoverage } from '../../domain/coverage.ts'
import type { Portal } from '../../domain/portal.ts'
import { formatDuration, formatNumber, formatTime } from '../format.ts'
import { type Assets, layout } from '../layout.ts'
import type { View } from '../view.ts'

const RUN_STATES: Record<string, string> = { running: 'đang chạy', finished: 'xong', interrupted: 'gián đoạn' }
const NUMBERS = [
  ['known', 'Trang đã biết'],
  ['indexed', 'Đã lập chỉ mục'],
  ['sources', 'Danh sách, nguồn'],
  ['excluded', 'Loại trừ'],
  ['failed', 'Lỗi'],
  ['waiting', 'Đang chờ'],
] as const

type Row = { portal: Portal; depth: number; coverage: PortalCoverage }

/** Coverage of every portal for administrators, as the tree of the registry. */
export function adminPage({
  assets,
  rows,
  names,
  now,
}: {
  assets: Assets
  rows: readonly Row[]
  names: Names
  now: string
}): View {
  const sum = (key: (typeof NUMBERS)[number][0]) => rows.reduce((total, { coverage }) => total + coverage[key], 0)
  return layout({
    title: 'Quản trị – Độ phủ',
    assets,
    main: html`<div class="admin__head"><h1>Độ phủ thu thập</h1><form method="post" action="/quan-tri/dang-xuat"><button class="plain" type="submit">Đăng xuất</button></form></div>
<p>Số liệu lúc ${formatTime(now)}. <a href="/quan-tri">Cập nhật</a></p>
<dl class="totals"><div><dt>Cổng</dt><dd>${formatNumber(rows.length)}</dd></div>${NUMBERS.map(([key, label]) => html`<div><dt>${label}</dt><dd>${formatNumber(sum(key))}</dd></div>`)}</dl>
<div class="scroll" tabindex="0" role="region" aria-label="Bảng độ phủ"><table class="coverage">
<caption class="visually-hidden">Độ phủ theo cổng</caption>
<thead><tr><th scope="col">Cổng</th>${NUMBERS.map(([, label]) => html`<th scope="col" class="number">${label}</th>`)}<th scope="col">Lượt gần nhất</th><th scope="col">Lượt kế tiếp</th></tr></thead>
<tbody>${rows.map((row) => coverageRow(row, names))}</tbody>
</table></div>`,
  })
}

function coverageRow({ portal, depth, coverage }: Row, names: Names): View {
  const outcomes = Object.entries(coverage.outcomes).sort(([, a], [, b]) => b - a)
  return html`<tr><th scope="row" class="depth-${Math.min(depth, 4)}">${portal.name}<br><small>${portal.id} · ${names.level(portal.level)}</small>
${outcomes.length > 0 ? html`<details><summary>Kết quả từng loại</summary><ul>${outcomes.map(([name, count]) => html`<li>${names.outcome(name)} <code>${name}</code>: ${formatNumber(count)}</li>`)}</ul></details>` : ''}</th>
${NUMBERS.map(([key]) => html`<td class="number${key === 'failed' && coverage.failed > 0 ? ' bad' : ''}">${formatNumber(coverage[key])}</td>`)}
<td>${lastRun(coverage, names)}</td>
<td>${coverage.nextRunAt ? formatTime(coverage.nextRunAt) : 'chưa đặt lịch'}</td></tr>`
}

function lastRun({ lastRun: run }: PortalCoverage, names: Names): View | string {
  if (!run) return 'chưa chạy'
  const tookMs = run.finishedAt ? Date.parse(run.finishedAt) - Date.parse(run.startedAt) : null
  const why = run.endedBy
    ? names.outcome(`failed:${run.endedBy}`) === `failed:${run.endedBy}`
      ? run.endedBy
      : names.outcome(`failed:${run.endedBy}`)
    : ''
  return html`${formatTime(run.startedAt)}<br><small><span class="state state--${run.state}">${RUN_STATES[run.state] ?? run.state}</span> · ${formatNumber(run.fetched)} trang${tookMs === null ? '' : ` · ${formatDuration(tookMs)}`}${why ? ` · ${why}` : ''}</small>`
}

/** Asks for the administrators' key. */
export function signInPage({ assets, problem }: { assets: Assets; problem?: string }): View {
  return layout({
    title: 'Đăng nhập quản trị',
    assets,
    main: html`<form class="sign-in" method="post" action="/quan-tri/dang-nhap"><h1>Đăng nhập quản trị</h1>
${problem ? html`<p class="problem" role="alert">${problem}</p>` : ''}
<label for="key">Khóa quản trị</label><input id="key" name="key" type="password" autocomplete="current-password" required>
<p class="hint">Khóa được in ra khi khởi động và nằm trong tệp <code>admin.key</code> của thư mục dữ liệu.</p>
<button type="submit">Đăng nhập</button></form>`,
  })
}
