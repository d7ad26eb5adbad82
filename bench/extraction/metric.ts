/** Counts of a page's runs of words, each over the sum of all three: every page weighs the same. */
export type Overlap = { shared: number; surplus: number; missing: number }
export type ExtractionQuality = { f1: number; precision: number; recall: number }

/** Words in a run; a text with fewer is one shorter run. */
const RUN_WORDS = 4
const WORD = /[\p{L}\p{N}_]+/gu

/** The multiset of a text's runs of four consecutive words, by their counts. */
export function runsIn(text: string): Map<string, number> {
  const words = text.match(WORD) ?? []
  const size = Math.min(RUN_WORDS, words.length)
  const counts = new Map<string, number>()
  if (size === 0) return counts
  for (let start = 0; start + size <= words.length; start += 1) {
    const run = words.slice(start, start + size).join(' ')
    counts.set(run, (counts.get(run) ?? 0) + 1)
  }
  return counts
}

/** What a text has in common with the true one, too much of, and lacks. All 0 when neither says anything. */
export function overlapOf(text: string, truth: string): Overlap {
  const found = runsIn(text)
  const wanted = runsIn(truth)
  const overlap = { shared: 0, surplus: 0, missing: 0 }
  for (const run of new Set([...found.keys(), ...wanted.keys()])) {
    const [has, needs] = [found.get(run) ?? 0, wanted.get(run) ?? 0]
    overlap.shared += Math.min(has, needs)
    overlap.surplus += Math.max(0, has - needs)
    overlap.missing += Math.max(0, needs - has)
  }
  const sum = overlap.shared + overlap.surplus + overlap.missing
  if (sum === 0) return overlap
  return { shared: overlap.shared / sum, surplus: overlap.surplus / sum, missing: overlap.missing / sum }
}

export function precisionOf({ shared, surplus, missing }: Overlap): number {
  if (surplus === 0 && missing === 0) return 1
  return shared === 0 ? 0 : shared / (shared + surplus)
}

export function recallOf({ shared, surplus, missing }: Overlap): number {
  if (surplus === 0 && missing === 0) return 1
  return shared === 0 ? 0 : shared / (shared + missing)
}

/** Precision is the mean over the pages that something was found on, recall over all; F1 is their harmonic mean. */
export function extractionQuality(overlaps: readonly Overlap[]): ExtractionQuality {
  const precision = meanOf(overlaps.filter(({ shared, surplus }) => shared + surplus > 0).map(precisionOf))
  const recall = meanOf(overlaps.map(recallOf))
  return { f1: harmonicMean(precision, recall), precision, recall }
}

export function harmonicMean(a: number, b: number): number {
  return a + b === 0 ? 0 : (2 * a * b) / (a + b)
}

function meanOf(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length
}
