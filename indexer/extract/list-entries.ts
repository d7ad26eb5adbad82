import type { TextLine } from './text-lines.ts'
import { isStamp } from './trim-lines.ts'

/** A headline in a list is a link of at least so many words. */
const MIN_HEADLINE_WORDS = 3
/** Words of an abstract: fewer are a stamp, more a paragraph of an article. */
const ABSTRACT_WORDS = { min: 8, max: 90 }

/**
 * The abstracts of a list of articles: single lines behind a headline, which is a link and may have its day behind it. Where
 * a second paragraph follows, it was no abstract.
 */
export function abstractsIn(lines: readonly TextLine[]): ReadonlySet<string> {
  const told = lines.filter((line) => !isStamp(line) && line.words > 1)
  return new Set(
    told
      .filter((line, index) => isAbstract(line) && isHeadline(told[index - 1]) && !isParagraph(told[index + 1]))
      .map(({ text }) => text),
  )
}

function isAbstract({ words, linkWords, tag }: TextLine): boolean {
  return words >= ABSTRACT_WORDS.min && words <= ABSTRACT_WORDS.max && linkWords <= words * 0.3 && tag !== 'heading'
}

function isParagraph(line: TextLine | undefined): boolean {
  return line !== undefined && line.words >= ABSTRACT_WORDS.min && line.linkWords <= line.words * 0.3 && line.tag !== 'heading'
}

function isHeadline(line: TextLine | undefined): boolean {
  return line !== undefined && line.words >= MIN_HEADLINE_WORDS && line.linkWords >= line.words * 0.8
}
