import { foldedOfCode, isAccentedCode } from '../../vietnamese/accent-code.ts'
import type { TermStatistics } from '../../vietnamese/term-statistics.ts'
import { canBecome, type OpenWord } from './open-word.ts'

/** What stands in fewer passages is a slip more often than a word, and would tell of one document. */
export const MIN_PASSAGES = 2
/** Words behind a word that are kept, the most frequent ones: the tail never wins. */
const MAX_FOLLOWERS = 24
/** Words by a beginning of one or two letters that are kept: nobody reads further, and marks leave some of them over. */
const MAX_BY_SHORT_PREFIX = 500
const LONGEST_PREFIX = 3
/** Building gives way after so long, and looks at the clock once in so many items. */
const SLICE_MS = 4
const ITEMS_A_LOOK = 16
/** A word with its accents or without: letters, no digits of its own. */
const WORD_CODE = /^\p{L}[\p{L}6-9]{0,15}[0-5]$/u

/** How far two words belong together, 0 to 1: the cosine of their passages, which means something in a small collection too. */
export function bondOf(first: string, second: string, statistics: TermStatistics): number {
  const together = statistics.pairCount(first, second)
  return together === 0 ? 0 : together / Math.sqrt(statistics.count(first) * statistics.count(second))
}

export type VocabularyWord = { code: string; folded: string; passages: number }

/** The words of a collection by how they begin and by what they follow, as they were when it was built. */
export type Vocabulary = {
  /** Words that may still come of what is typed, most frequent first. */
  matching(word: OpenWord, limit: number): VocabularyWord[]
  /** Codes of words that stand behind this one, most frequent first. */
  followersOf(code: string): readonly string[]
  /** How far a word is bound to the one behind it that it is most bound to, 0 to 1: `hành` to `chính`. */
  bondBehind(code: string): number
  /** The same with the words in front: `chiếu` to `hộ`. */
  bondInFront(code: string): number
}

/** What completing knows: the vocabulary, and the statistics as they are now. */
export type Collection = { vocabulary: Vocabulary; statistics: TermStatistics }

/** Builds it in slices, with a `pause` between them, so that whoever asks meanwhile is answered. */
export async function buildVocabulary(statistics: TermStatistics, pause: Pause): Promise<Vocabulary> {
  const byPrefix = await wordsByPrefix(statistics, pause)
  const followers = await followersByWord(statistics, pause)
  const { behind, inFront } = await strongestBonds(followers, statistics, pause)
  return {
    matching: (word, limit) => {
      const found: VocabularyWord[] = []
      for (const entry of byPrefix.get(word.folded.slice(0, LONGEST_PREFIX)) ?? []) {
        if (found.length === limit) break
        if (canBecome(word, entry.code, entry.folded)) found.push(entry)
      }
      return found
    },
    followersOf: (code) => followers.get(code) ?? [],
    bondBehind: (code) => behind.get(code) ?? 0,
    bondInFront: (code) => inFront.get(code) ?? 0,
  }
}

type Pause = () => Promise<unknown>

async function inSlices<T>(items: Iterable<T>, pause: Pause, visit: (item: T) => void): Promise<void> {
  let startedAt = performance.now()
  let visited = 0
  for (const item of items) {
    visit(item)
    visited += 1
    if (visited % ITEMS_A_LOOK !== 0 || performance.now() - startedAt < SLICE_MS) continue
    await pause()
    startedAt = performance.now()
  }
}

/** Words by their first one, two and three letters, each list by frequency. */
async function wordsByPrefix(statistics: TermStatistics, pause: Pause): Promise<Map<string, VocabularyWord[]>> {
  const byPrefix = new Map<string, VocabularyWord[]>()
  await inSlices(statistics.terms(), pause, ([code, passages]) => {
    if (passages < MIN_PASSAGES || !isCompletion(code)) return
    const folded = foldedOfCode(code)
    addTo(byPrefix, folded.slice(0, LONGEST_PREFIX), { code, folded, passages })
  })
  for (let length = LONGEST_PREFIX; length > 0; length -= 1) {
    const prefixes = [...byPrefix.keys()].filter((prefix) => prefix.length === length)
    await inSlices(prefixes, pause, (prefix) => {
      const words = byPrefix.get(prefix) ?? []
      words.sort(byFrequency)
      if (length < LONGEST_PREFIX) words.splice(MAX_BY_SHORT_PREFIX)
      if (length > 1) for (const word of words.slice(0, MAX_BY_SHORT_PREFIX)) addTo(byPrefix, prefix.slice(0, -1), word)
    })
  }
  return byPrefix
}

async function followersByWord(statistics: TermStatistics, pause: Pause): Promise<Map<string, string[]>> {
  const counted = new Map<string, { code: string; passages: number }[]>()
  await inSlices(statistics.pairs(), pause, ([first, second, passages]) => {
    if (passages < MIN_PASSAGES || !isFollower(second) || !WORD_CODE.test(first)) return
    const followers = addTo(counted, first, { code: second, passages })
    if (followers.length > 4 * MAX_FOLLOWERS) followers.sort(byFrequency).splice(MAX_FOLLOWERS)
  })
  const byWord = new Map<string, string[]>()
  await inSlices(counted, pause, ([first, followers]) => {
    const kept = followers.sort(byFrequency).slice(0, MAX_FOLLOWERS)
    // The statistics may have moved on between two slices, and a pair been seen twice.
    byWord.set(first, [...new Set(kept.map(({ code }) => code))])
  })
  return byWord
}

type Bonds = Map<string, number>

async function strongestBonds(
  followers: ReadonlyMap<string, readonly string[]>,
  statistics: TermStatistics,
  pause: Pause,
): Promise<{ behind: Bonds; inFront: Bonds }> {
  const [behind, inFront]: [Bonds, Bonds] = [new Map(), new Map()]
  await inSlices(followers, pause, ([first, seconds]) => {
    for (const second of seconds) {
      const bond = bondOf(first, second, statistics)
      behind.set(first, Math.max(bond, behind.get(first) ?? 0))
      inFront.set(second, Math.max(bond, inFront.get(second) ?? 0))
    }
  })
  return { behind, inFront }
}

function byFrequency(a: { passages: number }, b: { passages: number }): number {
  return b.passages - a.passages
}

function addTo<T>(lists: Map<string, T[]>, key: string, value: T): T[] {
  const list = lists.get(key) ?? []
  if (list.length === 0) lists.set(key, list)
  list.push(value)
  return list
}

/** Years are completed when a person begins one; longer numbers are nothing that anyone means to find again. */
function isCompletion(code: string): boolean {
  return WORD_CODE.test(code) || /^\p{N}{1,4}$/u.test(code)
}

/** Letters alone are mostly those of points in a law: `điểm a`. */
function isFollower(code: string): boolean {
  return WORD_CODE.test(code) && (foldedOfCode(code).length > 1 || isAccentedCode(code) || code === 'y0')
}
