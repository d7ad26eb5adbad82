import { foldInPlace } from './fold-in-place.ts'

/** A piece of a page that stands by itself: a line, a cell. `row` is the same for cells of one row of a table, null outside tables. */
export type Block = { text: string; row: number | null }

/** Stands in a block where one piece of markup ends and the next one begins: `<b>Số</b> 12`. */
export const MARK = '\uE000'

/** What pages call the facts of a legal document and of a procedure, without accents. */
const LABELS = {
  number: 'so[,/ ]* ?(?:va )?ky hieu(?: van ban)?|so hieu(?: van ban)?|so van ban|ky hieu(?: van ban)?|so(?=\\s*:)',
  legalType: 'loai van ban|the loai van ban|hinh thuc van ban|the loai|ten loai van ban',
  issuer: 'co quan(?:/don vi)? ban hanh(?: van ban)?|noi ban hanh|don vi ban hanh|cq ban hanh|co quan/nguoi ban hanh',
  signer: 'nguoi ky(?: duyet| van ban)?|chuc danh/nguoi ky|nguoi ky/chuc danh',
  issuedAt: 'ngay ban hanh|ngay ky(?: ban hanh)?|thoi gian ban hanh|ban hanh ngay|ngay van ban',
  effectiveAt:
    'ngay (?:bat dau )?co hieu luc(?: thi hanh)?|ngay hieu luc|hieu luc tu(?: ngay)?|ngay ap dung|thoi diem co hieu luc',
  expiresAt: 'ngay het hieu luc|ngay ngung hieu luc|het hieu luc tu(?: ngay)?',
  summary: 'trich yeu(?: noi dung)?|ve viec|noi dung trich yeu',
  status: 'tinh trang(?: hieu luc)?|trang thai',
  gazette:
    'so cong bao|ngay cong bao|ngay dang cong bao|nguon thu thap|lan xem|tep dinh kem|tai ve|toan van|file dinh kem|van ban lien quan|do mat|do khan|ngay dang|pham vi|nganh',
  procedureCode: 'ma (?:so )?(?:thu tuc|tthc)(?: hanh chinh)?|ma thu tuc hanh chinh',
  procedureName: 'ten (?:thu tuc|tthc)(?: hanh chinh)?|so quyet dinh|loai thu tuc|muc do(?: dich vu cong| cung cap dich vu)?',
  authority:
    'co quan (?:truc tiep )?(?:thuc hien|giai quyet)(?: (?:tthc|thu tuc(?: hanh chinh)?))?|don vi (?:thuc hien|giai quyet)|co quan co tham quyen(?: quyet dinh)?|co quan co tham quyen giai quyet',
  level: 'cap (?:thuc hien|giai quyet|hanh chinh|tham quyen)',
  field: 'linh vuc(?: (?:thuc hien|van ban|thong ke))?|thuoc linh vuc',
  timeLimit: 'thoi (?:han|gian) (?:giai quyet|thuc hien|xu ly)(?: (?:thu tuc|tthc|ho so))?',
  fee: 'phi, ?le phi(?: \\(neu co\\))?|le phi(?: \\(neu co\\))?|phi(?: \\(neu co\\))?|muc (?:phi|le phi|thu)|phi/le phi|phi va le phi',
  papers: 'thanh phan(?:, so luong)? ho so(?: gom)?|ho so (?:bao )?gom|thanh phan ho so bao gom|giay to phai nop',
  // Sections that end the ones before them.
  other:
    'trinh tu(?: va cach thuc)? thuc hien|cach thuc thuc hien|hinh thuc (?:nop|thuc hien)|doi tuong(?: thuc hien)?(?: tthc| thu tuc hanh chinh)?|ket qua(?: thuc hien| giai quyet)?(?: tthc| thu tuc hanh chinh)?|can cu phap ly(?: cua tthc)?|co so phap ly|yeu cau,? ?(?:va )?dieu kien(?: thuc hien)?(?: tthc| thu tuc hanh chinh)?|bieu mau(?: dinh kem)?|mau don,? ?(?:mau )?to khai|ten mau don(?:,? mau to khai)?|so luong ho so|so bo ho so|dia chi (?:tiep nhan|nop)(?: ho so)?|ghi chu|co quan (?:phoi hop|duoc uy quyen|ban hanh)|tu khoa|mo ta|cau hoi thuong gap',
} as const
export type Label = keyof typeof LABELS

