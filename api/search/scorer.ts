import type { Ranking } from '../../config/ranking.ts'
import { countOf, pairCountOf, type TermStatistics } from '../../vietnamese/term-statistics.ts'
import { isBare, type Term, type TermSequence } from '../../vietnamese/terms.ts'
import { inverseDocumentFrequency } from './idf.ts'
import type { Question } from './question.ts'

/**
 * Something of a question that a passage can match: a word, or two neighbouring words. `group` names the part of the question
 * that can be said in several ways, `way` which of them this belongs to (0 as typed); group -1 is what can only be said as typed.
 */
type Unit = { label: string; first: Word; second: Word | null; weight: number; group: number; way: number }
type Word = Term & { isExact: boolean }

/** A way to say a part of a question otherwise, from word `from` to `to` (exclusive). */
export type Rewording = { from: number; to: number; words: TermSequence; weight: number }

/** What one unit brought to a score, for people who ask why. `inTitle` and `inText` are how often it stands there. */
export type ScorePart = { label: string; points: number; inTitle: number; inText: number }
export type Scored = { points: number; parts: ScorePart[] }

/** More ways to say one part are not known. */
const MAX_WAYS = 64

export type Scorer = {
  /** Points of a passage; 0 when it matches nothing. */
  score(title: TermSequence, text: TermSequence): number
  /** The same with what brought them. */
  explain(title: TermSequence, text: TermSequence): Scored
}

/**
 * Compiles a question into what scores passages: BM25F over words and pairs of neighbours with the lower bound of BM25+
 * (Robertson/Zaragoza 2009, Lv/Zhai 2011). docs/search-quality.md has the formula in prose.
 *
 * Per passage the work is one look-up a word of its text, whatever the length of the question.
 */
export function createScorer(
  question: Question,
  statistics: TermStatistics,
  ranking: Ranking['match'],
  { rewordings = [], restored = null }: { rewordings?: readonly Rewording[]; restored?: readonly string[] | null } = {},
): Scorer {
  const units = unitsOf(question, statistics, ranking, rewordings, restored)
  const index = indexUnits(units)
  const { k1, textB, titleB, titleWeight, presence, nearWeight, nearTerms, bareWeight } = ranking
  const groups = Math.max(-1, ...units.map(({ group }) => group)) + 1

  const match = (title: TermSequence, text: TermSequence) => {
    // A text that has no accent at all is matched by what was typed without its own.
    const isLoose = question.isAccented && isBare(title, text)
    const [inTitle, inText, near] = [0, 1, 2].map(() => new Float64Array(units.length)) as [
      Float64Array,
      Float64Array,
      Float64Array,
    ]
    count(index, title, isLoose, nearTerms, inTitle, near)
    count(index, text, isLoose, nearTerms, inText, near)
    const textNorm = 1 - textB + (textB * text.terms.length) / statistics.meanTextTerms
    const titleNorm = 1 - titleB + (titleB * title.terms.length) / statistics.meanTitleTerms
    const saturated = (times: number) => (times * (k1 + 1)) / (times + k1)
    const points = (unit: Unit, at: number): number => {
      const times = (inText[at] as number) / textNorm + (titleWeight * (inTitle[at] as number)) / titleNorm
      const apart = (near[at] as number) / textNorm
      const whole = times > 0 ? saturated(times) + presence : 0
      return unit.weight * (whole + (apart > 0 ? nearWeight * saturated(apart) : 0)) * (isLoose ? bareWeight : 1)
    }
    return { inTitle, inText, points }
  }
  const sum = (points: (unit: Unit, at: number) => number): number => {
    let total = 0
    const said = new Map<number, { value: number; matched: number; whole: number }>()
    for (const [at, unit] of units.entries()) {
      const value = points(unit, at)
      if (unit.group < 0) {
        total += value
        continue
      }
      const key = unit.group * MAX_WAYS + unit.way
      const way = said.get(key) ?? { value: 0, matched: 0, whole: 0 }
      said.set(key, way)
      way.value += value
      way.matched += value > 0 ? unit.weight : 0
      way.whole += unit.weight
    }
    // Of several ways to say a part the best one counts, so that a page that says it in all of them gains nothing; half a name is
    // less than half of it (`Thái Nguyên` for `Thái Bình`).
    const best = new Array<number>(groups).fill(0)
    for (const [key, { value, matched, whole }] of said) {
      const group = Math.floor(key / MAX_WAYS)
      if (whole > 0) best[group] = Math.max(best[group] as number, (value * matched) / whole)
    }
    return best.reduce((subtotal, each) => subtotal + each, total)
  }

  return {
    score: (title, text) => sum(match(title, text).points),
    explain: (title, text) => {
      const { inTitle, inText, points } = match(title, text)
      const parts = units.map((unit, at) => ({
        label: unit.label,
        points: points(unit, at),
        inTitle: inTitle[at] as number,
        inText: inText[at] as number,
      }))
      return { points: sum(points), parts: parts.filter((part) => part.points > 0) }
    },
  }
}

