import { html } from 'hono/html'
import type { Names } from '../../../config/names.ts'
import type { RunSummary } from '../../../domain/coverage.ts'
import type { HeldPages } from '../../../domain/loss-budget.ts'
import type { AuditEntry } from '../../../domain/ports.ts'
import { formatNumber, formatTime } from '../../format.ts'
import type { Assets } from '../../layout.ts'
import { portalUrl } from '../../links.ts'
import { adminFrame, csrfField, dataLinks } from '../../parts/admin/admin-frame.ts'
import { auditTable } from '../../parts/admin/audit-table.ts'
import { healthMark } from '../../parts/admin/health-words.ts'
import { runTimeline } from '../../parts/admin/run-timeline.ts'
import type { Viewer } from '../../parts/admin/viewer.ts'
import { COVERAGE_COLUMNS, runWords } from '../../parts/coverage-row.ts'
import type { View } from '../../view.ts'
import type { OverviewRow } from './overview-page.ts'

export type OutcomeExample = { outcome: string; url: string; detail: string | null; fetchedAt: string | null }
export type Freshness = { newest: string | null; median: string | null; oldest: string | null }

type PortalParts = {
  assets: Assets
  viewer: Viewer
  mayChange: boolean
  /** An administrator has paused it. */
  isPaused: boolean
  row: OverviewRow
  runs: readonly RunSummary[]
  examples: readonly OutcomeExample[]
  freshness: Freshness
  held: HeldPages | null
  audit: readonly AuditEntry[]
  names: Names
  /** What has just been done, to be said. */
  done: string | null
}

/** One portal: its numbers, runs, outcomes with examples, what is held back, and what can be done. */
export function adminPortalPage(parts: PortalParts): View {
  const { assets, viewer, mayChange, isPaused, row, runs, examples, freshness, held, audit, names, done } = parts
  const { portal, coverage } = row
  const path = `/quan-tri/cong/${portal.id}`
  const act = (action: string, label: string, words: string) =>
    html`<form method="post" action="${path}/lam" class="act">${csrfField(viewer)}<input type="hidden" name="viec" value="${action}">
<p>${words}</p><p><label><input type="checkbox" name="chac" value="co" required> Tôi chắc chắn</label> <button type="submit">${label}</button></p></form>`
  return adminFrame({
    assets,
    viewer,
    section: '/quan-tri',
    title: portal.name,
    main: html`<div class="admin__head"><div><p class="fine"><a href="/quan-tri">Độ phủ</a></p><h1>${portal.name}</h1>
<p>${names.level(portal.level)} · <code>${portal.id}</code> · ${portal.baseUrls.map((url) => link(url))} · ${healthMark(row.health, row.reasons)}</p></div></div>
${isPaused ? html`<p class="problem">Cổng này đang được tạm dừng: không có lượt chạy mới. Những gì đã lập chỉ mục vẫn tìm được.</p>` : ''}
${done ? html`<p class="done" role="status">${done}</p>` : ''}
<dl class="totals">${COVERAGE_COLUMNS.map(([key, label]) => html`<div><dt>${label}</dt><dd>${formatNumber(coverage[key])}</dd></div>`)}</dl>
<p>${freshness.newest ? html`Tải gần nhất ${formatTime(freshness.newest)}; một nửa số trang được tải sau ${formatTime(freshness.median ?? '')}; trang cũ nhất ${formatTime(freshness.oldest ?? '')}.` : 'Chưa tải trang nào.'} <a href="${path}/phieu">Phiếu đánh giá để in</a></p>
<section><h2>Các lượt chạy</h2>${runTimeline(runs)}
${
  runs.length === 0
    ? html`<p>Chưa chạy lượt nào.</p>`
    : html`<ol class="runs">${runs.map((run) => html`<li>${runWords(run, names)}</li>`)}</ol>`
}</section>
<section><h2>Kết quả tải trang</h2>${outcomes(coverage.outcomes, examples, names)}</section>
${held ? heldPart(held, mayChange ? act : null) : ''}
${
  mayChange
    ? html`<section><h2>Thao tác</h2>
${
  isPaused
    ? act('resume', 'Thu thập trở lại', 'Cổng lại được thu thập theo lịch.')
    : html`${act('crawl', 'Thu thập ngay', 'Xếp một lượt chạy vào hàng đợi; trang nào đến hạn thì được tải.')}
${act('recrawl', 'Tải lại toàn bộ', `Cho mọi trang đã biết (${formatNumber(coverage.known)}) đến hạn ngay, rồi xếp một lượt chạy.`)}
${act('pause', 'Tạm dừng', 'Không xếp lượt chạy mới cho đến khi có người cho thu thập trở lại; lượt đang chạy thì chạy hết.')}`
}</section>`
    : ''
}
<section><h2>Nhật ký của cổng</h2>${auditTable(audit)}</section>
${dataLinks(path, new URLSearchParams())}`,
  })
}

function outcomes(counts: Readonly<Record<string, number>>, examples: readonly OutcomeExample[], names: Names): View {
  const sorted = Object.entries(counts).sort(([, a], [, b]) => b - a)
  if (sorted.length === 0) return html`<p>Chưa có.</p>`
  const of = Map.groupBy(examples, ({ outcome }) => outcome)
  return html`<ul class="outcomes">${sorted.map(
    ([
      name,
      count,
    ]) => html`<li><details><summary>${names.outcome(name)}: <strong>${formatNumber(count)}</strong> <code>${name}</code></summary>
<ul>${(of.get(name) ?? []).map(({ url, detail }) => html`<li>${link(url)}${detail ? html` <small>${detail}</small>` : ''} <a href="/quan-tri/kiem-tra?url=${encodeURIComponent(url)}">vì sao?</a></li>`)}</ul></details></li>`,
  )}</ul>`
}

function heldPart(held: HeldPages, act: ((action: string, label: string, words: string) => View) | null): View {
  return html`<section><h2>Trang được giữ lại</h2>
<p>${formatNumber(held.held)} trong ${formatNumber(held.documents)} văn bản đã mất trang gốc từ ${formatTime(held.since)}; nhiều hơn mức cho phép trong một ngày nên vẫn tìm được.</p>
<ul>${held.examples.map((url) => html`<li>${link(url)}</li>`)}</ul>
${act ? html`${act('keep', 'Giữ lại', 'Các trang này vẫn tìm được và được kiểm tra lại từ đầu.')}${act('release', 'Cho rời chỉ mục', 'Các trang này không tìm được nữa.')}` : ''}</section>`
}

function link(url: string): View {
  const safe = portalUrl(url)
  return safe ? html`<a href="${safe.href}" rel="noopener noreferrer nofollow">${url}</a>` : html`${url}`
}
