import { html } from 'hono/html'
import type { RunSummary } from '../../../domain/coverage.ts'
import { formatNumber, formatTime } from '../../format.ts'
import type { View } from '../../view.ts'

const [WIDTH, HEIGHT, BAR, GAP] = [720, 120, 18, 6]

/** Runs from old to new as bars: their height is what was fetched. The table beside it says the same in words. */
export function runTimeline(runs: readonly RunSummary[]): View | '' {
  const shown = runs.slice(0, Math.floor(WIDTH / (BAR + GAP))).reverse()
  if (shown.length === 0) return ''
  const most = Math.max(1, ...shown.map(({ fetched }) => fetched))
  const bars = shown.map(({ fetched, state, startedAt }, index) => {
    const height = Math.max(3, Math.round((fetched / most) * (HEIGHT - 4)))
    return html`<rect class="bar bar--${state}" x="${index * (BAR + GAP)}" y="${HEIGHT - height}" width="${BAR}" height="${height}"><title>${formatTime(startedAt)}: ${formatNumber(fetched)} lượt tải</title></rect>`
  })
  return html`<svg class="timeline" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="Số lượt tải của ${shown.length} lượt chạy gần nhất, nhiều nhất ${formatNumber(most)}">${bars}</svg>`
}
