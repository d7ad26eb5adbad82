import { foldedOfCode, isAccentedCode } from '../../vietnamese/accent-code.ts'
import type { TermStatistics } from '../../vietnamese/term-statistics.ts'
import { termsOf } from '../../vietnamese/terms.ts'
import type { OpenWord } from './open-word.ts'
import { byCost, type Chain, cheapest } from './paths.ts'
import type { Typed } from './typed.ts'
import { bondOf, type Collection, MIN_PASSAGES } from './vocabulary.ts'

/** Reading letters as Telex keys is right less often than reading them as letters. */
const KEYS_COST = 1
/** Words that may come of the unfinished one, chains that are made longer, words tried behind each, and words added at most. */
const MAX_MATCHES = 150
const MAX_GROWING = 24
const MAX_NEXT = 12
const MAX_ADDED_WORDS = 3
/** Neighbours that belong together so much are one expression (`thủ tục`); less than the smaller one merely met (`thủ tục | của`). */
export const MIN_BOND = 0.15
export const MIN_LINK = 0.05
const MIN_FREE_BOND = 0.3
/** A word without a neighbour is whole unless it leans on the next one as much as this. */
const BOND_OF_ONE = 0.2
/** An expression ends where its last word is bound to the one before it so much more than to any behind it. */
const CLOSING = 1.2
/** A spelling so much rarer than another one of the same letters is a slip, in the logarithm of frequencies. */
const SLIP_COST = Math.log(10)
/** What only joins other words is no beginning and no end of an expression: `đối với`, `liên quan đến`. As accent codes. */
const JOINING = new Set(
  termsOf('và của các những được đã để với theo tại khi này đó đây là bị hoặc cũng như vào đến về cho').terms.map(
    ({ code }) => code,
  ),
)
/** What is so much less likely than the best is only there because the collection is large. */
const MAX_COST_BEHIND = Math.log(100)
/** Who has typed so many letters of a new word means it; less of it could be anything. */
const MIN_FREE_LETTERS = 3

/** Ways to finish the unfinished word as the collection has it behind the one before, and to go on; the likeliest first, at most `limit`. */
export function chainsFrom(typed: Typed, paths: readonly Chain[], collection: Collection, limit: number): Chain[] {
  const isJoined = typed.words.at(-1)?.joined ?? false
  const begun = typed.open
    ? finished(typed.open.readings, isJoined ? paths : null, paths, collection)
    : asTyped(paths, collection.statistics)
  const all = typed.open || isJoined ? [...begun, ...longer(begun, collection)] : begun
  return likeliest(all, limit, ({ codes }) => isWhole(codes, typed.words.length, isJoined, collection))
}

/** The same with the unfinished word beginning anew, whatever stands before it: `hộ chiếu quảng ninh`. Expressions only. */
export function freeChainsFrom(typed: Typed, paths: readonly Chain[], collection: Collection, limit: number): Chain[] {
  const from = typed.words.length
  const readings = typed.open?.readings.filter(({ folded }) => folded.length >= MIN_FREE_LETTERS) ?? []
  // What goes on from a number is part of it.
  if (readings.length === 0 || from === 0 || /\p{N}/u.test(typed.words[from - 1]?.folded ?? '')) return []
  const begun = finished(readings, null, paths, collection)
  return likeliest(longer(begun, collection), limit, ({ codes }) => {
    const [first = '', second = ''] = codes.slice(from)
    const bond = bondOf(first, second, collection.statistics)
    const isBeginning = bond >= Math.max(MIN_FREE_BOND, collection.vocabulary.bondInFront(first))
    return isBeginning && isWhole(codes, from, false, collection)
  })
}

/**
 * The likeliest of the chains that are wanted, without those that are mere slips of others, or others without their accents. Whether
 * one is wanted is asked only as long as more are needed: it costs more than all the rest.
 */