function unitsOf(
  question: Question,
  statistics: TermStatistics,
  ranking: Ranking['match'],
  rewordings: readonly Rewording[],
  restored: readonly string[] | null,
): Unit[] {
  const { terms } = question
  const idf = (count: number) => inverseDocumentFrequency(count, statistics.passages)
  const wordIdf = (word: Word) => idf(countOf(word, word.isExact, statistics))
  const pairIdf = (a: Word, b: Word) => idf(pairCountOf(a, b, a.isExact && b.isExact, statistics))
  const spans = spansOf(rewordings)
  const groupOf = (at: number) => spans.findIndex(({ from, to }) => at >= from && at < to)
  const units: Unit[] = []
  const addWords = (
    words: readonly (Word & { text: string; joined: boolean; factor: number })[],
    placeOf: (at: number) => { group: number; way: number },
    share: number,
  ) => {
    for (const [at, word] of words.entries()) {
      const place = placeOf(at)
      units.push({ label: word.text, first: word, second: null, weight: share * word.factor * wordIdf(word), ...place })
      const next = words[at + 1]
      if (!next || !word.joined) continue
      const weight = share * ranking.pairWeight * Math.min(1, Math.max(word.factor, next.factor)) * pairIdf(word, next)
      const isWithin = placeOf(at + 1).group === place.group
      units.push({
        label: `${word.text} ${next.text}`,
        first: word,
        second: next,
        weight,
        ...(isWithin ? place : { group: -1, way: 0 }),
      })
    }
  }
  const asTyped = terms.map((term) => ({ ...term, factor: term.isQuestionWord ? ranking.questionWordWeight : 1 }))
  const isRestored = restored !== null && !question.isAccented
  const place = (at: number) => ({ group: groupOf(at), way: 0 })
  addWords(asTyped, place, isRestored ? 1 - ranking.restoredWeight : 1)
  if (isRestored) {
    const accented = asTyped.map((term, at) => ({ ...term, code: restored[at] ?? term.code, isExact: true }))
    addWords(accented, place, ranking.restoredWeight)
  }
  for (const [group, { ways }] of spans.entries()) {
    for (const [way, { words, weight }] of ways.entries()) {
      const said = words.terms.map((term, at) => ({
        ...term,
        text: term.folded,
        isExact: question.isAccented,
        joined: words.joined[at] ?? false,
        factor: 1,
      }))
      addWords(said, () => ({ group, way: way + 1 }), weight)
    }
  }
  return merged(units)
}

/** Parts of the question that can be said otherwise, with their ways; of parts that share a word the first stays. */
function spansOf(rewordings: readonly Rewording[]): { from: number; to: number; ways: Rewording[] }[] {
  const spans: { from: number; to: number; ways: Rewording[] }[] = []
  for (const rewording of rewordings) {
    const same = spans.find(({ from, to }) => from === rewording.from && to === rewording.to)
    if (same) same.ways.push(rewording)
    else if (spans.every(({ from, to }) => rewording.to <= from || rewording.from >= to))
      spans.push({ from: rewording.from, to: rewording.to, ways: [rewording] })
  }
  return spans
}

