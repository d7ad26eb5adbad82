/** A date as found in a text: ISO 8601, with time and zone when the text gives a time. */
export type FoundDate = { iso: string; start: number; end: number }

/** AM and PM, in Vietnamese SA and CH; `sáng` and `chiều` rather begin the sentence behind. */
const HALF = String.raw`(?:\s?(AM|PM|SA|CH)(?![\p{L}\d]))?`
const TIME = String.raw`(?:[\s,|–-]*(?:lúc\s*)?(\d{1,2})\s?(?:[:hg]|giờ)\s?(\d{2})(?::(\d{2}))?${HALF})?`
/** 13/01/2026 · 13-01-2026 · 13.1.2026 · 13 / 01 / 2026, with a time behind it. */
const NUMERIC = new RegExp(
  String.raw`(?<![\d/.-]|\d [/.-] )(\d{1,2})(?:([/.-])(\d{1,2})\2| ([/.-]) (\d{1,2}) \4 )((?:19|20)\d{2})(?![\d/])${TIME}`,
  'giu',
)
/** 08:30 13/01/2026: the time in front. */
const TIME_FIRST = new RegExp(
  String.raw`(?<!\d)(\d{1,2})[:hg](\d{2})(?::\d{2})?${HALF}[\s,|–-]+(?:ngày\s+)?(\d{1,2})([/.-])(\d{1,2})\5((?:19|20)\d{2})(?![\d/])`,
  'giu',
)
/** Months by their names, in the order of the calendar; tháng Tư is written tháng Bốn too. */
const MONTH_NAMES = [/^(?:một|giêng)$/, /^hai$/, /^ba$/, /^(?:tư|bốn)$/, /^năm$/, /^sáu$/, /^bảy$/, /^tám$/, /^chín$/, /^mười$/]
const MONTH_WORD = String.raw`\d{1,2}|mười(?:\s+(?:một|hai))?|một|giêng|hai|ba|tư|bốn|năm|sáu|bảy|tám|chín`
/** ngày 13 tháng 01 năm 2026 · ngày mồng 2 tháng Chín năm 2026 · ngày13 tháng 1/2026. */
const IN_WORDS = new RegExp(
  String.raw`(?<!\d)(?:ngày\s*)?(?:(?:mồng|mùng)\s*)?(\d{1,2})\s*tháng\s*(${MONTH_WORD})(?:\s*năm\s*|\s*[,/]\s*|\s+)((?:19|20)\d{2})(?!\d)`,
  'giu',
)
/** Short and long names of months in English. */
const ENGLISH_MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ')
const ENGLISH_MONTH = String.raw`(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)(?:[a-z]{0,6})\.?`
/** March 5, 2024 · 5 March 2024, as the English pages of portals have it. */
const IN_ENGLISH = new RegExp(
  String.raw`(?<![\p{L}\d])(?:${ENGLISH_MONTH}\s(\d{1,2})(?:st|nd|rd|th)?,?\s|(\d{1,2})(?:st|nd|rd|th)?\s${ENGLISH_MONTH},?\s)((?:19|20)\d{2})(?!\d)`,
  'giu',
)
/** 2026-01-13T08:30:00+07:00 and its shorter forms, also 2026/01/13. */
const ISO =
  /(?<![\d/-])((?:19|20)\d{2})([-/])(\d{2})\2(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?\s?(Z|[+-]\d{2}:?\d{2})?)?(?![\d/-])/g
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
    const [, year, , month, day, hour, minute, second, zone] = match
    const offset = zone === 'Z' ? '+00:00' : zone?.replace(/^(...)(\d\d)$/, '$1:$2')
    add(match, isoDate({ day, month, year, hour, minute, second, offset }))
  }
  for (const match of normalized.matchAll(TIME_FIRST)) {
    const [, hour, minute, half, day, , month, year] = match
    add(match, isoDate({ day, month, year, hour, minute, half }))
  }
  for (const match of normalized.matchAll(NUMERIC)) {
    const [, day, , closeMonth, , month = closeMonth, year, hour, minute, second, half] = match
    add(match, isoDate({ day, month, year, hour, minute, second, half }))
  }
  for (const match of normalized.matchAll(IN_WORDS)) {
    const [, day, month, year] = match
    add(match, isoDate({ day, month: monthNumber(month), year }))
  }
  for (const match of normalized.matchAll(IN_ENGLISH)) {
    const [, monthFirst, dayBehind, dayFirst, monthBehind = monthFirst, year] = match
    const month = ENGLISH_MONTHS.indexOf((monthBehind ?? '').toLowerCase()) + 1
    add(match, isoDate({ day: dayBehind ?? dayFirst, month: String(month), year }))
  }
  // Where two patterns met the same place, the one that took in more knows more.
  found.sort((a, b) => a.start - b.start || b.end - a.end)
  return found.filter((date, index) => found.slice(0, index).every((earlier) => earlier.end <= date.start))
}

/** The first date of a text, or null. */
export function firstDateIn(text: string): string | null {
  return datesIn(text)[0]?.iso ?? null
}

type Part = 'day' | 'month' | 'year' | 'hour' | 'minute' | 'second' | 'half' | 'offset'

/** Null when there is no such day. A time that cannot be is left out. */
function isoDate(parts: { [part in Part]?: string | undefined }): string | null {
  const [day, month, year] = [Number(parts.day), Number(parts.month), Number(parts.year)]
  const date = new Date(Date.UTC(year, month - 1, day))
  if (date.getUTCFullYear() !== year || date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return null
  const iso = `${year}-${pad(month)}-${pad(day)}`
  if (parts.hour === undefined || parts.minute === undefined) return iso
  const [hour, minute, second] = [hourOf(Number(parts.hour), parts.half), Number(parts.minute), Number(parts.second ?? 0)]
  if (hour > 23 || minute > 59 || second > 59) return iso
  return `${iso}T${pad(hour)}:${pad(minute)}:${pad(second)}${parts.offset ?? VIETNAM_OFFSET}`
}

/** `05`, or the number of a month's name: mười is ten, and what stands behind it is added. */
function monthNumber(word = ''): string {
  if (/^\d/.test(word)) return word
  const [first = '', second = ''] = word.toLowerCase().split(/\s+/)
  const numberOf = (name: string) => MONTH_NAMES.findIndex((pattern) => pattern.test(name)) + 1
  return String(numberOf(first) + (second ? numberOf(second) : 0))
}

/** The hour of the day; one above twelve is already one, whatever stands behind it. */
function hourOf(hour: number, half: string | undefined): number {
  if (!half || hour > 12) return hour
  return (hour % 12) + (/pm|ch/i.test(half) ? 12 : 0)
}

function pad(number: number): string {
  return String(number).padStart(2, '0')
}
