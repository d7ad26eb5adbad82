import { foldedOfCode } from '../../vietnamese/accent-code.ts'
import { spellCode } from '../../vietnamese/spell-code.ts'
import { chainsFrom, freeChainsFrom } from './chains.ts'
import { completePhrases } from './complete-phrases.ts'
import type { KnownPhrase } from './known-phrases.ts'
import { type Chain, pathsThrough } from './paths.ts'
import { inCaseOf, lettersTyped, withAccents } from './spell-typed.ts'
import type { Typed } from './typed.ts'
import type { Collection } from './vocabulary.ts'

/**
 * What a person may want to type. The first `typedChars` of `text` are what was typed. `expression` are the codes of the words at its
 * end of which the collection is to be held to account: those that were added with the one before. At most `passages` hold them.
 */
export type TermCompletion = { text: string; typedChars: number; expression: readonly string[]; passages: number }

/** Nobody reads longer ones in a list. */
const MAX_CHARS = 80

/**
 * Completions of what is typed, best first, at most `limit`: known phrases that the collection holds, then what the collection has
 * as neighbours; only without any of these, expressions that begin anew with the unfinished word. Each goes on from what was typed,
 * or is it with its accents. Pure.
 */
export function completeTerms(
  typed: Typed,
  collection: Collection,
  phrases: readonly KnownPhrase[],
  limit: number,
): TermCompletion[] {
  if (typed.words.length === 0 && !typed.open) return []
  const layers = pathsThrough(typed.words, collection.statistics)
  const paths = layers.at(-1) ?? []
  const isJoined = typed.words.at(-1)?.joined ?? false
  const found = [
    ...completePhrases(typed, layers, collection.statistics, phrases),
    ...chainsFrom(typed, paths, collection, limit).map((chain) => chainCompletion(typed, chain, isJoined)),
  ]
  const distinct = distinctFrom(typed.text, found)
  if (distinct.length > 0) return distinct.slice(0, limit)
  const free = freeChainsFrom(typed, paths, collection, limit).map((chain) => chainCompletion(typed, chain, false))
  return distinctFrom(typed.text, free).slice(0, limit)
}

/** Each once, in whatever case, and none that is there already. Who types capitals goes on in capitals. */
function distinctFrom(text: string, completions: readonly TermCompletion[]): TermCompletion[] {
  const isUpperCase = /\p{Lu}.*\p{Lu}/u.test(text) && !/\p{Ll}/u.test(text)
  const distinct = new Map<string, TermCompletion>([
    [text.trim().toLowerCase(), { text, typedChars: 0, expression: [], passages: 0 }],
  ])
  for (const completion of completions) {
    const key = completion.text.toLowerCase()
    if (completion.text.length <= MAX_CHARS && !distinct.has(key))
      distinct.set(key, isUpperCase ? { ...completion, text: completion.text.toUpperCase() } : completion)
  }
  return [...distinct.values()].slice(1)
}

/** `isJoined`: the words that were added go on from the last one that was typed. */
function chainCompletion({ text, words, open }: Typed, { codes, passages }: Chain, isJoined: boolean): TermCompletion {
  const head = withAccents(text.slice(0, open?.start), words, codes)
  const added = codes.slice(words.length)
  const expression = codes.slice(added.length === 0 ? -2 : words.length - (isJoined ? 1 : 0))
  if (!open) {
    const typed = head.trimEnd()
    return { text: [typed, ...added.map(spellCode)].join(' '), typedChars: typed.length, expression, passages }
  }
  const [first = '', ...behind] = added
  return {
    text: [head + inCaseOf(open.text, spellCode(first)), ...behind.map(spellCode)].join(' '),
    typedChars: head.length + lettersTyped(open, first, foldedOfCode(first)),
    expression,
    passages,
  }
}
