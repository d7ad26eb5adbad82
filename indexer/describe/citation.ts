import { datesIn } from '../../vietnamese/dates-in.ts'
import { documentNumbersIn } from '../../vietnamese/document-number.ts'
import { dayOf } from './days.ts'
import { foldInPlace } from './fold-in-place.ts'
import { issuerNamed } from './issuer.ts'
import { TYPE_WORDS, typeNamed, typeOfNumber } from './legal-types.ts'

/** A document as another names it: `Nghị định số 42/2022/NĐ-CP ngày 24 tháng 6 năm 2022 của Chính phủ quy định …`. */
export type Citation = { number: string; legalType: string | null; issuedAt: string | null; issuer: string | null }

const TYPE_BEFORE = new RegExp(`(?:^|[^a-z])(${TYPE_WORDS})(?: (?:cua|nay))?(?:,? ?so(?: hieu)?[ :.]*)?$`)
const TYPE_CHARS = 50
/** What may stand between a number and its date, and where the name of the issuer ends. */
const DATE_NEAR = /^[\s,]*(?:(?:duoc )?(?:ban hanh|thong qua) )?(?:ngay )?$/
const OF_BODY = /^[\s,]*cua /
const END_OF_BODY =
  /[.;:()\n"“]|,? (?:quy dinh|ve(?: viec)?|ban hanh|huong dan|sua doi|bo sung|bai bo|thay the|phe duyet|cong bo|co hieu luc|het hieu luc|dieu chinh|sap xep|thanh lap|quy che|phan cap|trien khai|v\/v)(?![a-z])/
const EFFECT_BEHIND = /^[\s,.;:)]*(?:(?:co )?hieu luc|$)/
const MAX_BODY_CHARS = 250

/**
 * Reads the first number of a sentence with what stands around it: the type before, the day and the issuer behind. They stand right
 * behind the number, or behind the document's name at the end: those that stand in between belong to other documents.
 */
export function readCitation(sentence: string): Citation | null {
  const text = sentence.normalize('NFC')
  const [own, next] = documentNumbersIn(text)
  if (!own) return null
  const folded = foldInPlace(text)
  const typeWord = TYPE_BEFORE.exec(folded.slice(Math.max(0, own.start - TYPE_CHARS), own.start).trimEnd())?.[1]
  const legalType = (typeWord ? typeNamed(typeWord) : null) ?? typeOfNumber(own.number)
  const dates = datesIn(text).filter(({ start }) => start >= own.end)
  const near = dates.find(({ start }) => DATE_NEAR.test(folded.slice(own.end, start)))
  const behindNumber = near ?? { start: own.end, end: own.end, iso: null }
  const body = bodyBehind(text, folded, behindNumber.end)
  if (near || (body && !next))
    return { number: own.number, legalType, issuedAt: dayOf(behindNumber.iso), issuer: body?.name ?? null }
  for (const date of dates.toReversed()) {
    const last = bodyBehind(text, folded, date.end)
    if (last && EFFECT_BEHIND.test(folded.slice(last.end)))
      return { number: own.number, legalType, issuedAt: dayOf(date.iso), issuer: last.name }
    if (!last && EFFECT_BEHIND.test(folded.slice(date.end)) && !/hieu luc[^,.;]{0,40}$/.test(folded.slice(0, date.start)))
      return { number: own.number, legalType, issuedAt: dayOf(date.iso), issuer: null }
  }
  return { number: own.number, legalType, issuedAt: null, issuer: null }
}

/** `của Bộ Tài chính`, up to where the name ends. */
function bodyBehind(text: string, folded: string, from: number): { name: string; end: number } | null {
  const of = OF_BODY.exec(folded.slice(from, from + 10))
  if (!of) return null
  const start = from + of[0].length
  const rest = folded.slice(start, start + MAX_BODY_CHARS)
  const length = END_OF_BODY.exec(rest)?.index ?? rest.length
  const name = issuerNamed(text.slice(start, start + length))
  return name ? { name, end: start + length } : null
}
