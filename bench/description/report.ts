import type { DescriptionMeasured, Field, Share, SourceMeasured } from './measure.ts'

type Shares = Record<Field, { records: number; right: number; share: number }>
export type DescriptionReport = {
  folder: string
  sentences: { count: number; fields: Shares; msEach: number }
  pages: { count: number; fields: Shares; msEach: number }
  topics: { documents: number; first: number; any: number; none: number }
}

export function descriptionReport(folder: string, measured: DescriptionMeasured): DescriptionReport {
  const { documents, first, any, none } = measured.topics
  const part = (count: number) => rounded(documents ? count / documents : 0)
  return {
    folder,
    sentences: figuresOf(measured.sentences),
    pages: figuresOf(measured.pages),
    topics: { documents, first: part(first), any: part(any), none: part(none) },
  }
}

export function descriptionTable({ folder, sentences, pages, topics }: DescriptionReport): string {
  const names: Record<Field, string> = { number: 'number', type: 'type', issuer: 'issuer', issued: 'issued', inForce: 'in force' }
  const cell = ({ right, records, share }: Shares[Field]) => `${share.toFixed(4)} (${right}/${records})`.padStart(24)
  const rows = (Object.keys(names) as Field[]).map((field) =>
    [names[field].padEnd(10), cell(sentences.fields[field]), cell(pages.fields[field])].join(''),
  )
  return [
    `${folder}: ${sentences.count} sentences, ${pages.count} generated pages`,
    `${'read back'.padEnd(10)}${'sentences'.padStart(24)}${'pages'.padStart(24)}`,
    ...rows,
    `${'ms each'.padEnd(10)}${sentences.msEach.toFixed(3).padStart(24)}${pages.msEach.toFixed(1).padStart(24)}`,
    `topics of ${topics.documents} documents: the first is right ${topics.first.toFixed(3)}, one of three ${topics.any.toFixed(3)}, none given ${topics.none.toFixed(3)}`,
  ].join('\n')
}

/** The first `count` of what was not read back, those of each fact together. */
export function descriptionMisses({ sentences, pages }: DescriptionMeasured, count: number): string {
  return [...Map.groupBy([...sentences.misses, ...pages.misses], ({ field }) => field)]
    .flatMap(([field, misses]) => [
      `${field}: ${misses.length} missed`,
      ...misses.slice(0, count).map(({ expected, got, where }) => `  expected ${expected}  got ${got}  in ${where}`),
    ])
    .join('\n')
}

function figuresOf({ pages, fields, msEach }: SourceMeasured): DescriptionReport['pages'] {
  const withShare = ({ records, right }: Share) => ({ records, right, share: rounded(records ? right / records : 1) })
  const shares = Object.fromEntries(Object.entries(fields).map(([field, share]) => [field, withShare(share)])) as Shares
  return { count: pages, fields: shares, msEach: rounded(msEach) }
}

function rounded(value: number): number {
  return Number(value.toFixed(4))
}
