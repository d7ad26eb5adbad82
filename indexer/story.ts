import { createHash } from 'node:crypto'
import { type TermSequence, termsOf } from '../vietnamese/terms.ts'
import { withoutSourceLine } from './describe/source-line.ts'

/** A text with fewer terms may be the same on many pages and still be no story: `Đang cập nhật`. */
const MIN_STORY_TERMS = 40

/**
 * What story a text tells by its words alone, for documents that the store has found no copies of: the same key for the same text on
 * several portals, whatever its spelling of accents, case and punctuation, and whether or not a last line says where it was taken
 * from. `isReprint`: such a line stands there. The key is null for a text that is too short to be a story. `whole` are the terms
 * of the text, where they were read already.
 */
export function storyOf(text: string, whole: TermSequence = termsOf(text)): { key: string | null; isReprint: boolean } {
  const { lines, source } = withoutSourceLine(text)
  const { terms } = source === null ? whole : termsOf(lines.join('\n'))
  if (terms.length < MIN_STORY_TERMS) return { key: null, isReprint: source !== null }
  const words = terms.map(({ folded }) => folded).join(' ')
  return { key: createHash('sha1').update(words).digest('hex').slice(0, 24), isReprint: source !== null }
}
