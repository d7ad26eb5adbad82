import { countOf, pairCountOf, type TermStatistics } from '../../vietnamese/term-statistics.ts'
import { isBare, type Term, type TermSequence } from '../../vietnamese/terms.ts'
import { inverseDocumentFrequency } from '../search/idf.ts'

/** What a document says, as terms. */
export type Said = { title: TermSequence; text: TermSequence }

/** By which form words are compared: with their accents, or without where one of two texts has none at all. */
export type TermForm = 'code' | 'folded'

/** A mention in the title counts as this many in the text. */
const TITLE_TIMES = 2

/**
 * A word of a document or two neighbours in it: how often it stands there (`times`), how many passages of the collection hold it
 * (`passages`) and what it counts when documents are compared (`weight`, tf·idf).
 */
export type Feature = { first: Term; second: Term | null; times: number; passages: number; weight: number }

/** Words and pairs of neighbours of a document, by what they are compared by. Pure. */
export function featuresOf({ title, text }: Said, form: TermForm, statistics: TermStatistics): Map<string, Feature> {
  const features = new Map<string, Feature>()
  const add = (key: string, first: Term, second: Term | null, times: number) => {
    const known = features.get(key)
    if (known) known.times += times
    else features.set(key, { first, second, times, passages: 0, weight: 0 })
  }
  for (const [{ terms, joined }, times] of [
    [title, TITLE_TIMES],
    [text, 1],
  ] as const) {
    for (const [at, term] of terms.entries()) {
      add(term[form], term, null, times)
      const next = terms[at + 1]
      if (next && joined[at]) add(`${term[form]} ${next[form]}`, term, next, times)
    }
  }
  for (const feature of features.values()) {
    const { first, second } = feature
    const isExact = form === 'code'
    feature.passages = second ? pairCountOf(first, second, isExact, statistics) : countOf(first, isExact, statistics)
    const idf = inverseDocumentFrequency(feature.passages, statistics.passages)
    feature.weight = (1 + Math.log(feature.times)) * idf
  }
  return features
}

/** A text without any accent, as people wrote before they could type them: compared by letters alone. */
export function formOf(...documents: readonly Said[]): TermForm {
  return documents.some(({ title, text }) => isBare(title, text)) ? 'folded' : 'code'
}

/**
 * How alike documents are to one: the cosine of the angle between what they say, by tf·idf of words and of pairs; 0 for nothing in
 * common, 1 for the same. Pure; the one document is read once for all comparisons.
 */
export function createSimilarity(to: Said, statistics: TermStatistics): (other: Said) => number {
  const read = new Map<TermForm, { features: Map<string, Feature>; length: number }>()
  const readIn = (form: TermForm) => {
    const known = read.get(form)
    if (known) return known
    const features = featuresOf(to, form, statistics)
    const made = { features, length: lengthOf(features) }
    read.set(form, made)
    return made
  }
  return (other) => {
    const form = formOf(to, other)
    const { features: own, length } = readIn(form)
    const others = featuresOf(other, form, statistics)
    const lengths = length * lengthOf(others)
    if (lengths === 0) return 0
    let product = 0
    for (const [key, { weight }] of others) product += weight * (own.get(key)?.weight ?? 0)
    return Math.min(1, product / lengths)
  }
}

function lengthOf(features: ReadonlyMap<string, Feature>): number {
  let squares = 0
  for (const { weight } of features.values()) squares += weight * weight
  return Math.sqrt(squares)
}
