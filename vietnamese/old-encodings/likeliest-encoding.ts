import { OLD_ENCODINGS, type OldEncoding } from './encodings.ts'
import { EVIDENCE, evidenceOf } from './evidence.ts'
import { costsOf } from './plausibility.ts'
import { WORD } from './readings.ts'

/** Different words with an old character that are looked at; more would prove nothing new. */
const MAX_WORDS = 2000
const TAG = /<[^<>]*>/g

/**
 * The one old encoding that the whole of a text is in, which was read as windows-1252: the one in which its different words are
 * the most plausible Vietnamese. `expected` (null: none) is the answer unless another leads clearly.
 */
export function likeliestEncoding(text: string, expected: OldEncoding | null): OldEncoding | null {
  const words = oldWordsOf(text)
  const expectedReading = expected ? OLD_ENCODINGS.indexOf(expected) + 1 : 0
  let best = expected
  let most = EVIDENCE
  for (const [index, encoding] of OLD_ENCODINGS.entries()) {
    const gains = new Map<string, number>()
    let losses = 0
    for (const word of words) {
      const costs = costsOf(word)
      const gain = (costs[expectedReading] ?? 0) - (costs[index + 1] ?? 0)
      if (gain > 0) gains.set(word, gain)
      else losses -= gain
    }
    const lead = evidenceOf(gains) - losses
    if (lead < most) continue
    best = encoding
    most = lead
  }
  return best
}

function oldWordsOf(text: string): Set<string> {
  const words = new Set<string>()
  for (const [word] of text.replace(TAG, ' ').matchAll(WORD)) {
    if (!/^[A-Za-z]*$/.test(word)) words.add(word)
    if (words.size >= MAX_WORDS) break
  }
  return words
}
