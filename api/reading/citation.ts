import type { DocumentAnswer } from '../../domain/reading.ts'

const DAY = new Intl.DateTimeFormat('vi-VN', { timeZone: 'Asia/Ho_Chi_Minh', day: '2-digit', month: '2-digit', year: 'numeric' })

type Cited = Pick<
  DocumentAnswer,
  'title' | 'portal' | 'issuer' | 'legalType' | 'documentNumber' | 'issuedAt' | 'publishedAt' | 'url' | 'seenAt'
>

/** How a journalist names the source: who, what, which number, when, where, and when it was seen there. One line of text. Pure. */
export function citationOf({
  title,
  portal,
  issuer,
  legalType,
  documentNumber,
  issuedAt,
  publishedAt,
  url,
  seenAt,
}: Cited): string {
  const number = documentNumber ? [legalType, 'số', documentNumber].filter(Boolean).join(' ') : legalType
  const date = issuedAt ?? publishedAt
  const parts = [
    issuer ?? portal.name,
    number,
    date && `ngày ${dayOf(date)}`,
    `“${title || 'Không có tiêu đề'}”`,
    issuer && issuer !== portal.name ? portal.name : null,
    url,
    seenAt && `xem ngày ${dayOf(seenAt)}`,
  ]
  const line = parts.filter(Boolean).join(', ').replace(/\s+/g, ' ')
  return `${line.slice(0, 1).toUpperCase()}${line.slice(1)}.`
}

/** A date without a time is a day of Viet Nam already. */
function dayOf(iso: string): string {
  return DAY.format(new Date(iso.length === 10 ? `${iso}T00:00:00+07:00` : iso))
}