/** Before a label: `1.`, `a)`, `-`, `10.1.` */
const BULLET = String.raw`(?:(?:\d{1,2}(?:\.\d{1,2})*|[a-z])[.)]\s?|[-–—•+*]\s?)?`
const NAMED = (Object.entries(LABELS) as [Label, string][]).map(([label, words]) => ({
  label,
  alone: new RegExp(`^${BULLET}(?:${words})\\s*(?:\\([^)]{0,60}\\))?\\s*[:.]?$`),
  leading: new RegExp(`^${BULLET}(?:${words})\\s*(?:\\([^)]{0,60}\\)\\s*)?(?::|\\||${MARK}\\s*[:|]?)\\s*`),
}))
/** A label inside a block: behind the end of a sentence, with its colon. */
const INSIDE = new RegExp(String.raw`(?:[.;|${MARK}]\s*|\s[-–]\s)(?=(?:${Object.values(LABELS).join('|')})\s*:)`, 'g')
const MAX_VALUE_BLOCKS = 40
const MAX_BLOCKS = 3000
/** No label is that long, with what may stand in brackets behind it. */
const MAX_LABEL_CHARS = 120

/**
 * What stands under which label, the first of each: `Số ký hiệu: 12/QĐ-UBND`, a cell beside a cell, a heading with lines below. A
 * value goes on until the next label, in a table to the end of its row. Several labels may share a line.
 */
export function labelled(blocks: readonly Block[]): Map<Label, string[]> {
  const found = new Map<Label, string[]>()
  let open: { row: number | null; values: string[] } | null = null
  for (const { text, row } of blocks.slice(0, MAX_BLOCKS).flatMap(apart)) {
    const { label, rest } = readLabel(text)
    if (label) {
      const isNew = !found.get(label)?.length
      open = { row, values: rest ? [rest] : [] }
      if (isNew) found.set(label, open.values)
    } else if (open && open.row === row && open.values.length < MAX_VALUE_BLOCKS) open.values.push(rest)
    else if (open?.row !== row) open = null
  }
  return found
}

/** Lines of a text as blocks. */
export function blocksOfText(text: string): Block[] {
  return text
    .normalize('NFC')
    .split('\n', MAX_BLOCKS)
    .flatMap((line) => (line.trim() ? [{ text: line, row: null }] : []))
}

/** A block with several labels as several. */
function apart(block: Block): Block[] {
  if (!block.text.includes(':')) return [block]
  const text = block.text.normalize('NFC')
  const folded = foldInPlace(text)
  const cuts = Array.from(folded.matchAll(INSIDE), ({ index, 0: before }) => index + before.length)
  if (cuts.length === 0) return [{ ...block, text }]
  return [0, ...cuts].map((from, index) => ({ text: text.slice(from, cuts[index]).replace(/[\s.;|–-]+$/, ''), row: block.row }))
}

function readLabel(block: string): { label: Label | null; rest: string } {
  const text = block.trim()
  const head = foldInPlace(text.slice(0, MAX_LABEL_CHARS))
  const isShort = text.length <= MAX_LABEL_CHARS
  // Most lines are sentences: neither so short nor with a colon near their beginning.
  if (!isShort && !/[:|\uE000]/.test(head)) return { label: null, rest: clean(text) }
  const whole = head.replaceAll(MARK, ' ').trim()
  for (const { label, alone, leading } of NAMED) {
    if (isShort && alone.test(whole)) return { label, rest: '' }
    const match = leading.exec(head)
    if (match) return { label, rest: clean(text.slice(match[0].length)) }
  }
  return { label: null, rest: clean(text) }
}

function clean(text: string): string {
  return text.replaceAll(MARK, ' ').replace(/\s+/g, ' ').trim()
}
