import type { SourceDocument } from '../../domain/document.ts'
import { issuerNamed } from '../../indexer/describe/issuer.ts'
import { legalFacts } from '../../indexer/describe/legal.ts'
import { topicsOf } from '../../indexer/describe/topics.ts'
import { readPage } from '../../indexer/extract/read-page.ts'
import { datesIn } from '../../vietnamese/dates-in.ts'
import { documentNumbersIn, keyOf } from '../../vietnamese/document-number.ts'
import { foldText, unifyTonePlacement } from '../../vietnamese/normalize.ts'
import { generatePage } from './generate-page.ts'
import type { ArticleRecord, Corpus, LegalRecord } from './load-records.ts'
import { topicsInCorpus } from './topic-map.ts'

const FIELDS = ['number', 'type', 'issuer', 'issued', 'inForce'] as const
export type Field = (typeof FIELDS)[number]
type Facts = Pick<SourceDocument, 'documentNumber' | 'legalType' | 'issuer' | 'issuedAt' | 'effectiveAt'>
export type Miss = { field: Field | 'document'; expected: string; got: string | null; where: string }
/** How many records say this, and of how many it was read back. */
export type Share = { records: number; right: number }
export type SourceMeasured = { pages: number; fields: Record<Field, Share>; misses: Miss[]; msEach: number }
export type TopicsMeasured = { documents: number; first: number; any: number; none: number }
export type DescriptionMeasured = { sentences: SourceMeasured; pages: SourceMeasured; topics: TopicsMeasured }

/** Reads every record back, from the sentences of the codification and from generated pages. */
export function measureDescription({ documents, articles }: Corpus): DescriptionMeasured {
  const byNumber = Map.groupBy(
    articles.filter(({ source }) => source),
    ({ source }) => `${source?.type} ${keyOf(source?.number ?? '')}`,
  )
  const articlesOf = (record: LegalRecord) => byNumber.get(`${record.type} ${keyOf(record.number)}`) ?? []
  return {
    sentences: measureSource(
      articles.flatMap(({ sentence, source }) =>
        source ? [{ record: source, where: sentence, read: () => legalFacts(sentence, '') }] : [],
      ),
    ),
    pages: measureSource(
      documents.map((record, ordinal) => {
        const page = generatePage(record, articlesOf(record), ordinal)
        const read = () => {
          const input = {
            url: page.url,
            bytes: new TextEncoder().encode(page.html),
            contentType: 'text/html; charset=utf-8',
            robotsHeader: null,
          }
          const reading = readPage(input)
          return reading.type === 'document' ? reading.document : null
        }
        return { record, where: `${page.layout} ${record.number} ${record.name?.slice(0, 80) ?? ''}`, read }
      }),
    ),
    topics: measureTopics(documents, articlesOf),
  }
}

type Reading = { record: LegalRecord; where: string; read: () => Facts | null }

function measureSource(readings: readonly Reading[]): SourceMeasured {
  const fields = Object.fromEntries(FIELDS.map((field) => [field, { records: 0, right: 0 }])) as Record<Field, Share>
  const misses: Miss[] = []
  const startedMs = performance.now()
  for (const { record, where, read } of readings) {
    const got = read()
    if (!got) misses.push({ field: 'document', expected: 'a document', got: null, where })
    for (const field of FIELDS) {
      const compared = compare(field, record, got)
      if (!compared) continue
      fields[field].records += 1
      if (compared.isRight) fields[field].right += 1
      else misses.push({ field, expected: compared.expected, got: compared.got, where })
    }
  }
  return { pages: readings.length, fields, misses, msEach: (performance.now() - startedMs) / Math.max(1, readings.length) }
}

type Compared = { expected: string; got: string | null; isRight: boolean }

/** Null when the record does not say, or says what is none: a number without its codes, `null` for a name. */
function compare(field: Field, record: LegalRecord, got: Facts | null): Compared | null {
  if (field === 'number') {
    const [number] = documentNumbersIn(record.number)
    // A number that broke off (`03/2018/TTLT-BCA-`) or is none (`12`) cannot be read back.
    if (!number || /-$/.test(record.number)) return null
    return { expected: record.number, got: got?.documentNumber ?? null, isRight: keyOf(got?.documentNumber ?? '') === number.key }
  }
  if (field === 'type') return compared(record.type, got?.legalType ?? null, plain)
  if (field === 'issuer') return compared(record.issuer, got?.issuer ?? null, bodiesOf)
  if (field === 'issued') return compared(isoOf(record.issuedOn), got?.issuedAt ?? null, String)
  return compared(isoOf(record.inForceOn), got?.effectiveAt ?? null, String)
}

function compared(expected: string | null, got: string | null, form: (text: string) => string): Compared | null {
  return expected ? { expected, got, isRight: form(expected) === form(got ?? '') } : null
}

/** Names differ from paper to paper in case, in hyphens and commas, and in the place of a tone. */
function plain(name: string): string {
  return foldText(unifyTonePlacement(name.normalize('NFC')))
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .replace(/(?<= )va /g, '')
    .trim()
}

/** Bodies by their full names, in any order: papers name the ministries of a joint circular in another order than its number. */
function bodiesOf(names: string): string {
  return (issuerNamed(names) ?? names)
    .split(/, (?=\p{Lu}|Bộ)/u)
    .map(plain)
    .sort()
    .join(', ')
}

function isoOf(day: string | null): string | null {
  return day ? (datesIn(day)[0]?.iso ?? null) : null
}

function measureTopics(
  documents: readonly LegalRecord[],
  articlesOf: (record: LegalRecord) => readonly ArticleRecord[],
): TopicsMeasured {
  const measured = { documents: 0, first: 0, any: 0, none: 0 }
  const known = topicsInCorpus()
  for (const record of documents) {
    const expected = new Set(record.topics.flatMap((topic) => known.get(topic) ?? []))
    if (expected.size === 0) continue
    const text = articlesOf(record)
      .map(({ title, text }) => `${title}\n${text}`)
      .join('\n')
    const found = topicsOf(record.name ?? '', text)
    measured.documents += 1
    if (found[0] && expected.has(found[0])) measured.first += 1
    if (found.some((topic) => expected.has(topic))) measured.any += 1
    if (found.length === 0) measured.none += 1
  }
  return measured
}
