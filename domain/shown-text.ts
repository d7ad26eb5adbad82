/**
 * What no text needs and some use to deceive: controls, marks that turn the direction of what follows (a title with U+202E reads
 * backwards, and so does the page behind it), and what XML cannot hold. Line ends and tabs stay.
 */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const UNSHOWN = /[\0-\x08\x0B\x0C\x0E-\x1F\x7F-\x9F\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069\uFFFE\uFFFF]/g

/** Text of a crawled page as it may be shown to people, in any form: HTML, XML, JSON. It still has to be escaped. */
export function shownText(text: string): string {
  return text.toWellFormed().replace(UNSHOWN, '')
}
