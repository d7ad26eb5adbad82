import type { Fingerprint } from './document.ts'

/**
 * The share of runs of words that near copies have in common at least, and of figures and names. Chosen on practice texts copied with
 * edits, beside other texts about the same and forms that are filled in anew (`npm run bench -- copies`): precision 1, recall 0.998
 * by pair. Without the look at figures and names every filled-in form would be a copy.
 */
const MIN_SHARED_SHINGLES = 0.45
const MIN_SHARED_TELLS = 0.4
/** A shortened copy holds little that the longer text lacks: the share of its own runs that is found there. */
const MIN_CONTAINED = 0.65

/** A fingerprint with its sketches as bytes, and what else tells documents apart that read alike. */
export type Sketch = Pick<Fingerprint, 'exact' | 'words'> & { shingles: Uint8Array; tells: Uint8Array; number: string | null }

/**
 * Do two texts tell the same story, one copied from the other with changes that editors make? Texts made of one form are no copies of one another:
 * the figures and names in their gaps differ, and documents with numbers of their own are different documents.
 */
export function isCopy(one: Sketch, other: Sketch): boolean {
  if (one.number && other.number && one.number !== other.number) return false
  if (one.exact === other.exact) return true
  const shared = sharedPart(one.shingles, other.shingles)
  if (shared < MIN_SHARED_SHINGLES) return false
  return containedPart(shared, one.words, other.words) >= MIN_CONTAINED && sharedPart(one.tells, other.tells) >= MIN_SHARED_TELLS
}

/** The share of runs (or tells) that two texts have in common, of all that either has, as their sketches estimate it. */
export function sharedPart(one: Uint8Array, other: Uint8Array): number {
  let same = 0
  for (let index = 0; index < one.length; index += 1) if (one[index] === other[index]) same += 1
  // One byte in 256 is the same by chance.
  return Math.max(0, (same / one.length - 1 / 256) / (1 - 1 / 256))
}

/** Of the shorter text, the share that stands in the longer one: what is shared of both together, by the length of one. */
function containedPart(shared: number, words: number, otherWords: number): number {
  const common = (shared / (1 + shared)) * (words + otherWords)
  return common / Math.min(words, otherWords)
}
