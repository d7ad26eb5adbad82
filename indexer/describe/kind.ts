import type { DocumentKind } from '../../domain/document.ts'
import { foldText } from '../../vietnamese/normalize.ts'
import type { Label } from './labels.ts'

export type KindClues = {
  url: string
  title: string
  text: string
  breadcrumb: readonly string[]
  documentNumber: string | null
  publishedAt: string | null
  /** Labels that stand on the page (labels.ts). */
  labels?: ReadonlySet<Label>
}

type Rule = {
  kind: DocumentKind
  title?: RegExp
  place?: RegExp
  text?: RegExp | readonly RegExp[]
  needsNumber?: true
  /** News may begin with the same words, but has a date. */
  isUndated?: true
  /** All of them must stand on the page. */
  labels?: readonly Label[]
}

/** A title that begins with the type of a document, or with its number. */
const TITLE_WITH_TYPE =
  /^(?:du thao )?(luat|bo luat|phap lenh|nghi quyet|nghi dinh|quyet dinh|thong tu|chi thi|cong dien|cong van|ke hoach|chuong trinh|van ban hop nhat|huong dan|quy che|to trinh|bao cao|\d)/

/**
 * Rules from the most telling to the least; the first that holds decides. All parts of a rule must hold. `title` and `text`
 * are matched without accents, `place` against the path and the breadcrumb. Several expressions for the text must all be
 * found: one expression for all of them would take quadratic time on a hostile text.
 */
const RULES: readonly Rule[] = [
  { kind: 'procedure', labels: ['procedureCode'] },
  { kind: 'procedure', text: /ma (?:so )?thu tuc\s*(?:hanh chinh\s*)?:/ },
  { kind: 'press-release', title: /^thong cao bao chi/ },
  { kind: 'legal-document', needsNumber: true, title: TITLE_WITH_TYPE },
  { kind: 'legal-document', needsNumber: true, labels: ['number', 'issuedAt'] },
  { kind: 'procedure', labels: ['papers', 'timeLimit'] },
  { kind: 'procedure', text: [/trinh tu thuc hien/, /thanh phan ho so|ho so gom|thoi han giai quyet/] },
  { kind: 'question-answer', title: /^(hoi|cau hoi)\b|\?$/, text: /(tra loi|dap)\s*:/ },
  { kind: 'question-answer', title: /^(hoi ?(-|va)? ?dap|q&a|cau hoi thuong gap)\b/ },
  { kind: 'question-answer', place: /hoi[- ]?dap|cau[- ]?hoi|\bfaq\b/ },
  { kind: 'legal-document', needsNumber: true, place: /van[- ]?ban|legal|phap[- ]?luat|cong[- ]?bao/ },
  { kind: 'legal-document', needsNumber: true, text: /(^|\n)\s*dieu 1\b/ },
  {
    kind: 'procedure',
    place: /thu[- ]?tuc|tthc|dich[- ]?vu[- ]?cong/,
    title: /^(thu tuc|cap|dang ky|xac nhan|cong nhan|gia han)\b/,
  },
  { kind: 'notice', title: /^(thong bao|giay moi|moi|lich|thu moi|cong khai|niem yet)\b/ },
  { kind: 'notice', place: /thong[- ]?bao/ },
  {
    kind: 'data',
    title:
      /^(?:bang |bao cao |cong bo |cong khai )?(so lieu|thong ke|nien giam|chi so gia|tinh hinh kinh te|du lieu mo|gia tri san xuat|facts and figures?|statistics)\b/,
  },
  { kind: 'data', place: /so[- ]?lieu|thong[- ]?ke|du[- ]?lieu[- ]?mo|nien[- ]?giam/ },
  {
    kind: 'office',
    title: /^(co cau to chuc|chuc nang|gioi thieu|lien he|tieu su|so do to chuc|lanh dao|danh ba|danh sach lanh dao)/,
  },
  {
    kind: 'office',
    title:
      /^(phong (?!chong|chay|ngua|benh|dich|trao)|don vi |chi cuc |trung tam |thanh tra |about us|organi[sz]ation|leaders|functions)/,
    text: [/chuc nang|nhiem vu|function|mission/, /truong phong|giam doc|dien thoai|chi cuc truong|to chuc|director|department/],
    isUndated: true,
  },
  { kind: 'office', place: /gioi[- ]?thieu|co[- ]?cau|to[- ]?chuc[- ]?bo[- ]?may|lanh[- ]?dao|chuc[- ]?nang/ },
  { kind: 'news', place: /tin[- ]?tuc|\bnews\b|su[- ]?kien|thoi[- ]?su|hoat[- ]?dong/ },
]

/** What the document is, by rules that can be read. A dated page that no rule knows is news. */
export function kindOf({ url, title, text, breadcrumb, documentNumber, publishedAt, labels }: KindClues): DocumentKind {
  const { pathname } = new URL(url)
  const clues = {
    title: foldText(title).trim(),
    text: foldText(text),
    place: foldText(`${decodeSafely(pathname)} ${breadcrumb.join(' / ')}`),
  }
  const rule = RULES.find(
    (each) =>
      (!each.needsNumber || documentNumber) &&
      (!each.isUndated || !publishedAt) &&
      (!each.title || each.title.test(clues.title)) &&
      (!each.place || each.place.test(clues.place)) &&
      (each.labels ?? []).every((label) => labels?.has(label)) &&
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
