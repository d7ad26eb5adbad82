export type Cell = string | number | null

/** A spreadsheet takes a cell that begins so for a formula, whoever wrote it (OWASP, CSV injection). */
const FORMULA = /^[=+\-@\t\r]/

/** A table as CSV (RFC 4180), with the mark by which spreadsheets know UTF-8. Texts that look like formulas stay texts. */
export function toCsv(head: readonly string[], rows: readonly (readonly Cell[])[]): string {
  return `\uFEFF${[head, ...rows].map((row) => `${row.map(cell).join(',')}\r\n`).join('')}`
}

function cell(value: Cell): string {
  if (value === null) return ''
  if (typeof value === 'number') return String(value)
  const safe = FORMULA.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
