import { html } from 'hono/html'
import type { Names } from '../../config/names.ts'
import type { PortalCoverage, RunState, RunSummary } from '../../domain/coverage.ts'
import type { Portal } from '../../domain/portal.ts'
import { formatDuration, formatNumber, formatTime } from '../format.ts'
import type { View } from '../view.ts'

export type CoverageNumber = 'known' | 'indexed' | 'sources' | 'excluded' | 'failed' | 'waiting'

/** The numbers in the order of the columns; the first is the sum of the others. */
export const COVERAGE_COLUMNS: readonly (readonly [key: CoverageNumber, label: string])[] = [
  ['known', 'Đã biết'],
  ['indexed', 'Đã lập chỉ mục'],
  ['sources', 'Trang nguồn'],
  ['excluded', 'Loại trừ'],
  ['failed', 'Lỗi'],
  ['waiting', 'Đang chờ'],
]
const STATE_WORDS: Readonly<Record<RunState, string>> = { running: 'Đang chạy', finished: 'Hoàn tất', interrupted: 'Bị ngắt' }
const DEEPEST_INDENT = 4

/** One portal's line of the coverage table; `depth` is its place in the tree. */
export type CoverageRow = { portal: Portal; depth: number; coverage: PortalCoverage }

export function coverageRow({ portal, depth, coverage }: CoverageRow, names: Names, health: View): View {
  return html`<tr><th scope="row" class="depth-${Math.min(depth, DEEPEST_INDENT)}"><a class="coverage__name" href="/quan-tri/cong/${portal.id}">${portal.name}</a> ${health}
<small>${names.level(portal.level)} · ${portal.id}</small></th>
${COVERAGE_COLUMNS.map(([key]) => html`<td class="number${key === 'failed' && coverage.failed > 0 ? ' problem' : ''}">${formatNumber(coverage[key])}</td>`)}
<td>${coverage.lastRun ? runWords(coverage.lastRun, names) : 'Chưa chạy'}${outcomeList(coverage.outcomes, names)}</td>
<td>${coverage.nextRunAt ? html`<time datetime="${coverage.nextRunAt}">${formatTime(coverage.nextRunAt)}</time>` : 'Chưa đặt lịch'}</td></tr>`
}

function outcomeList(outcomes: PortalCoverage['outcomes'], names: Names): View | '' {
  const counts = Object.entries(outcomes).sort(([, a], [, b]) => b - a)
  if (counts.length === 0) return ''
  return html`<details><summary>Kết quả tải trang</summary><ul>${counts.map(
    ([name, count]) => html`<li>${names.outcome(name)}: <strong>${formatNumber(count)}</strong> <code>${name}</code></li>`,
  )}</ul></details>`
}

/** A run in words. */
export function runWords(run: RunSummary, names: Names): View {
  const took = run.finishedAt ? ` trong ${formatDuration(Date.parse(run.finishedAt) - Date.parse(run.startedAt))}` : ''
  return html`<span class="state state--${run.state}">${STATE_WORDS[run.state]}</span> <time datetime="${run.startedAt}">${formatTime(run.startedAt)}</time>
<small>${formatNumber(run.fetched)} lượt tải${took}${run.endedBy ? ` · ${names.ending(run.endedBy)}` : ''}</small>`
}
