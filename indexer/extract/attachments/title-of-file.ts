import { documentNumbersIn } from '../../../vietnamese/document-number.ts'
import { foldText } from '../../../vietnamese/normalize.ts'
import { typeAtStart, typeNamed } from '../../describe/legal-types.ts'
import { syllableShare } from './syllable-share.ts'

/** How far into a file its title stands. */
const HEAD_LINES = 40
/** The name of a paper takes a few lines at most, and no line of it is a paragraph. */
const MAX_NAME_LINES = 6
const MAX_NAME_LINE_CHARS = 300
const MAX_TITLE_CHARS = 400
/** A line of fewer words names a section or a place, not a text. */
const MIN_TITLE_WORDS = 4
/** Words of text in which the title of the metadata must stand again: most were left over from another file. */
const CONFIRMING_CHARS = 3000
const MIN_SYLLABLE_SHARE = 0.8

/** Lines of the letterhead, without accents: motto, number, place and day, issuer, draft. */
const LETTERHEAD =
  /^(?:cong hoa xa hoi|doc lap ?[-–]|(?:luat |nghi quyet |phap lenh )?so ?:|so \d|[a-z .]{3,30}, ?ngay\b.*(?:thang|\d)|du thao\b.{0,15}$|mau\b.{0,20}$|\(?ban hanh kem theo|\(?kem theo|v\/v\b|phu luc\b.{0,12}$)/
const ISSUER =
  /^(?:quoc hoi|chinh phu|thu tuong chinh phu|chu tich nuoc|uy ban|hoi dong|bo truong|bo|so|cuc|vu|tong cuc|van phong|ban|dang|tinh|thanh pho|huyen|xa|phuong|toa an|vien kiem sat|thanh tra|kho bac|ngan hang|chu tich|giam doc)\b/
/** What comes behind the name of a paper. */
const BODY =
  /^(?:can cu|kinh gui|dieu \d|chuong [ivx\d]|phan (?:thu|[ivx\d])|muc \d|thuc hien|theo de nghi|xet de nghi|[ivx]+\.|\d+[.)]|[a-z]\)|[-–•+]|quoc hoi (?:ban hanh|da thong qua)|noi nhan|tom tat)/
