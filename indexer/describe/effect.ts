import { datesIn, type FoundDate } from '../../vietnamese/dates-in.ts'
import { addDays, dayOf } from './days.ts'
import { foldInPlace } from './fold-in-place.ts'

/** How far behind the words for it a day may stand, and how far before them the document that is meant. */
const BEHIND_CHARS = 120
const BEFORE_CHARS = 110
/** A whole law may be searched, but not for ever. */
const MAX_PLACES = 60

/** Words that a first day in force stands behind, without accents. */
const IN_FORCE =
  /(?:ngay (?:bat dau )?co hieu luc|ngay hieu luc|hieu luc tu ngay|ngay ap dung)(?: thi hanh)?|(?:co hieu luc|thi hanh|ap dung)(?: thi hanh| ap dung)?(?: ke)? tu(?= |:)|co hieu luc(?: thi hanh| ap dung)?(?= sau | ngay |:)/g
/** Words that a last day stands behind. `đến hết ngày` takes the day in, the others leave it out. */
const ENDS =
  /ngay (?:het|ngung|cham dut) hieu luc|het hieu luc(?: thi hanh)?(?: ke)? tu|het hieu luc(?: thi hanh)?(?= ngay )|co hieu luc[^.\n]{0,60}? den(?: het)?(?= ngay )/g
/** 45 ngày kể từ ngày ký · sau 10 ngày, kể từ ngày ký ban hành · sau (mười lăm) ngày … */
const DAYS_AFTER =
  /^[\s:]*(?:ke )?(?:tu )?(?:sau )?(?:(\d{1,3})\s*(?:\([^)]{1,30}\)\s*)?|\(?(\d{1,3})\)?\s*)ngay,? (?:lam viec,? )?(?:ke )?tu ngay (?:duoc )?(?:ky|ban hanh|thong qua|cong bo|dang cong bao)/
/** kể từ ngày ký · từ ngày ký ban hành. */
const ON_SIGNING = /^[\s:]*(?:ke )?(?:tu )?(?:ngay )?(?:duoc )?(?:ky|ban hanh|thong qua)(?: (?:ban hanh|ky))?(?![a-z])/
/** What a sentence about its own document says before it is in force. */
const OWN =
  /(?:(?:luat|bo luat|phap lenh|nghi quyet|nghi dinh|quyet dinh|thong tu|thong tu lien tich|chi thi|van ban|quy che|quy dinh|dieu le|ke hoach|huong dan) nay|van ban nay)[^.\n]{0,40}$/
/** A document by number, or a part of one: the day is not that of the whole. */
const OTHER = /(?:so \d[\w/-]*[^.\n]{0,80}|(?:dieu|khoan|diem|muc|chuong) [\dxvi]+[^.\n]{0,60})$/

export type Effect = { effectiveAt: string | null; expiresAt: string | null }

/**
 * From when until when a legal document says that it is in force. What it says of itself (`Nghị định này có hiệu lực …`) or under a
 * label comes before what it says of nobody; what it says of another document is not its own. A day that is counted from the signing
 * is reckoned from `issuedAt`. Never a guess: without a day there is none. In a citation of the document (`Luật số …, có hiệu lực
 * từ …`) everything is said of it.
 */
export function effectOf(text: string, issuedAt: string | null, isCitation = false): Effect {
  const normalized = text.normalize('NFC')
  const folded = foldInPlace(normalized)
  return {
    effectiveAt: firstDay(normalized, folded, IN_FORCE, issuedAt, isCitation ? 'anyone' : 'nobody')?.day ?? null,
    expiresAt: lastDay(normalized, folded),
  }
}

/** Whom what is read must be said of: the document itself, at least of nobody else, or anyone. */
type SaidOf = 'itself' | 'nobody' | 'anyone'
type Place = { day: string; label: string }

/** The first day that is said of the document itself, else, where that is enough, one that is said of nobody. */
function firstDay(text: string, folded: string, pattern: RegExp, issuedAt: string | null, said: SaidOf): Place | null {
  const ranked: { place: Place; rank: number }[] = []
  let places = 0
  for (const { index, 0: label } of folded.matchAll(pattern)) {
    places += 1
    if (places > MAX_PLACES) break
    const day = dayBehind(text, folded, index + label.length, issuedAt)
    if (!day) continue
    const before = sentenceBefore(folded, index)
    const rank = said === 'anyone' || OWN.test(before) || isLabel(before, label) ? 0 : OTHER.test(before) ? 2 : 1
    ranked.push({ place: { day, label }, rank })
    if (rank === 0) break
  }
  return ranked.filter(({ rank }) => rank <= (said === 'itself' ? 0 : 1)).sort((a, b) => a.rank - b.rank)[0]?.place ?? null
}

function lastDay(text: string, folded: string): string | null {
  const found = firstDay(text, folded, ENDS, null, 'itself')
  if (!found) return null
  return /\bden\b/.test(found.label) ? addDays(found.day, 1) : found.day
}

/** A label stands at the beginning of a line or cell: `Ngày có hiệu lực: 01/02/2026`. */
function isLabel(before: string, label: string): boolean {
  return /^ngay /.test(label) && /(?:^|[\n.;|])\s*$/.test(before)
}

/** The day that stands at the beginning of what is behind the words, or that is reckoned from the day of signing. */
function dayBehind(text: string, folded: string, from: number, issuedAt: string | null): string | null {
  const behind = folded.slice(from, from + BEHIND_CHARS)
  const after = DAYS_AFTER.exec(behind)
  if (after) return issuedAt ? addDays(issuedAt, Number(after[1] ?? after[2])) : null
  const first = datesIn(text.slice(from, from + BEHIND_CHARS)).find(isNear)
  if (first) return dayOf(first.iso)
  return ON_SIGNING.test(behind) ? dayOf(issuedAt) : null

  function isNear({ start }: FoundDate): boolean {
    return /^[\s:|,.-]*(?:(?:thi hanh|ap dung|ke|tu|ngay|luc|\d+ gio|00h00)[\s:|,]*)*$/.test(behind.slice(0, start))
  }
}

function sentenceBefore(folded: string, index: number): string {
  return folded.slice(Math.max(0, index - BEFORE_CHARS), index)
}
