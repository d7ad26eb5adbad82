import type { Measured, PageResult } from './measure.ts'
import { type ExtractionQuality, extractionQuality, harmonicMean, precisionOf, recallOf, runsIn } from './metric.ts'
import type { ExtractionSystem } from './systems.ts'

export type ExtractionReport = {
  folder: string
  pages: number
  systems: Record<ExtractionSystem, ExtractionQuality & { msPerPage: number }>
}

/** How much of a surplus or missing stretch a miss shows, and how many of them. */
const SHOWN_CHARS = 160
const SHOWN_STRETCHES = 4

export function extractionReport(
  { folder, pages }: { folder: string; pages: number },
  measured: Record<ExtractionSystem, Measured>,
): ExtractionReport {
  const figuresOf = ({ results, msPerPage }: Measured) => {
    const { f1, precision, recall } = extractionQuality(results.map(({ overlap }) => overlap))
    return { f1: rounded(f1, 4), precision: rounded(precision, 4), recall: rounded(recall, 4), msPerPage: rounded(msPerPage, 2) }
  }
  return {
    folder,
    pages,
    systems: { ours: figuresOf(measured.ours), 'readability-jsdom': figuresOf(measured['readability-jsdom']) },
  }
}

export function extractionTable({ folder, pages, systems }: ExtractionReport): string {
  const rows = Object.entries(systems).map(([name, { f1, precision, recall, msPerPage }]) =>
    [
      name.padEnd(18),
      ...[f1, precision, recall].map((share) => share.toFixed(3).padStart(9)),
      msPerPage.toFixed(1).padStart(9),
    ].join('  '),
  )
  const head = ['system'.padEnd(18), ...['F1', 'precision', 'recall', 'ms a page'].map((name) => name.padStart(9))].join('  ')
  return [`${folder}: ${pages} pages`, head, ...rows].join('\n')
}

/** The `count` worst pages, each with what it has too much of and what it lacks. */
export function extractionMisses({ results }: Measured, count: number): string {
  return results
    .map((result) => ({ ...result, f1: harmonicMean(precisionOf(result.overlap), recallOf(result.overlap)) }))
    .sort((a, b) => a.f1 - b.f1)
    .slice(0, count)
    .map(describeMiss)
    .join('\n\n')
}

function describeMiss({ page, text, overlap, f1 }: PageResult & { f1: number }): string {
  const figures = `F1 ${f1.toFixed(3)}  precision ${precisionOf(overlap).toFixed(3)}  recall ${recallOf(overlap).toFixed(3)}`
  return [
    `${page.id.slice(0, 12)}  ${figures}  ${page.url}`,
    ...linesNotIn(text, page.articleBody).map((line) => `  too much  ${line}`),
    ...linesNotIn(page.articleBody, text).map((line) => `  missing   ${line}`),
  ].join('\n')
}

/** Lines of which most runs of words stand nowhere in the other text. */
function linesNotIn(text: string, other: string): string[] {
  const there = runsIn(other)
  const isNew = (line: string) => {
    const runs = [...runsIn(line).keys()]
    return runs.length > 0 && runs.filter((run) => !there.has(run)).length > runs.length / 2
  }
  const lines = text.split('\n').filter(isNew)
  const more = lines.length > SHOWN_STRETCHES ? [`… and ${lines.length - SHOWN_STRETCHES} lines more`] : []
  return [...lines.slice(0, SHOWN_STRETCHES).map((line) => line.trim().slice(0, SHOWN_CHARS)), ...more]
}

function rounded(value: number, digits: number): number {
  return Number(value.toFixed(digits))
}
