import { MAX_MONTHS } from '../../domain/living-data.ts'

const DEFAULT_MONTHS = 12

/** A month by its name (`2026-01`) and its first and last day. */
export type Month = { name: string; from: string; to: string }

/** The whole months that these days lie in, the last ones when there are too many; the last twelve when no day is given. */
export function monthsOf({ from, to }: { from: string; to: string }, today: string): Month[] {
  const [first, last] = from && to && to < from ? [to, from] : [from, to]
  const end = numberOf(last || today)
  const start = first ? numberOf(first) : end - DEFAULT_MONTHS + 1
  const from0 = Math.max(start, end - MAX_MONTHS + 1)
  return Array.from({ length: Math.max(0, end - from0 + 1) }, (_, index) => toMonth(from0 + index))
}

/** Months since the year 0. */
function numberOf(day: string): number {
  return Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1
}

function toMonth(number: number): Month {
  const [year, month] = [Math.floor(number / 12), (number % 12) + 1]
  const name = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}`
  const lastDay = new Date(Date.UTC(year, month, 0)).getUTCDate()
  return { name, from: `${name}-01`, to: `${name}-${lastDay}` }
}
