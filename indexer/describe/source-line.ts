import { foldText } from '../../vietnamese/normalize.ts'
import { termsOf } from '../../vietnamese/terms.ts'

/** A line that names where a text was taken from: `Theo Cổng Thông tin điện tử Chính phủ`, `Nguồn: TTXVN`, `(Theo baochinhphu.vn)`. */
const SOURCE_LINE = /^\W*(?:dan theo|nguon tin|theo|nguon|bien tap(?: tu| theo)|tong hop tu)\b[\s:]*/
/**
 * What else begins so: `Theo đó, …`, `Theo quy định …`, `Nguồn vốn: …`, `Nguồn: ngân sách tỉnh`, a sentence.
 */
const NO_SOURCE =
  /^\W*(?:theo (?:do|ke hoach|quy dinh|ong|ba|chi|anh|nhu|yeu cau|de nghi|chuong trinh|du kien|bao cao|thong ke|ket qua|danh gia|quyet dinh|nghi|luat|thong tu|van ban|phuong|dac|hinh thuc|hop dong|nguyen tac|tung|muc|so lieu|du bao|chuc nang|tinh than|lich|mau|co che|loi)|nguon (?:von|kinh phi|luc|nhan luc|thu|nuoc|cung|goc|dien|hang|ngan|tai|von:|nguyen|nang|giong|lao|tien|khai)|nguon(?: tin)?\s*:\s*(?:ngan sach|von|kinh phi|xa hoi hoa|tu |quy |cac nguon))\b/
const MAX_SOURCE_LINE_TERMS = 14
const CREDIT_LINES = 2

/** The lines of a text without the one that credits a source, and the source. */
export type Credited = { lines: string[]; source: string | null }

/**
 * Parts a text from the line that says where it was taken from. Such a line stands at the end, a name at most behind it; it is a name and
 * no sentence.
 */
export function withoutSourceLine(text: string): Credited {
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  const credit = lines.findIndex((line, index) => index > 0 && index >= lines.length - CREDIT_LINES && isSourceLine(line))
  if (credit < 0) return { lines, source: null }
  return { lines: lines.filter((_, index) => index !== credit), source: sourceIn(lines[credit] ?? '') }
}

function isSourceLine(line: string): boolean {
  const folded = foldText(line)
  if (!SOURCE_LINE.test(folded) || NO_SOURCE.test(folded)) return false
  const name = sourceIn(line)
  // A name has capitals or is a host, and goes on without a comma that would make it half a sentence.
  return (
    /^\p{Lu}|^[\w-]+(?:\.[\w-]+)+/u.test(name) && !/,\s+\p{Ll}/u.test(name) && termsOf(line).terms.length <= MAX_SOURCE_LINE_TERMS
  )
}

/** `baochinhphu.vn` of `(Theo baochinhphu.vn)`. */
function sourceIn(line: string): string {
  const text = line.normalize('NFC').trim()
  return text
    .replace(/^\P{L}+/u, '')
    .replace(/^(?:dẫn theo|nguồn tin|theo|nguồn|biên tập (?:từ|theo)|tổng hợp từ|(?:dan theo|nguon tin|nguon))[\s:]*/iu, '')
    .replace(/[\s).,;:*–-]+$/u, '')
}
