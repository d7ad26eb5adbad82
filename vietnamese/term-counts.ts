import { pairKey, type TermSequence } from './terms.ts'

/**
 * What a set of passages adds to the statistics: how many passages there are, how long their titles and texts are in terms, and
 * in how many of them each term and each pair of neighbouring terms stands. Terms are accent codes, pairs as `pairKey` writes
 * them. Counts may be negative: then it is a change.
 */
export type TermCounts = {
  passages: number
  titleTerms: number
  textTerms: number
  terms: Map<string, number>
  pairs: Map<string, number>
}

export function emptyCounts(): TermCounts {
  return { passages: 0, titleTerms: 0, textTerms: 0, terms: new Map(), pairs: new Map() }
}

/** Counts one passage. Each term and pair counts once, however often it stands there. */
export function countPassage(counts: TermCounts, title: TermSequence, text: TermSequence): void {
  counts.passages += 1
  counts.titleTerms += title.terms.length
  counts.textTerms += text.terms.length
  const terms = new Set<string>()
  const pairs = new Set<string>()
  for (const sequence of [title, text]) {
    for (const [index, { code }] of sequence.terms.entries()) {
      terms.add(code)
      const next = sequence.terms[index + 1]
      if (next && sequence.joined[index]) pairs.add(pairKey(code, next.code))
    }
  }
  for (const term of terms) counts.terms.set(term, (counts.terms.get(term) ?? 0) + 1)
  for (const pair of pairs) counts.pairs.set(pair, (counts.pairs.get(pair) ?? 0) + 1)
}

/** Adds `change` to `counts`, `times` being 1 or -1. What comes to zero is not kept. */
export function addCounts(counts: TermCounts, change: TermCounts, times: 1 | -1): void {
  counts.passages += times * change.passages
  counts.titleTerms += times * change.titleTerms
  counts.textTerms += times * change.textTerms
  addMap(counts.terms, change.terms, times)
  addMap(counts.pairs, change.pairs, times)
}

function addMap(map: Map<string, number>, change: ReadonlyMap<string, number>, times: 1 | -1): void {
  for (const [key, count] of change) {
    const sum = (map.get(key) ?? 0) + times * count
    if (sum === 0) map.delete(key)
    else map.set(key, sum)
  }
}

/**
 * Counts as text for the store: a line of totals, a line of terms, a line of pairs; entries are parted by tabs and bear their
 * count behind `*` where it is not 1. Most documents are one passage, so most entries are the bare term.
 */
export function encodeCounts({ passages, titleTerms, textTerms, terms, pairs }: TermCounts): string {
  const line = (map: ReadonlyMap<string, number>) => {
    const entries: string[] = []
    for (const [key, count] of map) entries.push(count === 1 ? key : `${key}*${count}`)
    return entries.join('\t')
  }
  return `${passages} ${titleTerms} ${textTerms}\n${line(terms)}\n${line(pairs)}`
}

/** Reads what `encodeCounts` wrote. */
export function decodeCounts(text: string): TermCounts {
  const [totals = '', terms = '', pairs = ''] = text.split('\n')
  const [passages = 0, titleTerms = 0, textTerms = 0] = totals.split(' ').map(Number)
  return { passages, titleTerms, textTerms, terms: toMap(terms), pairs: toMap(pairs) }
}

function toMap(line: string): Map<string, number> {
  const map = new Map<string, number>()
  if (line === '') return map
  for (const entry of line.split('\t')) {
    const star = entry.indexOf('*')
    if (star < 0) map.set(entry, 1)
    else map.set(entry.slice(0, star), Number(entry.slice(star + 1)))
  }
  return map
}
