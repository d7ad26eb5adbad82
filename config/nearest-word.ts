/** Edits beyond which two words are not taken for each other. */
const MAX_EDITS = 3

/** The word of `candidates` that `word` was probably meant to be, or null. */
export function nearestWord(word: string, candidates: Iterable<string>): string | null {
  let best: { candidate: string; edits: number } | null = null
  for (const candidate of candidates) {
    const edits = editDistance(word.toLowerCase(), candidate.toLowerCase())
    if (edits <= Math.min(MAX_EDITS, Math.ceil(word.length / 2)) && edits < (best?.edits ?? Number.POSITIVE_INFINITY))
      best = { candidate, edits }
  }
  return best?.candidate ?? null
}

/** Levenshtein distance, row by row. */
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i]
    for (let j = 1; j <= b.length; j += 1) {
      next.push(Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)))
    }
    row = next
  }
  return row[b.length] ?? 0
}
