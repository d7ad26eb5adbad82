import { isCopy, type Sketch, sharedPart } from '../../domain/copies.ts'
import type { Fingerprint } from '../../domain/document.ts'
import { fingerprintOf } from '../../indexer/describe/fingerprint.ts'
import { withoutSourceLine } from '../../indexer/describe/source-line.ts'
import { keyOf } from '../../vietnamese/document-number.ts'
import { type LabelledText, labelledCopies } from './labelled-copies.ts'

export type CopiesQuality = {
  texts: number
  pairs: number
  truePairs: number
  precision: number
  recall: number
  /** Of true pairs: those that share a band, so that they are compared at all. */
  found: number
  missed: string[]
  wrong: string[]
}
type Read = LabelledText & { fingerprint: Fingerprint; sketch: Sketch; bands: Set<number> }

/** Every text against every other one: which pairs are taken for copies, and which are? */
export function copiesQuality(): CopiesQuality {
  const texts = labelledCopies().flatMap((text): Read[] => {
    const fingerprint = fingerprintOf(withoutSourceLine(text.lines.join('\n')).lines)
    return fingerprint
      ? [{ ...text, fingerprint, sketch: toSketch(fingerprint, text.number), bands: new Set(fingerprint.bands) }]
      : []
  })
  const quality = { texts: texts.length, pairs: 0, truePairs: 0, found: 0, missed: [] as string[], wrong: [] as string[] }
  let right = 0
  for (const [index, one] of texts.entries()) {
    for (const other of texts.slice(index + 1)) {
      quality.pairs += 1
      const isTrue = one.story === other.story
      const sharesBand =
        other.fingerprint.bands.some((band) => one.bands.has(band)) || one.fingerprint.exact === other.fingerprint.exact
      if (isTrue) {
        quality.truePairs += 1
        if (sharesBand) quality.found += 1
      }
      const isTold = sharesBand && isCopy(one.sketch, other.sketch)
      if (isTold && isTrue) right += 1
      else if (isTold) quality.wrong.push(tell(one, other))
      else if (isTrue) quality.missed.push(tell(one, other))
    }
  }
  return {
    ...quality,
    precision: right / Math.max(1, right + quality.wrong.length),
    recall: right / Math.max(1, quality.truePairs),
    found: quality.found / Math.max(1, quality.truePairs),
  }
}

function toSketch({ exact, words, shingles, tells }: Fingerprint, number: string | null): Sketch {
  return {
    exact,
    words,
    shingles: Buffer.from(shingles, 'base64'),
    tells: Buffer.from(tells, 'base64'),
    number: number ? keyOf(number) : null,
  }
}

function tell(one: Read, other: Read): string {
  const shared = (part: 'shingles' | 'tells') => sharedPart(one.sketch[part], other.sketch[part]).toFixed(2)
  return `${one.story} (${one.edits}) and ${other.story} (${other.edits}): runs ${shared('shingles')}, figures and names ${shared('tells')}, words ${one.sketch.words} and ${other.sketch.words}`
}
