import { html } from 'hono/html'
import type { DataTable } from '../../domain/living-data.ts'
import { formatNumber } from '../format.ts'
import type { View } from '../view.ts'

const WIDTH = 400
const BAR_ROW = 40
const BAR_HEIGHT = 12
const COLUMNS_HEIGHT = 200
const COLUMNS_TOP = 20
const COLUMNS_FOOT = 24
const MOST_LABEL_CHARS = 48
/** Bars that a picture shows; the table beside it has the rest. */
export const MOST_BARS = 20
const MOST_COLUMN_LABELS = 6

/** A picture of the table beside it: columns for time, bars for everything else. It is named by the heading with this id. */
export function chart({ by, rows }: DataTable, labelledBy: string): View | '' {
  if (rows.length === 0) return ''
  return by === 'month' || by === 'year' ? columns(rows.slice(-30), labelledBy) : bars(rows.slice(0, MOST_BARS), labelledBy)
}

function bars(rows: DataTable['rows'], labelledBy: string): View {
  const most = Math.max(1, ...rows.map(({ documents }) => documents))
  return html`<svg class="chart" role="img" aria-labelledby="${labelledBy}" viewBox="0 0 ${WIDTH} ${rows.length * BAR_ROW}">${rows.map(
    ({ label, documents }, index) => {
      const y = index * BAR_ROW
      return html`<text x="0" y="${y + 14}">${shortened(label)}</text><text x="${WIDTH}" y="${y + 14}" text-anchor="end">${formatNumber(documents)}</text><rect x="0" y="${y + 20}" width="${share(documents, most, WIDTH)}" height="${BAR_HEIGHT}"/>`
    },
  )}</svg>`
}

function columns(rows: DataTable['rows'], labelledBy: string): View {
  const most = Math.max(1, ...rows.map(({ documents }) => documents))
  const step = WIDTH / rows.length
  const labelEvery = Math.ceil(rows.length / MOST_COLUMN_LABELS)
  const room = COLUMNS_HEIGHT - COLUMNS_TOP - COLUMNS_FOOT
  const bottom = COLUMNS_HEIGHT - COLUMNS_FOOT
  return html`<svg class="chart" role="img" aria-labelledby="${labelledBy}" viewBox="0 0 ${WIDTH} ${COLUMNS_HEIGHT}">
<text x="0" y="12">${formatNumber(most)}</text><line x1="0" y1="${COLUMNS_TOP}" x2="${WIDTH}" y2="${COLUMNS_TOP}"/><line x1="0" y1="${bottom}" x2="${WIDTH}" y2="${bottom}"/>${rows.map(
    ({ label, documents }, index) => {
      const height = share(documents, most, room)
      const x = rounded(index * step + step * 0.1)
      const text =
        index % labelEvery === 0
          ? html`<text x="${x}" y="${COLUMNS_HEIGHT - 6}">${label.replace(/^(\d{2})\/\d{2}(\d{2})$/, '$1/$2')}</text>`
          : ''
      return html`<rect x="${x}" y="${rounded(bottom - height)}" width="${rounded(step * 0.8)}" height="${height}"/>${text}`
    },
  )}</svg>`
}

function share(part: number, whole: number, room: number): number {
  return rounded((part / whole) * room)
}

function rounded(number: number): number {
  return Math.round(number * 10) / 10
}

function shortened(label: string): string {
  const characters = [...label]
  return characters.length > MOST_LABEL_CHARS ? `${characters.slice(0, MOST_LABEL_CHARS - 1).join('')}…` : label
}
