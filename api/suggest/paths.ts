import { likelihoodOf } from '../../vietnamese/likeliest-words.ts'
import type { TermStatistics } from '../../vietnamese/term-statistics.ts'
import type { TypedWord } from './typed.ts'

/**
 * A way to read the words that were typed and to go on: `codes` begin with those of the finished words. `cost` is how unlikely it
 * is, as a negative logarithm; `passages` is the most that can hold all that was added.
 */
export type Chain = { codes: readonly string[]; cost: number; passages: number }

/** Ways to read the typed words that are followed, and forms of one word that are looked at. */
const MAX_PATHS = 8
const MAX_FORMS = 8
/** Ends the accent code of a word without a tone. */
const NO_TONE = '0'
/** In a text with accents a word without any is meant so, unless hardly any of its forms is written so. */
const MIN_SHARE_OF_BARE = 0.02
/** Tones are forgotten seldom. */
const FORGOTTEN_TONE_COST = 4

/** Ways to read the first words, by how many they are: `layers[2]` are those of the first two. The likeliest first. */
export function pathsThrough(words: readonly TypedWord[], statistics: TermStatistics): Chain[][] {
  const isAccentedText = words.some(({ isAccented }) => isAccented)
  const layers: Chain[][] = [[{ codes: [], cost: 0, passages: Number.POSITIVE_INFINITY }]]
  for (const [at, word] of words.entries()) {
    const before = layers.at(-1) ?? []
    const isNeighbour = words[at - 1]?.joined ?? false
    const paths = formsOf(word, isAccentedText, statistics).map(({ code, cost: ownCost }) =>
      cheapest(
        before.map(({ codes, cost, passages }) => {
          const likely = likelihoodOf(code, isNeighbour ? codes.at(-1) : undefined, statistics)
          return { codes: [...codes, code], cost: cost + ownCost - Math.log(likely), passages }
        }),
      ),
    )
    layers.push(paths.sort(byCost).slice(0, MAX_PATHS))
  }
  return layers
}

export function byCost(a: Chain, b: Chain): number {
  return a.cost - b.cost
}

export function cheapest(chains: readonly Chain[]): Chain {
  return chains.reduce((best, chain) => (chain.cost < best.cost ? chain : best))
}

type Form = { code: string; cost: number }

/** What a finished word may stand for. */
function formsOf(word: TypedWord, isAccentedText: boolean, statistics: TermStatistics): Form[] {
  const { code, folded, decoded, isAccented } = word
  const byKeys = decoded !== null && statistics.count(decoded) > 0 ? [{ code: decoded, cost: 0 }] : []
  const asTyped = statistics.count(code)
  const isMeant = isAccented || (isAccentedText && asTyped >= statistics.foldedCount(folded) * MIN_SHARE_OF_BARE)
  if (isMeant && asTyped > 0) return [{ code, cost: 0 }, ...byKeys, ...withToneOf(word, statistics)]
  const forms = statistics.formsOf(folded).slice(0, MAX_FORMS)
  return forms.length + byKeys.length > 0 ? [...forms.map((form) => ({ code: form, cost: 0 })), ...byKeys] : [{ code, cost: 0 }]
}

/** The same letters with a tone, where marks were typed but none was: `hô` for `hộ`. */
function withToneOf({ code, folded, isAccented }: TypedWord, statistics: TermStatistics): Form[] {
  if (!isAccented || !code.endsWith(NO_TONE)) return []
  return statistics
    .formsOf(folded)
    .filter((form) => form !== code && form.slice(0, -1) === code.slice(0, -1))
    .slice(0, MAX_FORMS)
    .map((form) => ({ code: form, cost: FORGOTTEN_TONE_COST }))
}
