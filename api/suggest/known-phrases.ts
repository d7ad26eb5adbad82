import { loadBodies, loadPhrases, loadProvinces } from '../../config/gazetteer.ts'
import { locatedWordsIn } from '../../vietnamese/terms.ts'

/** An expression that is one thing, in its spelling; its words stand from `starts` up to `ends`. */
export type KnownPhrase = {
  text: string
  codes: readonly string[]
  folded: readonly string[]
  starts: readonly number[]
  ends: readonly number[]
}

let known: readonly KnownPhrase[] | undefined

/** Terms of the administration, its bodies of today and the provinces. */
export function loadKnownPhrases(): readonly KnownPhrase[] {
  known ??= [
    ...new Set([
      ...loadPhrases(),
      ...loadBodies().flatMap(({ name, until, successors }) => (until || successors.length > 0 ? [] : [name])),
      ...loadProvinces().map(({ name }) => name),
    ]),
  ].map(toKnownPhrase)
  return known
}

export function toKnownPhrase(text: string): KnownPhrase {
  const words = locatedWordsIn(text)
  return {
    text,
    codes: words.map(({ code }) => code),
    folded: words.map(({ folded }) => folded),
    starts: words.map(({ start }) => start),
    ends: words.map(({ end }) => end),
  }
}
