/** How fast further occurrences of a term stop counting, and how far long documents are held back: the usual values. */
const K1 = 1.2
const B = 0.75

export type Scored = { ordinal: number; score: number }

/** BM25 over documents that are given as their terms. `ordinal` is a document's place in the given order. */
export type Bm25Index = { search(terms: readonly string[], limit: number): Scored[] }

/** Postings in two flat arrays; those of term t are from `starts[t]` to `starts[t + 1]`, by rising document. */
type Postings = { starts: Uint32Array; documents: Uint32Array; counts: Uint32Array }

/**
 * A plain inverted index in memory. The weight of a term is ln(1 + (N - n + 0.5) / (n + 0.5)) for n of N documents; a term
 * counts as often as the question holds it. Of equal scores the earlier document comes first.
 */
export function createBm25Index(documents: Iterable<readonly string[]>): Bm25Index {
  const termIds = new Map<string, number>()
  const entries = createGrowing()
  const lengths: number[] = []
  for (const terms of documents) {
    const counts = new Map<number, number>()
    for (const term of terms) {
      const id = termIds.get(term) ?? termIds.size
      if (id === termIds.size) termIds.set(term, id)
      counts.set(id, (counts.get(id) ?? 0) + 1)
    }
    for (const [id, count] of counts) entries.push(id, lengths.length, count)
    lengths.push(terms.length)
  }
  const postings = toPostings(entries.values(), termIds.size)
  const meanLength = lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, lengths.length)
  const norms = Float64Array.from(lengths, (length) => K1 * (1 - B + (B * length) / meanLength))
  const scores = new Float64Array(lengths.length)

  return {
    search: (terms, limit) => {
      scores.fill(0)
      for (const term of terms) addScores(scores, postings, norms, termIds.get(term))
      return best(scores, limit)
    },
  }
}

function addScores(scores: Float64Array, { starts, documents, counts }: Postings, norms: Float64Array, term: number | undefined) {
  if (term === undefined) return
  const [start = 0, end = 0] = [starts[term], starts[term + 1]]
  const weight = Math.log(1 + (norms.length - (end - start) + 0.5) / (end - start + 0.5))
  for (let at = start; at < end; at += 1) {
    const document = documents[at] as number
    const count = counts[at] as number
    scores[document] = (scores[document] as number) + (weight * count * (K1 + 1)) / (count + (norms[document] as number))
  }
}

/** The best `limit` documents that score at all: a short sorted list that most documents never enter. */
function best(scores: Float64Array, limit: number): Scored[] {
  const top: Scored[] = []
  for (let ordinal = 0; ordinal < scores.length; ordinal += 1) {
    const score = scores[ordinal] as number
    if (score === 0 || (top.length === limit && score <= (top[limit - 1]?.score ?? 0))) continue
    let at = top.length
    while (at > 0 && score > (top[at - 1]?.score ?? 0)) at -= 1
    top.splice(at, 0, { ordinal, score })
    if (top.length > limit) top.pop()
  }
  return top
}

/** Sorts (term, document, count) entries by term; documents stay in their order. */
function toPostings(entries: Uint32Array, terms: number): Postings {
  const starts = new Uint32Array(terms + 1)
  const add = (array: Uint32Array, at: number, value: number) => {
    array[at] = (array[at] ?? 0) + value
  }
  for (let at = 0; at < entries.length; at += 3) add(starts, (entries[at] as number) + 1, 1)
  for (let term = 0; term < terms; term += 1) add(starts, term + 1, starts[term] as number)
  const next = starts.slice()
  const documents = new Uint32Array(entries.length / 3)
  const counts = new Uint32Array(entries.length / 3)
  for (let at = 0; at < entries.length; at += 3) {
    const term = entries[at] as number
    const to = next[term] as number
    documents[to] = entries[at + 1] as number
    counts[to] = entries[at + 2] as number
    add(next, term, 1)
  }
  return { starts, documents, counts }
}

/** Triples of whole numbers in an array that doubles when it is full. */
function createGrowing(): { push(a: number, b: number, c: number): void; values(): Uint32Array } {
  let array = new Uint32Array(3 * 1024)
  let length = 0
  return {
    push: (a, b, c) => {
      if (length === array.length) {
        const larger = new Uint32Array(array.length * 2)
        larger.set(array)
        array = larger
      }
      array[length] = a
      array[length + 1] = b
      array[length + 2] = c
      length += 3
    },
    values: () => array.subarray(0, length),
  }
}
