import { DOCUMENT_KINDS } from '../../domain/document.ts'
import { createRandom } from '../../test/support/practice-portals/seeded-random.ts'
import { LEADS } from '../../test/support/practice-portals/writing/sentences.ts'
import { writeTitle } from '../../test/support/practice-portals/writing/titles.ts'
import { drawSentences } from '../../test/support/practice-portals/writing/write-news.ts'
import { createWriter } from '../../test/support/practice-portals/writing/writer.ts'
import { syllablesIn } from '../../vietnamese/syllables-in.ts'
import type { EvalDocument, EvalDocuments, EvalSet } from './eval-system.ts'

const SEED = 2026
const PUBLISHER = 'Cổng tin tức'
/** Themes of the practice portals that every portal writes about. */
const THEMES = [
  'administrative-reform',
  'digital',
  'health',
  'education',
  'farming',
  'environment',
  'finance',
  'labour',
  'housing',
  'disaster',
  'culture',
  'justice',
  'energy',
  'social',
]
/** Text ends with the sentence that reaches a length drawn from these; a sentence has at most about 45 syllables. */
const WANTED_SYLLABLES = { min: 150, max: 255 }
/** More than the longest text needs. */
const DRAWN_SENTENCES = 20

/**
 * The set with `count` generated documents behind its own, to see what growth does to answers and their times: none of them is
 * a right answer.
 */
export function withDistractors(set: EvalSet, count: number): EvalSet {
  return { ...set, documents: followedBy(set.documents, count) }
}

/** `distractor-<n>`, the same for the same `n` whenever and after whatever it is written. */
export function distractor(n: number): EvalDocument {
  const theme = createRandom(SEED, 'theme of a distractor', n).pick(THEMES)
  const writer = createWriter(theme, PUBLISHER, SEED, 'distractor', n)
  const { pick, int } = writer.random
  const title = writeTitle(writer, pick(DOCUMENT_KINDS))
  const wanted = int(WANTED_SYLLABLES.min, WANTED_SYLLABLES.max)
  const sentences = [pick(LEADS)(writer), ...drawSentences(writer, DRAWN_SENTENCES)]
  let syllables = 0
  const end = sentences.findIndex((sentence) => {
    syllables += syllablesIn(sentence).length
    return syllables >= wanted
  })
  return { id: `distractor-${n}`, title, text: sentences.slice(0, end + 1).join(' ') }
}

/** Written one at a time and again at every pass: all texts at once would be gigabytes. */
function followedBy(documents: EvalDocuments, count: number): EvalDocuments {
  return {
    length: documents.length + count,
    *[Symbol.iterator]() {
      yield* documents
      for (let n = 1; n <= count; n += 1) yield distractor(n)
    },
  }
}
