import type { TermStatistics } from '../../vietnamese/term-statistics.ts'
import { MIN_BOND, MIN_LINK } from './chains.ts'
import type { TermCompletion } from './complete-terms.ts'
import type { KnownPhrase } from './known-phrases.ts'
import { canBecome } from './open-word.ts'
import type { Chain } from './paths.ts'
import { inCaseOf, lettersTyped, withAccents } from './spell-typed.ts'
import { isTyped, type Typed } from './typed.ts'
import { bondOf, MIN_PASSAGES } from './vocabulary.ts'

/** Known phrases with whose beginning the text ends: those that have most of it first, of these the most frequent. */
export function completePhrases(
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
        return [phraseCompletion(typed, { from, headCodes: head, before: goesOn ? before : undefined }, phrase, statistics)]
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

/** Where a phrase begins: `headCodes` are the words in front; `before` is the typed word that it goes on from. */
type Place = { from: number; headCodes: readonly string[]; before: string | undefined }

function phraseCompletion(
  { text, words, open }: Typed,
  { from, headCodes, before }: Place,
  { text: spelling, codes, folded, starts, ends }: KnownPhrase,
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
    passages: passagesOf(expression, statistics),
  }
}

function passagesOf(codes: readonly string[], statistics: TermStatistics): number {
  const pairs = codes.slice(1).map((code, index) => statistics.pairCount(codes[index] ?? '', code))
  return Math.min(...pairs, ...codes.map((code) => statistics.count(code)))
}
