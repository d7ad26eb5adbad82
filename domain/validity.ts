/** Is a legal document in force on a day? `replaced`: by one that is in force itself. */
export type Validity = 'not-yet-in-force' | 'in-force' | 'expired' | 'replaced' | 'unknown'

/** Days are ISO dates (`2026-01-13`); what stands behind the day is passed over. */
export type ValidityFacts = {
  effectiveAt: string | null
  expiresAt: string | null
  /** First days in force of the documents that replace or repeal it as a whole, null for one whose day is not known. */
  replacedFrom: readonly (string | null)[]
}

/**
 * Whether a document is in force on a day, told from what is known of it and never stored: the answer changes overnight. Nothing is
 * taken for granted: a document whose first day is not known is in force for nobody, and one that was replaced on a day that is not
 * known is not said to be in force.
 */
export function validityOn({ effectiveAt, expiresAt, replacedFrom }: ValidityFacts, day: string): Validity {
  const hasCome = (date: string | null) => date !== null && dayOf(date) <= dayOf(day)
  if (effectiveAt && !hasCome(effectiveAt)) return 'not-yet-in-force'
  if (replacedFrom.some(hasCome)) return 'replaced'
  if (hasCome(expiresAt)) return 'expired'
  return effectiveAt && !replacedFrom.includes(null) ? 'in-force' : 'unknown'
}

function dayOf(iso: string): string {
  return iso.slice(0, 10)
}
