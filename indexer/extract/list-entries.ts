import type { TextLine } from './text-lines.ts'
import { isStamp } from './trim-lines.ts'

/** A headline in a list is a link of at least so many words. */
const MIN_HEADLINE_WORDS = 3
/** Words of an abstract: fewer are a stamp, more a paragraph of an article. */
const ABSTRACT_WORDS = { min: 8, max: 90 }
/** Entries from which a page is a list; an article may have a box with fewer. */
const MIN_ENTRIES = 3

/**
 * The abstracts of a list of articles: lines between a headline, which is a link and may have its day behind it, and the
 * next one. Empty when the page has no such list. A paragraph behind a link within an article has another one behind it.
 */
export function abstractsIn(lines: readonly TextLine[]): ReadonlySet<string> {
  const told = lines.filter((line) => !isStamp(line) && line.words > 2)
  const found = new Set<string>()
  for (const [index, line] of told.entries()) {
    const isAbstract =
      line.words >= ABSTRACT_WORDS.min &&
      line.words <= ABSTRACT_WORDS.max &&
      line.linkWords <= line.words * 0.3 &&
      line.tag !== 'heading'
    if (isAbstract && isHeadline(told[index - 1]) && (isHeadline(told[index + 1]) || found.size >= MIN_ENTRIES - 1))
      found.add(line.text)
  }
  return found.size >= MIN_ENTRIES ? found : new Set()
}

function isHeadline(line: TextLine | undefined): boolean {
  return line === undefined || (line.words >= MIN_HEADLINE_WORDS && line.linkWords >= line.words * 0.8)
}