/** First words of names that keep their capital in the middle of a title, … */
const NAME_WORDS = new Set('Luật Bộ Sở Chính Quốc Nghị Đảng Nhà Ủy Hội Việt Hà'.split(' '))
/** … and those that hardly any title means as a name. */
const COMMON_STARTS = new Set('về quy ban sửa phê hướng công bãi bổ đánh tổng tăng dự kết tiếp triển thực đề xây'.split(' '))
const NO_NAME = '(?!(?:về|và|của|năm|trong|đến|thuộc|có|theo|tại|giai|khóa|quý|sửa|này|hội)(?!\\p{L}))'
/** `luật cảnh vệ`: one capital; `tỉnh quảng ninh`: one for each of two. */
const NAMED = new RegExp(`(?<!\\p{L})(bộ luật|luật|pháp lệnh|bộ|sở) ${NO_NAME}(\\p{Ll}+)`, 'gu')
const PLACED = new RegExp(`(?<!\\p{L})(tỉnh|thành phố|huyện|xã|phường) ${NO_NAME}(\\p{Ll}+(?: ${NO_NAME}\\p{Ll}+)?)`, 'gu')
const FAMILY_NAMES = new Set(
  'nguyễn trần lê phạm hoàng huỳnh phan vũ võ đặng bùi đỗ hồ ngô dương lý đào đoàn vương trịnh đinh lâm phùng mai tô tạ'.split(
    ' ',
  ),
)
const ORNAMENT = /^[\s\-–—_*=.…~#\d]*$/

/**
 * The title as it stands in the file: for an official paper its type, number and name, as portals title their pages; else what the
 * metadata say if the text agrees; else the first telling line; else the name of the file.
 */
export function titleOfFile(lines: readonly string[], metadataTitle: string | null, url: string): string {
  const head = lines.slice(0, HEAD_LINES).map((line) => line.trim())
  const title =
    paperTitle(head, lines) ??
    confirmedTitle(metadataTitle, lines) ??
    firstTellingLine(head, lines) ??
    fileName(url) ??
    head[0] ??
    ''
  return title.replace(/\s+/g, ' ').trim().slice(0, MAX_TITLE_CHARS)
}

/** `NGHỊ ĐỊNH` on a line of its own or at the start of one, with the lines of the name under it and the number above. */
function paperTitle(head: readonly string[], lines: readonly string[]): string | null {
  const at = head.findIndex((line) => isTypeLine(line))
  const line = head[at]
  if (line === undefined) return null
  const typeName = typeAtStart(line) ?? ''
  const isAlone = typeNamed(line.replace(/^dự thảo\s+/iu, '')) !== null
  const rest = isAlone
    ? ''
    : line
        .replace(/^(?:dự thảo\s+)?/iu, '')
        .slice(typeName.length)
        .trim()
  const name = [...(rest ? [rest] : []), ...nameLines(head.slice(at + 1))].join(' ')
  if (name === '') return null
  const number = numberIn(head.slice(0, at))
  return [typeName, number, asName(name, typeName, lines)].filter(Boolean).join(' ')
}

function isTypeLine(line: string): boolean {
  const type = typeAtStart(line)
  if (type === null || line.length > MAX_NAME_LINE_CHARS) return false
  const own = line.replace(/^dự thảo\s+/iu, '')
  // `Luật số: …` gives the number, and a sentence may begin with a type too.
  return typeNamed(own) !== null || (own.startsWith(type.toUpperCase()) && !/số\s*:/iu.test(own))
}

function nameLines(lines: readonly string[]): string[] {
  const name: string[] = []
  for (const line of lines) {
    const folded = foldText(line)
    if (ORNAMENT.test(line) && name.length === 0) continue
    const isOver = ORNAMENT.test(line) || BODY.test(folded) || LETTERHEAD.test(folded) || line.length > MAX_NAME_LINE_CHARS
    if (isOver || name.length >= MAX_NAME_LINES || isIssuerLine(line, name)) break
    name.push(line)
    if (/[.;:]$/.test(line)) break
  }
  return name
}

/** `CHÍNH PHỦ` and `BỘ TRƯỞNG BỘ TƯ PHÁP` behind the name say who decides. */
function isIssuerLine(line: string, name: readonly string[]): boolean {
  return (
    name.length > 0 &&
    isCapitals(line) &&
    ISSUER.test(foldText(line)) &&
    !/\b(?:của|về|và|cho|tại|với|theo)$/iu.test(name.at(-1) ?? '')
  )
}

function numberIn(lines: readonly string[]): string | null {
  const line = lines.find((candidate) => /số\s*:?\s*\d/iu.test(candidate))
  return line ? (documentNumbersIn(line)[0]?.number ?? null) : null
}

function confirmedTitle(title: string | null, lines: readonly string[]): string | null {
  if (!title || title.split(/\s+/).length < MIN_TITLE_WORDS || syllableShare(title) < MIN_SYLLABLE_SHARE) return null
  const folded = foldText(title).replace(/\s+/g, ' ').trim()
  const text = foldText(lines.join(' ').slice(0, CONFIRMING_CHARS))
  return !LETTERHEAD.test(folded) && !ISSUER.test(folded) && text.includes(folded) ? title : null
}

/** Headings of several lines in capitals are one title. */
function firstTellingLine(head: readonly string[], lines: readonly string[]): string | null {
  const at = head.findIndex((line) => {
    const folded = foldText(line)
    return (
      !ORNAMENT.test(line) &&
      !LETTERHEAD.test(folded) &&
      !(isCapitals(line) && ISSUER.test(folded) && line.length < 60) &&
      line.split(' ').length >= MIN_TITLE_WORDS
    )
  })
  const first = head[at]
  if (first === undefined) return null
  if (!isCapitals(first)) return firstSentence(first)
  const title = [first]
  for (const line of head.slice(at + 1, at + MAX_NAME_LINES)) {
    if (!isCapitals(line) || BODY.test(foldText(line)) || isPerson(line)) break
    title.push(line)
  }
  return asWritten(title.join(' '), lines) ?? sentenceCase(title.join(' '))
}

/** Authors stand under the title of an article, in capitals too. */
function isPerson(line: string): boolean {
  const words = line.toLowerCase().split(' ')
  return words.length >= 3 && words.length <= 4 && FAMILY_NAMES.has(words[0] ?? '')
}

function firstSentence(line: string): string {
  const end = line.slice(0, MAX_NAME_LINE_CHARS).search(/[.;](?:\s|$)/)
  if (end > 0) return line.slice(0, end)
  return line.length <= MAX_NAME_LINE_CHARS ? line : `${line.slice(0, line.lastIndexOf(' ', MAX_NAME_LINE_CHARS))}…`
}

/** A name in capitals as the text itself writes it; of laws with a capital, of others as the end of a sentence. */
function asName(name: string, type: string, lines: readonly string[]): string {
  const hasCapitals = isCapitals(name) || /\p{Lu}{2,} \p{Lu}{2,}/u.test(name)
  const written = hasCapitals ? (asWritten(name, lines) ?? (isCapitals(name) ? sentenceCase(name) : name)) : name
  const [first = ''] = written.split(' ', 1)
  const isName = /luật|pháp lệnh/iu.test(type) || NAME_WORDS.has(first) || !/^\p{Lu}\p{Ll}*$/u.test(first)
  if (isName) return written
  const small = first.toLowerCase()
  const isUsedSmall = COMMON_STARTS.has(small) || lines.some((line) => ` ${line} `.includes(` ${small} `))
  return isUsedSmall ? small + written.slice(first.length) : written
}

function asWritten(capitals: string, lines: readonly string[]): string | null {
  const wanted = capitals.toLowerCase()
  for (const line of lines) {
    const at = line.toLowerCase().indexOf(wanted)
    const found = at < 0 ? '' : line.slice(at, at + wanted.length)
    if (found && !isCapitals(found)) return found.charAt(0).toUpperCase() + found.slice(1)
  }
  return null
}

/** Names of places lose their capitals where the text has no better spelling: a title in capitals is hard to read. */
function sentenceCase(capitals: string): string {
  const small = capitals
    .toLowerCase()
    .replace(/(?<!\p{L})việt nam(?!\p{L})/gu, 'Việt Nam')
    .replace(NAMED, (_, noun: string, name: string) => `${capital(noun)} ${capital(name)}`)
    .replace(PLACED, (_, noun: string, name: string) => `${noun} ${name.split(' ').map(capital).join(' ')}`)
  return capital(small)
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

function isCapitals(line: string): boolean {
  return /\p{Lu}/u.test(line) && !/\p{Ll}{2}/u.test(line)
}

/** The name in the address, its words parted; null for codes. */
function fileName(url: string): string | null {
  let name = new URL(url).pathname.split('/').at(-1) ?? ''
  try {
    name = decodeURIComponent(name)
  } catch {
    // Some portals encode names otherwise.
  }
  const words = name
    .replace(/\.[a-z]{3,4}$/i, '')
    .replace(/[-_+.]+/g, ' ')
    .normalize('NFC')
    .trim()
  return /\p{L}{2}/u.test(words) && !/^[0-9a-f -]+$/i.test(words) ? words : null
}
