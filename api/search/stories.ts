import type { Passage } from '../../domain/document.ts'

/** Documents of one story together, stories at the place of their first: in each the issuer's document, then its copies. */
export function byStory<T extends { passage: Passage }>(hits: readonly T[]): T[][] {
  return [...Map.groupBy(hits, ({ passage }) => passage.story).values()].map((told) =>
    told.toSorted((a, b) => originalFirst(a.passage, b.passage) || byId(a.passage, b.passage)),
  )
}

/** Who names another source did not publish first; else the earlier one did. */
export function originalFirst(a: Passage, b: Passage): number {
  return (
    Number(a.isReprint) - Number(b.isReprint) ||
    (a.publishedAt ?? Number.POSITIVE_INFINITY) - (b.publishedAt ?? Number.POSITIVE_INFINITY)
  )
}

/** Of hits that are equally good: undated ones last, and never in an order of chance. */
export function newestFirst(a: Passage, b: Passage): number {
  return (b.publishedAt ?? 0) - (a.publishedAt ?? 0) || byId(a, b)
}

function byId(a: Passage, b: Passage): number {
  return a.id < b.id ? -1 : 1
}
