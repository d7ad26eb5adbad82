import type { BestBet, KeptBestBet } from '../../domain/ports.ts'
import { isAccentedCode } from '../../vietnamese/accent-code.ts'
import { type Term, termsOf } from '../../vietnamese/terms.ts'

/** More at once would push the hits themselves out of sight. */
const MAX_SHOWN = 3

/** Words of a question as they are compared: with their accents, or without when it was typed without any. */
type Form = 'code' | 'folded'
type Entry = { bet: KeptBestBet; terms: readonly Term[]; fromMs: number; untilMs: number }
type FormIndex = {
  /** By the whole question. */
  exact: ReadonlyMap<string, readonly Entry[]>
  /** Those of which all words must be there, by one of them. */
  byWord: ReadonlyMap<string, readonly Entry[]>
}

/** Best bets made ready to be matched, so that a question costs a look-up a word however many there are. */
export type BestBetIndex = Readonly<Record<Form, FormIndex>>

export function indexBestBets(bets: readonly KeptBestBet[]): BestBetIndex {
  const entries = bets
    .filter(({ isGone }) => !isGone)
    .flatMap((bet) =>
      bet.questions.map((question): Entry => {
        const { terms } = termsOf(question)
        const fromMs = bet.startsAt === null ? Number.NEGATIVE_INFINITY : Date.parse(bet.startsAt)
        const untilMs = bet.endsAt === null ? Number.POSITIVE_INFINITY : Date.parse(bet.endsAt)
        return { bet, terms, fromMs, untilMs }
      }),
    )
    .filter(({ terms }) => terms.length > 0)
  const inForm = (form: Form): FormIndex => ({
    exact: Map.groupBy(entries, ({ terms }) => keyOf(terms, form)),
    byWord: Map.groupBy(
      entries.filter(({ bet }) => bet.match === 'all words'),
      ({ terms: [first] }) => first?.[form] ?? '',
    ),
  })
  return { code: inForm('code'), folded: inForm('folded') }
}

/**
 * What stands before the hits of a question at a time: first what is meant for just this question, then what is meant for most of
 * its words, then the newest. Accents are meant as they were typed; a question without any means all of them. Case, punctuation
 * and spelling of tones do not matter. Pure.
 */
export function matchBestBets(index: BestBetIndex, question: string, now: Date): BestBet[] {
  const { terms } = termsOf(question.toWellFormed())
  const form: Form = terms.some(({ code }) => isAccentedCode(code)) ? 'code' : 'folded'
  const { exact, byWord } = index[form]
  const words = new Set(terms.map((term) => term[form]))
  const whole = exact.get(keyOf(terms, form)) ?? []
  const parts = [...words]
    .flatMap((word) => byWord.get(word) ?? [])
    .filter((entry) => entry.terms.every((term) => words.has(term[form])))
    .sort((a, b) => b.terms.length - a.terms.length || b.bet.id - a.bet.id)
  const nowMs = now.getTime()
  const shown = [...whole.toSorted((a, b) => b.bet.id - a.bet.id), ...parts]
    .filter(({ fromMs, untilMs }) => fromMs <= nowMs && nowMs < untilMs)
    .map(({ bet: { documentId, url, title, note } }): BestBet => ({ documentId, url, title: title ?? url, note }))
  const seen = new Set<string>()
  return shown.filter(({ url }) => !seen.has(url) && seen.add(url)).slice(0, MAX_SHOWN)
}

function keyOf(terms: readonly Term[], form: Form): string {
  return terms.map((term) => term[form]).join(' ')
}
