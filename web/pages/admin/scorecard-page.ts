import { html } from 'hono/html'
import type { Names } from '../../../config/names.ts'
import { formatNumber, formatTime } from '../../format.ts'
import type { Assets } from '../../layout.ts'
import { adminFrame, dataLinks } from '../../parts/admin/admin-frame.ts'
import { healthMark } from '../../parts/admin/health-words.ts'
import type { Viewer } from '../../parts/admin/viewer.ts'
import { COVERAGE_COLUMNS } from '../../parts/coverage-row.ts'
import type { View } from '../../view.ts'
import type { OverviewRow } from './overview-page.ts'
import type { Freshness } from './portal-page.ts'

/** One thing that keeps pages from being found: what, how often, where, what its owner can do, and on what that rests. */
export type ScorecardLine = { outcome: string; pages: number; examples: string[]; advice: string; basis: string | null }
type ScorecardParts = {
  assets: Assets
  viewer: Viewer
  row: OverviewRow
  lines: readonly ScorecardLine[]
  /** Sitemaps, feeds and robots.txt that cannot be read. */
  sourceFaults: readonly { url: string; outcome: string; detail: string | null }[]
  freshness: Freshness
  names: Names
  now: string
}

/** A sheet for the owner of a portal, to be printed: what keeps its pages from being found. */
export function scorecardPage({ assets, viewer, row, lines, sourceFaults, freshness, names, now }: ScorecardParts): View {
  const { portal, coverage } = row
  const path = `/quan-tri/cong/${portal.id}`
  return adminFrame({
    assets,
    viewer,
    section: '/quan-tri',
    title: `Phiếu đánh giá: ${portal.name}`,
    main: html`<article class="scorecard"><p class="fine no-print"><a href="${path}">${portal.name}</a></p>
<h1>Phiếu đánh giá: ${portal.name}</h1>
<p>${portal.baseUrls.join(', ')} · lập lúc <time datetime="${now}">${formatTime(now)}</time> · ${healthMark(row.health, row.reasons)}</p>
<dl class="totals">${COVERAGE_COLUMNS.map(([key, label]) => html`<div><dt>${label}</dt><dd>${formatNumber(coverage[key])}</dd></div>`)}</dl>
<p>${freshness.newest ? html`Tải gần nhất ${formatTime(freshness.newest)}; một nửa số trang được tải sau ${formatTime(freshness.median ?? '')}.` : 'Chưa tải trang nào.'}</p>
<h2>Điều khiến trang không tìm được</h2>
${lines.length === 0 ? html`<p>Không thấy điều gì.</p>` : ''}
${lines.map(
  ({
    outcome,
    pages,
    examples,
    advice,
    basis,
  }) => html`<section class="scorecard__line"><h3>${names.outcome(outcome)}: ${formatNumber(pages)} trang</h3>
<p>${advice}${basis ? html` <small>(${basis})</small>` : ''}</p><ul>${examples.map((url) => html`<li><code>${url}</code></li>`)}</ul></section>`,
)}
<h2>robots.txt, sơ đồ trang và bản tin có lỗi</h2>
${sourceFaults.length === 0 ? html`<p>Không thấy lỗi.</p>` : html`<ul>${sourceFaults.map(({ url, outcome, detail }) => html`<li><code>${url}</code>: ${names.ending(names.outcome(outcome))}${detail ? html` <small>${detail}</small>` : ''}</li>`)}</ul>`}
</article>${dataLinks(`${path}/phieu`, new URLSearchParams())}`,
  })
}
