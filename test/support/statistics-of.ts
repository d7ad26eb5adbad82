import { countPassage, emptyCounts, type TermCounts } from '../../vietnamese/term-counts.ts'
import { createTermStatistics, type TermStatistics } from '../../vietnamese/term-statistics.ts'
import { termsOf } from '../../vietnamese/terms.ts'

/** A passage as a test writes it: a title and a text, or a text alone. */
export type Written = string | readonly [title: string, text: string]

/** What these passages add to the statistics. */
export function countsOf(passages: readonly Written[]): TermCounts {
  const counts = emptyCounts()
  for (const passage of passages) {
    const [title, text] = typeof passage === 'string' ? ['', passage] : passage
    countPassage(counts, termsOf(title), termsOf(text))
  }
  return counts
}

/** The statistics of a collection of these passages. */
export function statisticsOf(passages: readonly Written[]): TermStatistics {
  const statistics = createTermStatistics()
  statistics.apply(countsOf(passages))
  return statistics
}

/** All that statistics say, in a form that two of them can be compared by. */
export function everythingOf(statistics: TermStatistics): object {
  return {
    passages: statistics.passages,
    meanTitleTerms: statistics.meanTitleTerms,
    meanTextTerms: statistics.meanTextTerms,
    terms: Object.fromEntries([...statistics.terms()].toSorted(([a], [b]) => (a < b ? -1 : 1))),
    pairs: Object.fromEntries(
      [...statistics.pairs()]
        .map(([first, second, count]) => [`${first} ${second}`, count] as const)
        .toSorted(([a], [b]) => (a < b ? -1 : 1)),
    ),
  }
}
