import { foldedOfCode } from '../../vietnamese/accent-code.ts'
import { spellCode } from '../../vietnamese/spell-code.ts'
import type { TermStatistics } from '../../vietnamese/term-statistics.ts'
import { type Chain, chainsFrom, freeChainsFrom, MIN_BOND, MIN_LINK, pathsThrough } from './chains.ts'
import type { KnownPhrase } from './known-phrases.ts'
import { canBecome } from './open-word.ts'
import { isTyped, type Typed, type TypedWord } from './typed.ts'
import { bondOf, MIN_PASSAGES, type Vocabulary } from './vocabulary.ts'

/**
 * What a person may want to type. The first `typedChars` of `text` are what was typed. `expression` are the codes of the words at its
 * end of which the collection is to be held to account: those that were added with the one before. At most `passages` hold them.
 */
export type TermCompletion = { text: string; typedChars: number; expression: readonly string[]; passages: number }

/** Nobody reads longer ones in a list. */
const MAX_CHARS = 80

/**
 * Completions of what is typed, best first, at most `limit`: known phrases that the collection holds, then what the collection has
 * as neighbours; only without any expressions that begin anew with the unfinished word. Each goes on from what was typed, or is it with its accents.
 * Pure.
 */
export function completeTerms(
  typed: Typed,
  vocabulary: Vocabulary,
  statistics: TermStatistics,
  phrases: readonly KnownPhrase[],
  limit: number,
): TermCompletion[] {
  if (typed.words.length === 0 && !typed.open) return []
  const layers = pathsThrough(typed.words, statistics)
  const paths = layers.at(-1) ?? []
  const isJoined = typed.words.at(-1)?.joined ?? false
  const found = [
    ...phraseCompletions(typed, layers, statistics, phrases),
    ...chainsFrom(typed, paths, vocabulary, statistics, limit).map((chain) => chainCompletion(typed, chain, isJoined)),
  ]
  const distinct = distinctFrom(typed.text, found)
  if (distinct.length > 0) return distinct.slice(0, limit)
  const free = freeChainsFrom(typed, paths, vocabulary, statistics, limit).map((chain) => chainCompletion(typed, chain, false))
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

/** Known phrases with whose beginning the text ends: those that have most of it first, of these the most frequent. */
function phraseCompletions(
  typed: Typed,
  layers: readonly (readonly Chain[])[],
  statistics: TermStatistics,
  phrases: readonly KnownPhrase[],
): TermCompletion[] {
  const ends = typed.words.length + (typed.open ? 1 : 0)
  return Array.from({ length: ends }, (_, from) => {
    const head = layers[from]?.[0]?.codes ?? []
    const before = typed.words[from - 1]?.joined ? head.at(-1) : undefined
    return phrases
      .filter((phrase) => isBegun(typed, from, phrase))
      .flatMap((phrase) => {
        const bond = before === undefined ? 1 : bondOf(before, phrase.codes[0] ?? '', statistics)
        if (from === typed.words.length && bond < MIN_LINK) return []
        // Is it the middle of another expression (`công an | an toàn`), then both must stand together.
        const goesOn = from === typed.words.length || bond >= MIN_BOND
        return [phraseCompletion(typed, from, head, phrase, goesOn ? before : undefined, statistics)]
      })
      .filter(({ passages }) => passages >= MIN_PASSAGES)
      .sort((a, b) => b.passages - a.passages)
  }).flat()
}

function isBegun({ words, open }: Typed, from: number, { codes, folded }: KnownPhrase): boolean {
  const finished = words.slice(from)
  if (codes.length <= finished.length) return false
  if (!finished.every((word, index) => isTyped(word, codes[index] ?? '', folded[index] ?? ''))) return false
  const [code = '', letters = ''] = [codes[finished.length], folded[finished.length]]
  return open === null || open.readings.some((reading) => canBecome(reading, code, letters))
}

/** `before`: the typed word that the phrase goes on from. */
function phraseCompletion(
  { text, words, open }: Typed,
  from: number,
  headCodes: readonly string[],
  { text: spelling, codes, folded, starts, ends }: KnownPhrase,
  before: string | undefined,
  statistics: TermStatistics,
): TermCompletion {
  const start = words[from]?.start ?? open?.start ?? text.length
  const head = withAccents(text.slice(0, start), words.slice(0, from), headCodes)
  const at = words.length - from
  const typedChars = open ? (starts[at] ?? 0) + lettersTyped(open, codes[at] ?? '', folded[at] ?? '') : (ends[at - 1] ?? 0)
  const expression = before === undefined ? codes : [before, ...codes]
  return {
    text: head + inCaseOf(text.slice(start), spelling),
    typedChars: head.length + typedChars,
    expression,
    passages: Math.min(...expression.slice(1).map((code, index) => statistics.pairCount(expression[index] ?? '', code))),
  }
}

function lettersTyped({ readings }: NonNullable<Typed['open']>, code: string, folded: string): number {
  return readings.find((reading) => canBecome(reading, code, folded))?.folded.length ?? 0
}

/** The text with its words in the spelling that was found for them. */
function withAccents(text: string, words: readonly TypedWord[], codes: readonly string[]): string {
  let spelt = ''
  let at = 0
  for (const [index, word] of words.entries()) {
    const code = codes[index] ?? word.code
    spelt += text.slice(at, word.start) + (code === word.code ? word.text : inCaseOf(word.text, spellCode(code)))
    at = word.end
  }
  return spelt + text.slice(at)
}

/** With a capital where the typed word has one. */
function inCaseOf(typed: string, word: string): string {
  return /^\p{Lu}/u.test(typed) ? word.slice(0, 1).toUpperCase() + word.slice(1) : word
}