function likeliest(chains: readonly Chain[], limit: number, isWanted: (chain: Chain) => boolean): Chain[] {
  const costs = new Map<string, number>()
  const seen = new Set<string>()
  const found: Chain[] = []
  for (const chain of chains.toSorted(byCost)) {
    if (found.length === limit || (found[0] && chain.cost > found[0].cost + MAX_COST_BEHIND)) break
    const key = chain.codes.join(' ')
    if (seen.has(key)) continue
    seen.add(key)
    const letters = chain.codes.map(foldedOfCode).join(' ')
    const best = costs.get(letters)
    if (best !== undefined && (chain.cost > best + SLIP_COST || !chain.codes.some(isAccentedCode))) continue
    if (!isWanted(chain)) continue
    if (best === undefined) costs.set(letters, chain.cost)
    found.push(chain)
  }
  return found
}

/** Nothing is added: what counts is whether the collection has the last words so. */
function asTyped(paths: readonly Chain[], statistics: TermStatistics): Chain[] {
  return paths
    .map(({ codes, cost }) => {
      const [last = '', before] = codes.toReversed()
      return { codes, cost, passages: before === undefined ? statistics.count(last) : statistics.pairCount(before, last) }
    })
    .filter(({ passages }) => passages >= MIN_PASSAGES)
}

/** One chain for each word that the unfinished one may become. `neighbours`: paths whose last word it must be known to follow. */
function finished(
  readings: readonly OpenWord[],
  neighbours: readonly Chain[] | null,
  paths: readonly Chain[],
  { vocabulary, statistics }: Collection,
): Chain[] {
  const [bestPath] = paths
  const chains: Chain[] = []
  for (const reading of readings) {
    const cost = reading.isByKeys ? KEYS_COST : 0
    for (const { code, passages } of vocabulary.matching(reading, MAX_MATCHES)) {
      const begun = neighbours
        ? neighbours.flatMap((path) => grown(path, code, statistics))
        : bestPath
          ? [alone(bestPath, code, passages, statistics)]
          : []
      if (begun.length > 0) chains.push(cheapest(begun.map((chain) => ({ ...chain, cost: chain.cost + cost }))))
    }
  }
  return chains
}

function alone(path: Chain, code: string, passages: number, statistics: TermStatistics): Chain {
  return { codes: [...path.codes, code], cost: path.cost - Math.log(passages / (statistics.passages + 1)), passages }
}

/** The chain with one word more, when the collection has it there often enough. */
function grown({ codes, cost, passages }: Chain, code: string, statistics: TermStatistics): Chain[] {
  const last = codes.at(-1) ?? ''
  const together = statistics.pairCount(last, code)
  if (together < MIN_PASSAGES) return []
  return [
    {
      codes: [...codes, code],
      cost: cost - Math.log(together / (statistics.count(last) + 1)),
      passages: Math.min(passages, together),
    },
  ]
}

/** Beam search over the words behind. */
function longer(begun: readonly Chain[], { vocabulary, statistics }: Collection): Chain[] {
  const all: Chain[] = []
  let growing = begun.toSorted(byCost).slice(0, MAX_GROWING)
  for (let added = 0; added < MAX_ADDED_WORDS && growing.length > 0; added += 1) {
    const next = growing.flatMap((chain) =>
      vocabulary
        .followersOf(chain.codes.at(-1) ?? '')
        .slice(0, MAX_NEXT)
        .filter((code) => !chain.codes.includes(code) && bondOf(chain.codes.at(-1) ?? '', code, statistics) >= MIN_LINK)
        .flatMap((code) => grown(chain, code, statistics)),
    )
    all.push(...next)
    growing = next.sort(byCost).slice(0, MAX_GROWING)
  }
  return all
}

/** Does it end where an expression ends? `from`: the first word that was not finished. */
function isWhole(codes: readonly string[], from: number, isJoined: boolean, { vocabulary, statistics }: Collection): boolean {
  const last = codes.at(-1) ?? ''
  if (codes.length > from && (JOINING.has(last) || JOINING.has(codes[from] ?? ''))) return false
  const hasNeighbour = codes.length > 1 && (codes.length - 1 !== from || isJoined)
  const bond = hasNeighbour ? bondOf(codes.at(-2) ?? '', last, statistics) : BOND_OF_ONE
  return bond >= MIN_BOND && bond >= CLOSING * vocabulary.bondBehind(last)
}
