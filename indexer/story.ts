import { createHash } from 'node:crypto'
import { foldText } from '../vietnamese/normalize.ts'
import { type TermSequence, termsOf } from '../vietnamese/terms.ts'

/** A text with fewer terms may be the same on many pages and still be no story: `Đang cập nhật`. */
const MIN_STORY_TERMS = 40
/** A line that names where a text was taken from: `Theo Cổng Thông tin điện tử Chính phủ`, `Nguồn: TTXVN`, `(Theo baochinhphu.vn)`. */
const SOURCE_LINE = /^\W*(?:theo|nguon|dan theo|nguon tin)\b[\s:]*/
const MAX_SOURCE_LINE_TERMS = 14
const CREDIT_LINES = 2

/**
 * What story a text tells: the same key for the same text on several portals, whatever its spelling of accents, case and
 * punctuation, and whether or not a last line says where it was taken from. `isReprint`: such a line stands there. The key is null for a
 * text that is too short to be a story. `whole` are the terms of the text, where they were read already.
 */
export function storyOf(text: string, whole: TermSequence = termsOf(text)): { key: string | null; isReprint: boolean } {
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  const credit = lines.findIndex((line, index) => index > 0 && index >= lines.length - CREDIT_LINES && isSourceLine(line))
  const { terms } = credit < 0 ? whole : termsOf(lines.filter((_, index) => index !== credit).join('\n'))
  if (terms.length < MIN_STORY_TERMS) return { key: null, isReprint: credit >= 0 }
  const hash = createHash('sha1')
  for (const { folded } of terms) hash.update(`${folded} `)
  return { key: hash.digest('hex').slice(0, 24), isReprint: credit >= 0 }
}

function isSourceLine(line: string): boolean {
  return SOURCE_LINE.test(foldText(line)) && termsOf(line).terms.length <= MAX_SOURCE_LINE_TERMS
}
