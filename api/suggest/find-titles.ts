import type { Passage } from '../../domain/document.ts'
import type { EngineQuery } from '../../domain/ports.ts'
import { bareCodeOf } from '../../vietnamese/accent-code.ts'
import { codeWord, MAX_ENGINE_WORDS, pairWord, pairWordsOf, wordOf } from '../../vietnamese/engine-words.ts'
import { foldText, normalizeText } from '../../vietnamese/normalize.ts'
import type { TermStatistics } from '../../vietnamese/term-statistics.ts'
import { locatedWordsIn } from '../../vietnamese/terms.ts'
import type { Span } from '../mark.ts'
import { newestFirst } from '../search/stories.ts'
import { canBecome } from './open-word.ts'
import { endOfLetters } from './spell-typed.ts'
import { isTyped, type Typed, type TypedWord } from './typed.ts'
import type { Collection } from './vocabulary.ts'

/** A document whose title, in normal form, has what was typed; `spans` is where. */
export type FoundTitle = { passage: Passage; title: string; spans: readonly Span[] }

/** Engine queries: no more than are answered side by side, and hits of each. */
const MAX_QUERIES = 6
const HITS_A_QUERY = 6
const HITS_OF_WIDEST = 15
/** Words that the unfinished one may become that are looked at. */
const MAX_MATCHES = 100
/** What a title is worth: its words side by side as they were typed, at its beginning, and little else in it. */
const POINTS = { adjacent: 3, first: 1, share: 2 }

/**
 * What to ask the engine for, which knows whole words only: the finished words with each of the words that the unfinished one most
 * likely becomes, and by themselves. Pure.
 */
export function planTitles({ words, open }: Typed, { vocabulary, statistics }: Collection): EngineQuery[] {
  const finished = [...new Set(words.map((word) => engineWordOf(word, statistics)))]
  const toQuery = (asked: readonly string[], limit = HITS_A_QUERY): EngineQuery => ({
    words: [...new Set(asked)].slice(-MAX_ENGINE_WORDS),
    field: 'title',
    weight: 1,
    limit,
  })
  const pairs = pairWordsOf(words)
  if (!open)
    return finished.length === 0 ? [] : [toQuery([...finished, ...pairs]), ...(pairs.length > 0 ? [toQuery(finished)] : [])]
  const before = words.at(-1)?.joined ? words.at(-1) : undefined
  const next = open.readings
    .flatMap((reading) => vocabulary.matching(reading, MAX_MATCHES).map((word) => ({ ...word, reading })))
    .map(({ code, folded, passages, reading }) => ({
      word: wordOf({ code, folded }, reading.tone !== '' || reading.needs.length > 0),
      folded,
      passages,
      together: before ? statistics.foldedPairCount(before.folded, folded) : 0,
    }))
    .sort((a, b) => b.together - a.together || b.passages - a.passages)
  const behind = new Map(next.map((each) => [each.word, each]))
  const asked = [...behind.values()].slice(0, finished.length > 0 ? MAX_QUERIES - 2 : MAX_QUERIES)
  const [first] = asked
  return [
    ...asked.map(({ word, folded, together }) =>
      toQuery([...finished, word, ...(before && together > 0 ? [pairWord(before.folded, folded)] : [])]),
    ),
    ...(first && first.together > 0 ? [toQuery([...finished, first.word])] : []),
    ...(finished.length > 0 ? [toQuery([...finished, ...pairs], HITS_OF_WIDEST)] : []),
  ]
}

/** Those of the passages whose titles have what was typed, best first, each title and each story once. Pure. */
export function rankTitles(passages: readonly Passage[], typed: Typed): FoundTitle[] {
  const found = passages.flatMap((passage) => {
    const title = normalizeText(passage.title)
    const match = matchTitle(title, typed)
    return match ? [{ passage, title, ...match }] : []
  })
  found.sort((a, b) => b.points - a.points || newestFirst(a.passage, b.passage))
  const seen = new Set<string>()
  return found.filter(({ title, passage: { story } }) => {
    const keys = [`title ${foldText(title).replace(/\s+/g, ' ').trim()}`, `story ${story}`]
    if (keys.some((key) => seen.has(key))) return false
    for (const key of keys) seen.add(key)
    return true
  })
}

/** Where a title in normal form has the words that were typed, and how well; null when one of them is missing. */
export function matchTitle(title: string, { words, open }: Typed): { spans: Span[]; points: number } | null {
  const inTitle = locatedWordsIn(title)
  const lettersOf = ({ code, folded }: { code: string; folded: string }) =>
    open?.readings.find((reading) => canBecome(reading, code, folded))?.folded.length ?? 0
  const places = words.map((word) => placesOf(inTitle, ({ code, folded }) => isMeant(word, code, folded)))
  if (open) places.push(placesOf(inTitle, (word) => lettersOf(word) > 0))
  if (places.length === 0 || places.some(({ size }) => size === 0)) return null
  const adjacent = places.filter((at, index) => isBehind(at, places[index - 1])).length
  const shown = new Set(places.flatMap((at, index) => placesShown(at, places[index - 1], places[index + 1])))
  const finished = new Set(places.slice(0, words.length).flatMap((at) => [...at]))
  const spans = inTitle.flatMap((word, place): Span[] => {
    if (!shown.has(place)) return []
    if (finished.has(place)) return [{ start: word.start, end: word.end }]
    return [{ start: word.start, end: word.start + endOfLetters(word.text, lettersOf(word)) }]
  })
  return {
    spans,
    points:
      POINTS.adjacent * (places.length > 1 ? adjacent / (places.length - 1) : 1) +
      (places[0]?.has(0) ? POINTS.first : 0) +
      POINTS.share * (places.length / inTitle.length),
  }
}

function isBehind(at: ReadonlySet<number>, before: ReadonlySet<number> | undefined): boolean {
  return [...at].some((place) => before?.has(place - 1))
}

/** Where a typed word is to be seen: beside its neighbours where it stands there, else where it stands first. */
function placesShown(at: ReadonlySet<number>, before?: ReadonlySet<number>, behind?: ReadonlySet<number>): number[] {
  const beside = [...at].filter((place) => before?.has(place - 1) || behind?.has(place + 1))
  return beside.length > 0 ? beside : [...at].slice(0, 1)
}

function placesOf<T>(words: readonly T[], isWanted: (word: T) => boolean): Set<number> {
  return new Set([...words.keys()].filter((place) => isWanted(words[place] as T)))
}

/** Titles that are written without accents have any. */
function isMeant(word: TypedWord, code: string, folded: string): boolean {
  return isTyped(word, code, folded) || (word.isAccented && code === bareCodeOf(word.code))
}

function engineWordOf(word: TypedWord, statistics: TermStatistics): string {
  const { code, decoded, isAccented } = word
  if (decoded !== null && statistics.count(code) < statistics.count(decoded)) return codeWord(decoded)
  return wordOf(word, isAccented)
}
