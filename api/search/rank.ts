import type { Ranking } from '../../config/ranking.ts'
import type { DocumentKind, Passage } from '../../domain/document.ts'
import type { PortalLevel } from '../../domain/portal.ts'
import type { Explanation } from '../../domain/search.ts'
import { termsOf } from '../../vietnamese/terms.ts'
import type { Scorer } from './scorer.ts'
import { byStory, newestFirst } from './stories.ts'

/** What a question asks for beside its words. */
export type Wishes = { kinds: readonly DocumentKind[]; provinces: readonly string[]; numberWords: readonly string[] }

/** A document with the passage that answers best, and its copies on other portals. `points` orders hits. */
export type RankedHit = { passage: Passage; points: number; priors: Priors; copies: Passage[] }
/** Shares by which something beside the words raised or lowered a score, by name. */
export type Priors = Readonly<Record<string, number>>

const DAY_SECONDS = 24 * 3600

/**
 * Ranks passages: those that bear a number that was asked for, then those whose title names it, then all by points. One hit a
 * document, with its best passage; one hit a story, the issuer's, with the copies behind it. Pure.
 */
export function rank(
  passages: readonly Passage[],
  scorer: Scorer,
  wishes: Wishes,
  priors: Ranking['priors'],
  nowSeconds: number,
): RankedHit[] {
  const scored = passages.map((passage) => {
    const words = scorer.score(sequenceOf(passage.title), sequenceOf(textOf(passage)))
    const shares = priorsOf(passage, wishes, priors, nowSeconds)
    const factor = Object.values(shares).reduce((product, share) => product * (1 + share), 1)
    return { passage, points: words * factor, priors: shares, tier: tierOf(passage, wishes.numberWords) }
  })
  scored.sort((a, b) => b.tier - a.tier || b.points - a.points || newestFirst(a.passage, b.passage))
  const seen = new Set<string>()
  const documents = scored.filter(({ passage }) => !seen.has(passage.documentId) && seen.add(passage.documentId))
  return groupByStory(documents.map(({ passage, points, priors: shares }) => ({ passage, points, priors: shares })))
}

/** Why a hit is where it is: what matched, how often, and what counted beside the words. */
export function explainHit({ passage, points, priors }: RankedHit, scorer: Scorer): Explanation {
  const { points: matched, parts } = scorer.explain(sequenceOf(passage.title), sequenceOf(textOf(passage)))
  const round = (number: number) => Math.round(number * 1000) / 1000
  return {
    points: round(points),
    matched: round(matched),
    parts: parts
      .toSorted((a, b) => b.points - a.points)
      .map(({ label, points: part, inTitle, inText }) => ({ text: label, points: round(part), inTitle, inText })),
    priors: Object.fromEntries(Object.entries(priors).map(([name, share]) => [name, round(share)])),
  }
}

export function textOf({ heading, text }: Passage): string {
  return heading ? `${heading}\n${text}` : text
}

/** Copies go to the place of the best of them; the one shown is the issuer's. */
function groupByStory(hits: readonly Omit<RankedHit, 'copies'>[]): RankedHit[] {
  return byStory(hits).map((told) => {
    const best = Math.max(...told.map(({ points }) => points))
    const [first, ...copies] = told
    return { ...(first as Omit<RankedHit, 'copies'>), points: best, copies: copies.map(({ passage }) => passage) }
  })
}

/** 2 for a document that bears a number asked for, 1 for one whose title names it. */
function tierOf({ numberTerms }: Passage, numberWords: readonly string[]): number {
  if (numberWords.length === 0 || numberTerms === '') return 0
  const words = numberTerms.split(' ')
  const asked = numberWords.filter((word) => words.includes(word))
  return asked.length === 0 ? 0 : asked.some((word) => word.startsWith('own')) ? 2 : 1
}

function priorsOf(passage: Passage, wishes: Wishes, priors: Ranking['priors'], nowSeconds: number): Priors {
  const { authority, freshness } = priors
  const shares: Record<string, number> = { authority: authority[passage.level as PortalLevel] ?? 0 }
  if (passage.publishedAt !== null && freshness.kinds.includes(passage.kind)) {
    const ageDays = Math.max(0, nowSeconds - passage.publishedAt) / DAY_SECONDS
    shares.freshness = freshness.weight * 2 ** (-ageDays / freshness.halfLifeDays)
  }
  if (passage.isReprint) shares.reprint = priors.reprint
  if (passage.effectiveAt && Date.parse(passage.effectiveAt) / 1000 > nowSeconds) shares.notYetInForce = priors.notYetInForce
  if (wishes.kinds.includes(passage.kind)) shares.askedKind = priors.askedKind
  if (passage.province !== null && wishes.provinces.includes(passage.province)) shares.askedProvince = priors.askedProvince
  return shares
}

/** Texts read lately: candidates of one question are candidates of the next. */
const CACHE_CHARS = 16_000_000
let cache = new Map<string, ReturnType<typeof termsOf>>()
let cachedChars = 0

export function sequenceOf(text: string): ReturnType<typeof termsOf> {
  const known = cache.get(text)
  if (known) return known
  const sequence = termsOf(text)
  if (cachedChars + text.length > CACHE_CHARS) {
    cache = new Map()
    cachedChars = 0
  }
  cache.set(text, sequence)
  cachedChars += text.length
  return sequence
}
