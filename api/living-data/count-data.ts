import type { DataRequest, DataTable } from '../../domain/living-data.ts'
import { type SearchRequest, type SearchResult, searchRequestSchema } from '../../domain/search.ts'
import { monthsOf } from './months.ts'

/** Months that are asked for at once: people who search come first. */
const MONTHS_AT_ONCE = 4

type Search = (request: SearchRequest) => Promise<SearchResult>

/** Counts what a search finds by one dimension: one question to the search, or one for each month. */
export async function countData(search: Search, request: DataRequest, today: string): Promise<DataTable> {
  const { by, ...asked } = request
  // Without ranking: only the numbers are wanted.
  const ask = (days: { from: string; to: string }) =>
    search(searchRequestSchema.parse({ ...asked, ...days, sort: 'date', perPage: 1 }))
  if (by === 'month') {
    const months = monthsOf(request, today)
    const rows: DataTable['rows'] = []
    for (let at = 0; at < months.length; at += MONTHS_AT_ONCE) {
      const some = months.slice(at, at + MONTHS_AT_ONCE)
      const totals = await Promise.all(some.map(async ({ from, to }) => (await ask({ from, to })).total))
      rows.push(...some.map(({ name }, index) => ({ id: name, label: monthLabel(name), documents: totals[index] ?? 0 })))
    }
    return {
      by,
      from: months[0]?.from ?? '',
      to: months.at(-1)?.to ?? '',
      total: rows.reduce((sum, { documents }) => sum + documents, 0),
      rows,
    }
  }
  const { total, facets } = await ask(asked)
  const isFiltered = request[by].length > 0
  const rows = facets[by]
    .filter(({ count, selected }) => (isFiltered ? selected : count > 0))
    .map(({ value, label, count }) => ({ id: value, label, documents: count }))
  return { by, from: request.from, to: request.to, total, rows: by === 'year' ? rows.reverse() : rows }
}

/** 01/2026 */
function monthLabel(name: string): string {
  return `${name.slice(5)}/${name.slice(0, 4)}`
}
