const HOUR_MS = 3600_000

/**
 * What a portal may lose from the index within `windowMs`: a `share` of the documents it had when the window began, and in any case
 * `floor` documents. What would go beyond is held back: it stays searchable until an administrator decides or the portal proves to be
 * well (`HELD_RELEASE`). A portal that loses a tenth of its pages in a day is ill or was rebuilt far more often than it was tidied.
 */
export const LOSS_BUDGET = { share: 0.1, floor: 20, windowMs: 24 * HOUR_MS } as const

/** Held-back pages are looked at again this soon, and are released without anybody's word when all of this holds. */
export const HELD_RELEASE = {
  /** A page is still gone this long after it was held back. */
  confirmedAfterMs: 24 * HOUR_MS,
  /** Of the other pages that the last run asked for, this share answered well. */
  wellShare: 0.5,
  /** So many documents were read since, as a share of those held back: a home page alone proves nothing. */
  readShare: 0.1,
} as const

/** How many more documents may be lost in the present window. */
export function lossesLeft({ documents, lost }: { documents: number; lost: number }): number {
  return Math.max(0, Math.max(LOSS_BUDGET.floor, Math.floor(documents * LOSS_BUDGET.share)) - lost)
}

/** Pages of a portal that are held back. `documents` are all that it has in the index. */
export type HeldPages = { portalId: string; held: number; documents: number; since: string; examples: string[] }
