import { type ExpansionEntry, loadExpansions } from '../../config/expansions.ts'
import { loadProvinces } from '../../config/gazetteer.ts'
import { loadAskedKinds, loadQuestionWords } from '../../config/ranking.ts'
import type { DocumentKind } from '../../domain/document.ts'
import type { Registry } from '../../domain/ports.ts'
import { createExpander, type Expansion } from '../../vietnamese/expand.ts'
import { spellCode } from '../../vietnamese/spell-code.ts'
import type { TermStatistics } from '../../vietnamese/term-statistics.ts'
import { termsOf } from '../../vietnamese/terms.ts'
import { readThrough } from './correct.ts'
import { type Question, type QuestionTerm, readQuestion } from './question.ts'
import type { Rewording } from './scorer.ts'

/** A question with everything that was understood of it. */
export type Interpretation = {
  question: Question
  rewordings: readonly Rewording[]
  /** Most likely accents of words typed without any, place by place. */
  restored: readonly string[] | null
  /** What is searched instead of what was typed, when slips were corrected. */
  corrected: string | null
  expansions: readonly Expansion[]
  kinds: readonly DocumentKind[]
  provinces: readonly string[]
  /** Portals that `site:` restricts to; null for all. */
  portals: readonly string[] | null
}

/** @param isVerbatim search for what was typed, without correcting anything */
export function interpret(
  typed: string,
  { statistics, registry }: { statistics: TermStatistics; registry: Registry },
  isVerbatim: boolean,
): Interpretation {
  const asTyped = readQuestion(typed, statistics, loadQuestionWords())
  const names = expansionsOf(asTyped)
  const reading = isVerbatim
    ? { terms: asTyped.terms, isCorrected: false, restored: null }
    : readThrough(asTyped, statistics, (at) => names.some(({ start, end }) => at >= start && at < end))
  const question: Question = {
    ...asTyped,
    terms: reading.terms,
    isAccented: asTyped.isAccented || reading.terms.some(({ isExact }) => isExact),
  }
  const expansions = reading.isCorrected ? expansionsOf(question) : names
  return {
    question,
    rewordings: expansions.flatMap(({ start, end, alternatives, weight }) =>
      alternatives.map((words) => ({ from: start, to: end, words: termsOf(words), weight })),
    ),
    restored: reading.restored,
    corrected: reading.isCorrected ? correctedText(reading.terms, reading.restored) : null,
    expansions,
    kinds: kindsAskedFor(question.terms),
    provinces: provincesIn(question, expansions),
    portals: asTyped.sites.length > 0 ? portalsAt(asTyped.sites, registry) : null,
  }
}

/** What people are told is searched: with the accents that are most likely meant. */
function correctedText(terms: readonly QuestionTerm[], restored: readonly string[] | null): string {
  return terms.map(({ text }, at) => (restored?.[at] ? spellCode(restored[at]) : text)).join(' ')
}

let expand: ((syllables: readonly string[]) => Expansion[]) | undefined
let placeNames: ((syllables: readonly string[]) => Expansion[]) | undefined

/** Other names of what the question names. The letters of a document number are no abbreviations of its words. */
function expansionsOf({ terms, numberKeys }: Question): Expansion[] {
  expand ??= createExpander(loadExpansions())
  const found = expand(terms.map(({ text }) => text))
  return numberKeys.length > 0 ? found.filter(({ kind }) => kind !== 'abbreviation') : found
}

/** Ids of the provinces that a question names, or that a former province it names is part of. */
function provincesIn({ terms }: Question, expansions: readonly Expansion[]): string[] {
  placeNames ??= createExpander(
    loadProvinces().map(({ id, name }): ExpansionEntry => {
      return { kind: 'new-name', from: name, to: [id], weight: 1, reason: name, province: id }
    }),
  )
  const named = placeNames(terms.map(({ text }) => text))
  return [...new Set([...named, ...expansions].flatMap(({ province }) => province ?? []))]
}

function kindsAskedFor(terms: readonly QuestionTerm[]): DocumentKind[] {
  const begins = (words: string) =>
    termsOf(words).terms.every(
      ({ code, folded }, at) => terms[at]?.code === code || (!terms[at]?.isExact && terms[at]?.folded === folded),
    )
  let longest = 0
  let kinds: DocumentKind[] = []
  for (const [kind, beginnings] of Object.entries(loadAskedKinds()) as [DocumentKind, readonly string[]][]) {
    for (const words of beginnings) {
      if (words.length <= longest || !begins(words)) continue
      longest = words.length
      kinds = [kind]
    }
  }
  return kinds
}

/** Portals that are, or were, on these hosts and on hosts below them. */
function portalsAt(sites: readonly string[], registry: Registry): string[] {
  const isAt = (baseUrl: string) => {
    const { host, hostname } = new URL(baseUrl)
    return sites.some(
      (site) =>
        host === site || hostname === site || hostname.endsWith(`.${site.replace(/^www\./, '')}`) || hostname === `www.${site}`,
    )
  }
  return registry.portals
    .filter(({ baseUrls, formerHosts }) => baseUrls.some(isAt) || formerHosts.some((host) => isAt(`https://${host}`)))
    .map(({ id }) => id)
}
