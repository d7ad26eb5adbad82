import type { EvalDocument, EvalSet } from './eval-system.ts'
import type { Answer, Measured } from './measure.ts'
import { firstRankOf, ndcgAt, percentileOf, type Quality, qualityOf } from './metrics.ts'
import type { SystemName } from './systems.ts'

export type Results = ReadonlyMap<SystemName, Measured>

type SystemFigures = Quality & { p50Ms: number; p95Ms: number; documentsPerSecond: number }
export type SetReport = {
  folder: string
  documents: number
  queries: number
  systems: Partial<Record<SystemName, SystemFigures>>
}

type GroupFigures = Pick<Quality, 'hit1' | 'mrr10'>
export type GroupsReport = {
  folder: string
  documents: number
  queries: number
  groups: Record<string, { queries: number; systems: Partial<Record<SystemName, GroupFigures>> }>
}

/** How many hits a miss shows of what was found in place of the right one, and how much of a text stands for a missing title. */
const SHOWN_HITS = 3
const SHOWN_CHARS = 90

export function reportOf(set: EvalSet, results: Results): SetReport {
  const systems = [...results].map(([name, { answers, latenciesMs, documentsPerSecond }]) => {
    const figures = {
      ...rounded(qualityOf(answers.map(toJudged)), 4),
      ...rounded({ p50Ms: percentileOf(latenciesMs, 0.5), p95Ms: percentileOf(latenciesMs, 0.95) }, 2),
      ...rounded({ documentsPerSecond }, 1),
    }
    return [name, figures] as const
  })
  return { folder: set.name, documents: set.documents.length, queries: set.queries.length, systems: Object.fromEntries(systems) }
}

export function tableOf({ folder, documents, queries, systems }: SetReport): string {
  const rows = Object.entries(systems).map(([name, figures]) => [
    name,
    ...[figures.ndcg10, figures.mrr10, figures.hit1, figures.recall10, figures.recall100].map((share) => share.toFixed(3)),
    figures.p50Ms.toFixed(2),
    figures.p95Ms.toFixed(2),
    figures.documentsPerSecond.toFixed(0),
  ])
  const head = ['system', 'nDCG@10', 'MRR@10', 'Hit@1', 'Recall@10', 'Recall@100', 'p50 ms', 'p95 ms', 'documents/s']
  return `${folder}: ${documents} documents, ${queries} questions\n${aligned([head, ...rows])}`
}

/** `groupOf` gives the group of a question by its id. */
export function groupsReportOf(set: EvalSet, groupOf: (queryId: string) => string, results: Results): GroupsReport {
  const groups: GroupsReport['groups'] = {}
  for (const [system, { answers }] of results) {
    for (const [name, own] of Map.groupBy(answers, ({ query }) => groupOf(query.id))) {
      const { hit1, mrr10 } = qualityOf(own.map(toJudged))
      groups[name] ??= { queries: own.length, systems: {} }
      groups[name].systems[system] = rounded({ hit1, mrr10 }, 4)
    }
  }
  return { folder: set.name, documents: set.documents.length, queries: set.queries.length, groups }
}

export function groupsTableOf({ folder, documents, queries, groups }: GroupsReport): string {
  const names = Object.keys(Object.values(groups)[0]?.systems ?? {}) as SystemName[]
  const rows = Object.entries(groups).map(([group, { queries: count, systems }]) => [
    group,
    String(count),
    ...names.flatMap((name) => [systems[name]?.hit1, systems[name]?.mrr10].map((share) => share?.toFixed(3) ?? '-')),
  ])
  const head = ['group', 'questions', ...names.flatMap((name) => [`${name} Hit@1`, `${name} MRR@10`])]
  return `${folder}: ${documents} documents, ${queries} questions\n${aligned([head, ...rows])}`
}

/** The `count` worst answers of a system, each with the right documents, the rank of the best of them and what stood first. */
export function missesOf(set: EvalSet, system: SystemName, { answers }: Measured, count: number): string {
  const worst = answers
    .map((answer) => ({ answer, quality: ndcgAt(toJudged(answer), 10), rank: firstRankOf(toJudged(answer)) }))
    .filter(({ quality }) => quality < 1)
    .sort((a, b) => a.quality - b.quality || (b.rank ?? Number.POSITIVE_INFINITY) - (a.rank ?? Number.POSITIVE_INFINITY))
    .slice(0, count)
  const shown = new Set(
    worst.flatMap(({ answer: { query, ranked } }) => [...query.relevant.keys(), ...ranked.slice(0, SHOWN_HITS)]),
  )
  const names = new Map<string, string>()
  for (const document of set.documents) if (shown.has(document.id)) names.set(document.id, nameOf(document))
  const named = (id: string) => names.get(id) ?? '?'
  const blocks = worst.map(({ answer: { query, ranked }, rank }) =>
    [
      `${query.id}  ${query.text}`,
      ...[...query.relevant.keys()].map((id) => `  right  ${named(id)}  (${id})`),
      `  rank   ${rank ?? `not among ${ranked.length} found`}`,
      ...ranked.slice(0, SHOWN_HITS).map((id, index) => `  ${index + 1}      ${named(id)}  (${id})`),
    ].join('\n'),
  )
  return [`${set.name}: the ${worst.length} worst questions of ${system}`, ...blocks].join('\n\n')
}

function toJudged({ query, ranked }: Answer) {
  return { ranked, relevant: query.relevant }
}

function nameOf(document: EvalDocument): string {
  const name = document.title || document.text.trim() || '?'
  const line = name.replace(/\s+/g, ' ')
  return line.length > SHOWN_CHARS ? `${line.slice(0, SHOWN_CHARS)}…` : line
}

/** Columns as wide as their widest cell, the first to the left, numbers to the right. */
function aligned(rows: readonly string[][]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  return rows
    .map((row) =>
      row
        .map((cell, column) => (column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0)))
        .join('  '),
    )
    .join('\n')
}

function rounded<T extends Record<string, number>>(figures: T, digits: number): T {
  return Object.fromEntries(Object.entries(figures).map(([name, value]) => [name, Number(value.toFixed(digits))])) as T
}
