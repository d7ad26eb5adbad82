import type { DocumentKind } from '../../domain/document.ts'
import { foldText } from '../../vietnamese/normalize.ts'

export type KindClues = {
  url: string
  title: string
  text: string
  breadcrumb: readonly string[]
  documentNumber: string | null
  publishedAt: string | null
}

type Rule = { kind: DocumentKind; title?: RegExp; place?: RegExp; text?: RegExp | readonly RegExp[]; needsNumber?: true }

/**
 * Rules from the most telling to the least; the first that holds decides. All parts of a rule must hold. `title` and `text`
 * are matched without accents, `place` against the path and the breadcrumb. Several expressions for the text must all be
 * found: one expression for all of them would take quadratic time on a hostile text.
 */
const RULES: readonly Rule[] = [
  { kind: 'procedure', text: /ma thu tuc/ },
  { kind: 'procedure', text: [/trinh tu thuc hien/, /thanh phan ho so|ho so gom|thoi han giai quyet/] },
  { kind: 'question-answer', title: /^(hoi|cau hoi)\b|\?$/, text: /(tra loi|dap)\s*:/ },
  { kind: 'question-answer', place: /hoi[- ]?dap|cau[- ]?hoi|\bfaq\b/ },
  { kind: 'press-release', title: /^thong cao bao chi/ },
  {
    kind: 'legal-document',
    needsNumber: true,
    title:
      /^(luat|bo luat|phap lenh|nghi quyet|nghi dinh|quyet dinh|thong tu|chi thi|cong dien|cong van|ke hoach|chuong trinh|van ban hop nhat|huong dan|quy che|\d)/,
  },
  { kind: 'legal-document', needsNumber: true, place: /van[- ]?ban|legal|phap[- ]?luat|cong[- ]?bao/ },
  { kind: 'legal-document', needsNumber: true, text: /(^|\n)\s*dieu 1\b/ },
  {
    kind: 'procedure',
    place: /thu[- ]?tuc|tthc|dich[- ]?vu[- ]?cong/,
    title: /^(thu tuc|cap|dang ky|xac nhan|cong nhan|gia han)\b/,
  },
  { kind: 'notice', title: /^(thong bao|giay moi|moi|lich)\b/ },
  { kind: 'notice', place: /thong[- ]?bao/ },
  { kind: 'data', title: /(so lieu|thong ke|nien giam|chi so|tinh hinh kinh te)/ },
  { kind: 'office', title: /^(co cau to chuc|chuc nang|gioi thieu|lien he|tieu su|so do to chuc|lanh dao|danh ba)/ },
  { kind: 'office', place: /gioi[- ]?thieu|co[- ]?cau|to[- ]?chuc[- ]?bo[- ]?may|lanh[- ]?dao|chuc[- ]?nang/ },
  { kind: 'news', place: /tin[- ]?tuc|\bnews\b|su[- ]?kien|thoi[- ]?su|hoat[- ]?dong/ },
]

/** What the document is, by rules that can be read. A dated page that no rule knows is news. */
export function kindOf({ url, title, text, breadcrumb, documentNumber, publishedAt }: KindClues): DocumentKind {
  const { pathname } = new URL(url)
  const clues = {
    title: foldText(title).trim(),
    text: foldText(text),
    place: foldText(`${decodeSafely(pathname)} ${breadcrumb.join(' / ')}`),
  }
  const rule = RULES.find(
    (each) =>
      (!each.needsNumber || documentNumber) &&
      (!each.title || each.title.test(clues.title)) &&
      (!each.place || each.place.test(clues.place)) &&
      [each.text ?? []].flat().every((pattern) => pattern.test(clues.text)),
  )
  return rule?.kind ?? (publishedAt ? 'news' : 'other')
}

function decodeSafely(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    // A broken escape: the raw path still has its words.
    return path
  }
}
