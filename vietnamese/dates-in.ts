/** A date as found in a text: ISO 8601, with time and zone when the text gives a time. */
export type FoundDate = { iso: string; start: number; end: number }

const TIME = String.raw`(?:[\s,|–-]*(?:lúc\s*)?(\d{1,2})\s?(?:[:hg]|giờ)\s?(\d{2})(?::(\d{2}))?)?`
/** 13/01/2026 · 13-01-2026 · 13.1.2026, with a time behind it. */
const NUMERIC = new RegExp(String.raw`(?<![\d/.-])(\d{1,2})([/.-])(\d{1,2})\2((?:19|20)\d{2})(?![\d/])${TIME}`, 'giu')
/** 08:30 13/01/2026: the time in front. */
const TIME_FIRST =
  /(?<!\d)(\d{1,2})[:hg](\d{2})(?::\d{2})?[\s,|–-]+(?:ngày\s+)?(\d{1,2})([/.-])(\d{1,2})\4((?:19|20)\d{2})(?![\d/])/giu
/** ngày 13 tháng 01 năm 2026. */
const IN_WORDS = /(?<!\d)(?:ngày\s+)?(\d{1,2})\s+tháng\s+(\d{1,2})(?:\s+năm\s+|,\s*|\s+)((?:19|20)\d{2})(?!\d)/giu
/** 2026-01-13T08:30:00+07:00 and its shorter forms. */
const ISO =
  /(?<![\d-])((?:19|20)\d{2})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?\s?(Z|[+-]\d{2}:?\d{2})?)?(?![\d-])/g
/** Vietnam has kept this offset since 1975; portals mean it when they name none. */
const VIETNAM_OFFSET = '+07:00'

/** Every date of a text in the order in which they stand. Impossible dates are left out; there is never a guess. */
export function datesIn(text: string): FoundDate[] {
  const normalized = text.normalize('NFC')
  const found: FoundDate[] = []
  const add = (match: RegExpExecArray, date: string | null) => {
    if (date) found.push({ iso: date, start: match.index, end: match.index + match[0].length })
  }
  for (const match of normalized.matchAll(ISO)) {
    const [, year, month, day, hour, minute, second, zone] = match
    add(match, isoDate(day, month, year, hour, minute, second, zone === 'Z' ? '+00:00' : zone?.replace(/^(...)(\d\d)$/, '$1:$2')))
  }
  for (const match of normalized.matchAll(TIME_FIRST)) add(match, isoDate(match[3], match[5], match[6], match[1], match[2]))
  for (const match of normalized.matchAll(NUMERIC))
    add(match, isoDate(match[1], match[3], match[4], match[5], match[6], match[7]))
  for (const match of normalized.matchAll(IN_WORDS)) add(match, isoDate(match[1], match[2], match[3]))
  // Where two patterns met the same place, the one that took in more knows more.
  found.sort((a, b) => a.start - b.start || b.end - a.end)
  return found.filter((date, index) => found.slice(0, index).every((earlier) => earlier.end <= date.start))
}

/** The first date of a text, or null. */
export function firstDateIn(text: string): string | null {
  return datesIn(text)[0]?.iso ?? null
}

function isoDate(
  day: string | undefined,
  month: string | undefined,
  year: string | undefined,
  hour?: string | undefined,
  minute?: string | undefined,
  second?: string | undefined,
  zone: string = VIETNAM_OFFSET,
): string | null {
  const [d, m, y] = [Number(day), Number(month), Number(year)]
  const date = new Date(Date.UTC(y, m - 1, d))
  if (date.getUTCFullYear() !== y || date.getUTCMonth() !== m - 1 || date.getUTCDate() !== d) return null
  const iso = `${year}-${pad(m)}-${pad(d)}`
  if (hour === undefined || minute === undefined || Number(hour) > 23 || Number(minute) > 59) return iso
  return `${iso}T${pad(Number(hour))}:${minute}:${pad(Number(second ?? 0))}${zone}`
}

function pad(number: number): string {
  return String(number).padStart(2, '0')
}
