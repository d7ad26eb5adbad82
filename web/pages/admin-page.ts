import { html } from 'hono/html'
import type { Names } from '../../config/names.ts'
import { formatNumber, formatTime } from '../format.ts'
import { type Assets, layout } from '../layout.ts'
import { COVERAGE_COLUMNS, type CoverageNumber, type CoverageRow, coverageRow } from '../parts/coverage-row.ts'
import type { View } from '../view.ts'

type AdminParts = {
  assets: Assets
  rows: readonly CoverageRow[]
  /** Documents that were read but that the engine has not confirmed yet. */
  waitingForEngine: number
  names: Names
  /** When the numbers were read (ISO). */
  now: string
}

/** Coverage of every portal for administrators, in the order of the tree. */
export function adminPage({ assets, rows, waitingForEngine, names, now }: AdminParts): View {
  const sum = (key: CoverageNumber) => rows.reduce((total, { coverage }) => total + coverage[key], 0)
  const figure = (label: string, number: number) => html`<div><dt>${label}</dt><dd>${formatNumber(number)}</dd></div>`
  return layout({
    title: 'Quản trị – Độ phủ thu thập',
    assets,
    main: html`<div class="admin__head"><div><h1>Độ phủ thu thập</h1>
<p class="fine">Số liệu lúc <time datetime="${now}">${formatTime(now)}</time>, giờ Việt Nam. <a href="/quan-tri">Cập nhật</a></p></div>
<form method="post" action="/quan-tri/dang-xuat"><button class="button--quiet" type="submit">Đăng xuất</button></form></div>
<dl class="totals">${figure('Cổng', rows.length)}${COVERAGE_COLUMNS.map(([key, label]) => figure(label, sum(key)))}${figure('Chờ bộ máy tìm kiếm', waitingForEngine)}</dl>
<div class="scroll" tabindex="0" role="region" aria-labelledby="bang"><table class="coverage">
<caption id="bang">Từng cổng theo cây tổ chức</caption>
<thead><tr><th scope="col">Cổng</th>${COVERAGE_COLUMNS.map(([, label]) => html`<th scope="col" class="number">${label}</th>`)}<th scope="col">Lượt gần nhất</th><th scope="col">Lượt kế tiếp</th></tr></thead>
<tbody>${rows.map((row) => coverageRow(row, names))}</tbody>
</table></div>
<p class="fine">“Đã biết” bằng tổng các cột còn lại. Trang lỗi không làm mất bản đã lập chỉ mục trước đó.</p>`,
  })
}