/** Words that come twice in a question count once. */
function merged(units: readonly Unit[]): Unit[] {
  const keyOf = ({ first, second, group, way }: Unit) =>
    `${[first, second].map((word) => (word ? (word.isExact ? word.code : `~${word.folded}`) : '')).join(' ')}|${group}|${way}`
  return [...new Map(units.map((unit) => [keyOf(unit), unit])).values()]
}

/** How units are found in a text: words by what they match, then pairs by the words they consist of. */
type UnitIndex = {
  /** Ids of question words by code, or by folded form where any accents will do. */
  byCode: Map<string, number[]>
  byFolded: Map<string, number[]>
  /** All of them by folded form, for texts without accents. */
  byBare: Map<string, number[]>
  /** Units that are just this word, by word id. */
  unitsOfWord: number[][]
  /** Units that are a pair, by `first word id * words + second word id`. */
  unitsOfPair: Map<number, number[]>
  words: number
}

function indexUnits(units: readonly Unit[]): UnitIndex {
  const ids = new Map<string, number>()
  const index: UnitIndex = {
    byCode: new Map(),
    byFolded: new Map(),
    byBare: new Map(),
    unitsOfWord: [],
    unitsOfPair: new Map(),
    words: 0,
  }
  const idOf = (word: Word): number => {
    const key = word.isExact ? word.code : `~${word.folded}`
    const known = ids.get(key)
    if (known !== undefined) return known
    const id = ids.size
    ids.set(key, id)
    index.unitsOfWord[id] = []
    push(word.isExact ? index.byCode : index.byFolded, word.isExact ? word.code : word.folded, id)
    push(index.byBare, word.folded, id)
    return id
  }
  const pairs: [number, number, number][] = []
  for (const [at, { first, second }] of units.entries()) {
    if (second) pairs.push([idOf(first), idOf(second), at])
    else index.unitsOfWord[idOf(first)]?.push(at)
  }
  index.words = ids.size
  for (const [first, second, at] of pairs) push(index.unitsOfPair, first * index.words + second, at)
  return index
}

function push<K>(map: Map<K, number[]>, key: K, value: number): void {
  const values = map.get(key)
  if (values) values.push(value)
  else map.set(key, [value])
}

const NONE: readonly number[] = []

/** Counts the units of a text into `times`, and pairs that stand near each other but not side by side into `near`. */
function count(
  index: UnitIndex,
  { terms, joined }: TermSequence,
  isLoose: boolean,
  nearTerms: number,
  times: Float64Array,
  near: Float64Array,
): void {
  /** Question words seen lately: position and id, oldest first. */
  let recent: { at: number; id: number }[] = []
  for (let at = 0; at < terms.length; at += 1) {
    const { code, folded } = terms[at] as { code: string; folded: string }
    const ids = isLoose
      ? (index.byBare.get(folded) ?? NONE)
      : index.byFolded.size === 0
        ? (index.byCode.get(code) ?? NONE)
        : [...(index.byCode.get(code) ?? NONE), ...(index.byFolded.get(folded) ?? NONE)]
    if (ids.length === 0) continue
    if (recent.length > 0) recent = recent.filter((seen) => at - seen.at <= nearTerms)
    for (const id of ids) {
      for (const unit of index.unitsOfWord[id] ?? NONE) times[unit] = (times[unit] as number) + 1
      for (const seen of recent) {
        const isNext = seen.at === at - 1 && joined[at - 1]
        for (const unit of index.unitsOfPair.get(seen.id * index.words + id) ?? NONE) {
          const into = isNext ? times : near
          into[unit] = (into[unit] as number) + 1
        }
        for (const unit of index.unitsOfPair.get(id * index.words + seen.id) ?? NONE) near[unit] = (near[unit] as number) + 1
      }
    }
    for (const id of ids) recent.push({ at, id })
  }
}
