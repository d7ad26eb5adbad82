import { firstDateIn } from '../../vietnamese/dates-in.ts'
import { documentNumbersIn } from '../../vietnamese/document-number.ts'

export type LegalFacts = {
  documentNumber: string | null
  issuer: string | null
  issuedAt: string | null
  effectiveAt: string | null
}

/** How far into a text the head of a legal document reaches. */
const HEAD_CHARS = 1500
const OWN_NUMBER = /(?:^|\n)\s*(?:số(?:[,/]?\s?ký hiệu|\s?hiệu)?(?: văn bản)?|ký hiệu)\s*:?\s*/giu
const ISSUER = /(?:cơ quan ban hành|nơi ban hành|đơn vị ban hành)\s*:?\s*([^\n]{3,100})/iu
const ISSUED = /(?:ngày ban hành|ban hành ngày|ngày ký)\s*:?\s*([^\n]{6,40})/iu
const ISSUED_IN_HEAD = /,\s*(ngày \d{1,2} tháng \d{1,2} năm \d{4})/iu
const EFFECTIVE =
  /(?:ngày có hiệu lực|ngày hiệu lực|(?:có hiệu lực(?: thi hành)?|hiệu lực) (?:kể )?từ(?: ngày)?)\s*:?\s*([^\n]{6,60})/iu

/**
 * What a legal document says of itself. Its own number is one that is labelled as such in the head, or that stands in the
 * title; numbers that it merely cites in the text are not its own.
 */
export function legalFacts(title: string, text: string): LegalFacts {
  const head = text.slice(0, HEAD_CHARS)
  const [inTitle] = documentNumbersIn(title)
  return {
    documentNumber: labelledNumber(head) ?? inTitle?.number ?? null,
    issuer: trimmed(ISSUER.exec(head)?.[1]),
    issuedAt: day(firstDateIn(ISSUED.exec(head)?.[1] ?? '') ?? firstDateIn(ISSUED_IN_HEAD.exec(head)?.[1] ?? '')),
    effectiveAt: day(firstDateIn(EFFECTIVE.exec(text)?.[1] ?? '')),
  }
}

function labelledNumber(head: string): string | null {
  for (const label of head.matchAll(OWN_NUMBER)) {
    const from = label.index + label[0].length
    const [found] = documentNumbersIn(head.slice(from, from + 60))
    if (found && found.start <= 3) return found.number
  }
  return null
}

function trimmed(text: string | undefined): string | null {
  return text?.split(/[.;|]/)[0]?.trim() || null
}

function day(iso: string | null): string | null {
  return iso?.slice(0, 10) ?? null
}
