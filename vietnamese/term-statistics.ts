import { foldedOfCode } from './accent-code.ts'
import { createPairTable, MAX_TERM_ID } from './pair-table.ts'
import { emptyCounts, type TermCounts } from './term-counts.ts'
import type { Term } from './terms.ts'

/**
 * In how many passages the terms of a collection stand, in memory: what ranking, planning, correcting and restoring of accents
 * ask for. Exact for terms and pairs with their accents; for folded ones it is the sum over the accented forms, which counts a
 * passage twice that holds two forms of one word.
 */
export type TermStatistics = {
  readonly passages: number
  /** Mean lengths in terms; 1 for an empty collection. */
  readonly meanTitleTerms: number
  readonly meanTextTerms: number
  /** Passages that hold the term, given as accent code. */
  count(code: string): number
  pairCount(first: string, second: string): number
  foldedCount(folded: string): number
  foldedPairCount(first: string, second: string): number
  /** Accent codes with this folded form, most frequent first. */
  formsOf(folded: string): readonly string[]
  /** Every term with its count. */
  terms(): Iterable<readonly [code: string, count: number]>
  pairs(): Iterable<readonly [first: string, second: string, count: number]>
  /** Adds a change; statistics of several changes do not depend on their order. */
  apply(change: TermCounts): void
  /** All of it as counts that `apply` takes, in parts of at most `maxEntries`. */
  toCounts(maxEntries: number): Generator<TermCounts>
}

/** Passages that hold a term: with its very accents when `isExact`, else with any. */
export function countOf({ code, folded }: Term, isExact: boolean, statistics: TermStatistics): number {
  return isExact ? statistics.count(code) : statistics.foldedCount(folded)
}

/** Passages that hold two terms as neighbours. */
export function pairCountOf(first: Term, second: Term, isExact: boolean, statistics: TermStatistics): number {
  return isExact ? statistics.pairCount(first.code, second.code) : statistics.foldedPairCount(first.folded, second.folded)
}

export function createTermStatistics(): TermStatistics {
  const totals = { passages: 0, titleTerms: 0, textTerms: 0 }
  const codes = createDictionary()
  const folded = createDictionary()
  const pairs = createPairTable()
  const foldedPairs = createPairTable()
  /** Id of the folded form by id of the code. */
  const foldedIdOf: number[] = []
  /** Ids of codes by id of their folded form. */
  const formIds: number[][] = []

  const idOf = (code: string): number => {
    const known = codes.ids.get(code)
    if (known !== undefined) return known
    const id = codes.idOf(code)
    const foldedId = folded.idOf(foldedOfCode(code))
    foldedIdOf[id] = foldedId
    formIds[foldedId] = [...(formIds[foldedId] ?? []), id]
    return id
  }
  const mean = (terms: number) => (totals.passages > 0 ? Math.max(1, terms / totals.passages) : 1)
  const pairCountIn = (dictionary: Dictionary, table: typeof pairs, first: string, second: string) => {
    const [a, b] = [dictionary.ids.get(first), dictionary.ids.get(second)]
    return a === undefined || b === undefined ? 0 : table.get(a, b)
  }

  return {
    get passages() {
      return totals.passages
    },
    get meanTitleTerms() {
      return mean(totals.titleTerms)
    },
    get meanTextTerms() {
      return mean(totals.textTerms)
    },
    count: (code) => codes.countOf(code),
    pairCount: (first, second) => pairCountIn(codes, pairs, first, second),
    foldedCount: (form) => folded.countOf(form),
    foldedPairCount: (first, second) => pairCountIn(folded, foldedPairs, first, second),
    formsOf: (form) => {
      const id = folded.ids.get(form)
      if (id === undefined) return []
      return (formIds[id] ?? [])
        .map((formId) => codes.names[formId] as string)
        .filter((code) => codes.countOf(code) > 0)
        .sort((a, b) => codes.countOf(b) - codes.countOf(a))
    },
    *terms() {
      for (const [id, name] of codes.names.entries()) if (codes.counts[id]) yield [name, codes.counts[id] as number]
    },
    *pairs() {
      for (const { first, second, count } of pairs.entries())
        yield [codes.names[first] as string, codes.names[second] as string, count]
    },
    apply: (change) => {
      totals.passages += change.passages
      totals.titleTerms += change.titleTerms
      totals.textTerms += change.textTerms
      for (const [code, count] of change.terms) {
        const id = idOf(code)
        codes.add(id, count)
        folded.add(foldedIdOf[id] as number, count)
      }
      for (const [key, count] of change.pairs) {
        const space = key.indexOf(' ')
        const [first, second] = [idOf(key.slice(0, space)), idOf(key.slice(space + 1))]
        pairs.add(first, second, count)
        foldedPairs.add(foldedIdOf[first] as number, foldedIdOf[second] as number, count)
      }
    },
    *toCounts(maxEntries) {
      let part: TermCounts = { ...emptyCounts(), ...totals }
      let entries = 0
      const full = () => {
        entries += 1
        return entries % maxEntries === 0
      }
      for (const [id, name] of codes.names.entries()) {
        if (!codes.counts[id]) continue
        part.terms.set(name, codes.counts[id] as number)
        if (!full()) continue
        yield part
        part = emptyCounts()
      }
      for (const { first, second, count } of pairs.entries()) {
        part.pairs.set(`${codes.names[first]} ${codes.names[second]}`, count)
        if (!full()) continue
        yield part
        part = emptyCounts()
      }
      yield part
    },
  }
}

type Dictionary = ReturnType<typeof createDictionary>

/** Names with dense ids and a count each. */
function createDictionary() {
  const ids = new Map<string, number>()
  const names: string[] = []
  const counts: number[] = []
  return {
    ids,
    names,
    counts,
    idOf: (name: string): number => {
      const known = ids.get(name)
      if (known !== undefined) return known
      const id = names.length
      if (id >= MAX_TERM_ID) throw new RangeError(`more than ${MAX_TERM_ID} different words`)
      ids.set(name, id)
      names.push(name)
      counts.push(0)
      return id
    },
    countOf: (name: string): number => {
      const id = ids.get(name)
      return id === undefined ? 0 : (counts[id] ?? 0)
    },
    add: (id: number, change: number) => {
      counts[id] = (counts[id] ?? 0) + change
    },
  }
}
