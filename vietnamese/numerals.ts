/** Groups of three behind one to three digits, all parted by the same sign, and decimals behind the other one. */
const GROUPED = /^([1-9]\d{0,2})(?:(\.\d{3}(?:\.\d{3})*)(?:,(\d+))?|(,\d{3}(?:,\d{3})*)(?:\.(\d+))?)$/
/** Digits without groups, with decimals behind either sign. */
const PLAIN = /^(0|[1-9]\d*)(?:[.,](\d+))?$/

/**
 * One form for the spellings of a number, to compare by: `1.000.000` and `1,000,000` are `1000000`, `0.5` is `0,5`. Null for
 * what is no number, such as a date, a document number, a version, or digits with a leading zero, which are codes and telephone
 * numbers (`024.3804`).
 *
 * Vietnamese parts groups by a full stop and decimals by a comma, English the other way round, and portals write both. So a sign
 * with exactly three digits behind it parts groups, whichever it is (`1.500` and `1,500` are `1500`): amounts are far more
 * frequent than thousandths. Behind a lone 0 or more than three digits there are no groups: `0,125` and `1234,567` have decimals.
 * Decimals stay as they are written: `4.0` is a name rather than 4.
 */
export function comparableNumber(token: string): string | null {
  const [, lead, dotted, behindComma, commaed, behindDot] = GROUPED.exec(token) ?? []
  const groups = dotted ?? commaed
  if (lead && groups) return joined(lead + groups.replace(/[.,]/g, ''), behindComma ?? behindDot)
  const [, whole, decimals] = PLAIN.exec(token) ?? []
  return whole ? joined(whole, decimals) : null
}

function joined(whole: string, decimals: string | undefined): string {
  return decimals ? `${whole},${decimals}` : whole
}
