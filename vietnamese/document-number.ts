import { foldText, normalizeText } from './normalize.ts'

/** A document number as found: `number` in canonical spelling (`42/2022/NĐ-CP`), `key` to compare by (`42/2022/nd-cp`). */
export type FoundNumber = { number: string; key: string; start: number; end: number }

/** Kinds of document by the words people use, with the code that stands in the number. */
const KIND_CODES: Readonly<Record<string, string>> = {
  'thong tu lien tich': 'ttlt',
  'nghi quyet lien tich': 'nqlt',
  'van ban hop nhat': 'vbhn',
  'nghi quyet': 'nq',
  'nghi dinh': 'nd',
  'quyet dinh': 'qd',
  'thong tu': 'tt',
  'chi thi': 'ct',
  'cong dien': 'cd',
  'cong van': 'cv',
  'ke hoach': 'kh',
  'ket luan': 'kl',
  'thong bao': 'tb',
  'bao cao': 'bc',
  'to trinh': 'ttr',
  'huong dan': 'hd',
  'phap lenh': 'pl',
  'bo luat': 'qh',
  luat: 'qh',
}
/** Codes that may be typed without their accents, with their canonical spelling. */
const CANONICAL_CODES: Readonly<Record<string, string>> = {
  nd: 'NĐ',
  qd: 'QĐ',
  cd: 'CĐ',
  da: 'ĐA',
  du: 'ĐU',
  hd: 'HD',
  hdnd: 'HĐND',
  hdtp: 'HĐTP',
  gddt: 'GDĐT',
  bgddt: 'BGDĐT',
  sgddt: 'SGDĐT',
  bkhdt: 'BKHĐT',
  skhdt: 'SKHĐT',
  ldtbxh: 'LĐTBXH',
  bldtbxh: 'BLĐTBXH',
  sldtbxh: 'SLĐTBXH',
  ctr: 'CTr',
  qdi: 'QĐi',
  ttr: 'TTr',
  ttg: 'TTg',
}

/** Codes of bodies that people type after a kind. None reads as a Vietnamese word: they may stand apart from the number. */
const ISSUER = `(?:cp|ttg|ctn|tw|ubnd|hdnd|(?:ubtv)?qh\\d{1,2}(?!\\d)\
|nhnn\\d?(?!\\d)|ttcp|vpcp|ktnn|ubdt|tandtc|tatc|tand|vksndtc|vkstc|vksnd|hdtp|kbnn\
|b(?:ca|qp|ng|nv|tp|tc|ct|khdt|nnptnt|nnmt|nn|tnmt|gtvt|xd|tttt|ldtbxh|vhttdl|vhtt|khcnmt|khcn|gddt|yt|dttg|bcvt|tm|cn|ts)\
|s(?:nv|tp|tc|ct|khdt|nnptnt|nnmt|tnmt|gtvt|xd|tttt|ldtbxh|vhttdl|vhtt|khcn|gddt|yt|dttg|ngv|dl|qhkt)|tct|tchq|tctk)`
/** Bodies by the words people use, the longer ones first. */
const ISSUER_WORDS: Readonly<Record<string, string>> = {
  'uy ban thuong vu quoc hoi': 'ubtvqh',
  'uy ban nhan dan': 'ubnd',
  'hoi dong nhan dan': 'hdnd',
  'thu tuong': 'ttg',
  'chinh phu': 'cp',
  'quoc hoi': 'qh',
  'bo chinh tri': 'tw',
  'ban bi thu': 'tw',
}

const YEAR = '(?:19|20)\\d{2}'
const HYPHEN = '[-\u2010-\u2015\u2212]'
const ANY_HYPHEN = new RegExp(HYPHEN, 'gu')
/** What may stand between the parts of a number: lines break there, and invisible characters hide there. */
const GAP = '[\\s\\p{Cf}]{0,2}'
/** A number up to its code: 42/2022/ · 1234/. The end of a range, a decimal or a standard (`QCVN 86:2015/`) is none. */
const HEAD = new RegExp(
  `(?<![\\p{L}\\p{N}/]|\\d[-.]|\\d\\s?:\\s?)(\\d{1,5})${GAP}/${GAP}(?:(${YEAR})${GAP}/${GAP})?(?=\\p{L})`,
  'gu',
)
/** One code: NĐ · TTg · QH14 · BGD&ĐT · ubnd. Behind capitals the next word may be glued on: `QĐ-TTgngày`, `NĐ-CPcủa`. */
const CODE =
  /(?:TTg|CTr|TTr|QĐi)(?=\p{Ll})|\p{Lu}{2,}\d{0,2}(?=(?:&\p{Lu}?)?\p{Ll}{2})|\p{L}[\p{L}\p{M}]*(?:&\p{L}[\p{L}\p{M}]*)*\d{0,2}(?![\p{L}\p{N}])/uy
/** Joint circulars are written `TTLT/BTC-BCA` too. */
const JOINT = new RegExp(`${GAP}${HYPHEN}${GAP}|(?<=LT)/`, 'iuy')
/** A hyphen that stands close to a code, before it or at the end of the line behind it. */
const CLOSE_JOINT = new RegExp(`${HYPHEN}$|^${HYPHEN}\\s*\\n`, 'u')
/** Numbers of the Party's documents: 57-NQ/TW, 456-QĐ/TU. */
const PARTY_NUMBER = new RegExp(
  `(?<![\\p{L}\\p{N}/.-])(\\d{1,4})\\s?${HYPHEN}\\s?(\\p{L}{2,3})\\s?/\\s?(\\p{L}{0,6}(?:TW|TU|[ĐD]U))(?![\\p{L}\\p{N}])`,
  'giu',
)
const PARTY_KIND = /^(?:nq|qdi?|ct|kl|hd|tb|qc|kh|bc|cv|da|ctr)$/
/** Numbers of forms look the same: mẫu số 01/TB-KTT. */
const FORM_BEFORE = /(?:mau|bieu|phu luc)(?:\s+so)?[\s:*]*$/
const FORM_BEFORE_CHARS = 20
/** What may stand first behind the slashes; keeps fractions and paths such as `24/7` or `km/h` out. */
const KIND =
  /^(hp|bl|l|pl|nq|nd|qd|tt|ttlt|nqlt|ct|cd|cv|kh|ctr|da|bc|ttr|tb|hd|qc|vbhn|bb|gm|qh\d{1,2}|ubtvqh\d{1,2}|ubnd|hdnd|kl|b[a-z]{1,6}|s[a-z]{2,6}|vp[a-z]{2,4}|ttg|tct|tchq|tandtc|vksndtc)$/
/** Kinds that people type as codes. */
const TYPED_KIND = 'ttlt|nqlt|vbhn|nd|nq|qd|ttr|tt|ct|cd|cv|kh|kl|bc|tb|hd|pl'
const ONLY_ISSUER = new RegExp(`^${ISSUER}$`)
const ANY_ISSUER = new RegExp(ISSUER, 'g')
const ONLY_ISSUERS = new RegExp(`^(?:${ISSUER})+$`)
/** Kind and body with nothing between them: NDCP, QĐUBND. */
const KIND_WITH_ISSUER = new RegExp(`^(${TYPED_KIND})(${ISSUER})$`)

/**
 * The document numbers of a text in the order in which they stand, tolerant of spaces, line ends, hyphens, case and missing
 * accents, but not of missing slashes. `start` and `end` are offsets in the text in NFC.
 */
export function documentNumbersIn(text: string): FoundNumber[] {
  const normalized = text.normalize('NFC')
  const found: FoundNumber[] = []
  const add = (number: string, start: number, end: number) => found.push({ number, key: keyOf(number), start, end })
  for (const { index, 0: head, 1: digits = '', 2: year } of normalized.matchAll(HEAD)) {
    const codes = codesAt(normalized, index + head.length)
    if (!codes || (!year && codes.parts.length < 2 && !/\d$/.test(codes.parts[0] ?? ''))) continue
    if (!year && FORM_BEFORE.test(foldText(normalized.slice(Math.max(0, index - FORM_BEFORE_CHARS), index)))) continue
    add([digits, year, codes.parts.map(canonicalCode).join('-')].filter(Boolean).join('/'), index, codes.end)
  }
  for (const match of normalized.matchAll(PARTY_NUMBER)) {
    const [whole, digits = '', kind = '', issuer = ''] = match
    if (!PARTY_KIND.test(foldText(kind))) continue
    add(`${digits}-${canonicalCode(kind)}/${canonicalCode(issuer)}`, match.index, match.index + whole.length)
  }
  return found.sort((a, b) => a.start - b.start)
}

/** The codes that begin at an offset (`NĐ`, `CP`) and where they end; null when the first one is no kind of document. */
function codesAt(text: string, offset: number): { parts: string[]; end: number } | null {
  const parts: string[] = []
  let end = offset
  for (let joint: string | null = ''; joint !== null; joint = matchAt(JOINT, text, end)) {
    const code = matchAt(CODE, text, end + joint.length)
    if (!code || !goesOn(parts, joint, code)) break
    parts.push(code)
    end += joint.length + code.length
  }
  const first = foldText(parts[0] ?? '')
  const [, kind, issuer] = (parts.length === 1 && KIND_WITH_ISSUER.exec(first)) || []
  if (kind && issuer) return { parts: [kind, issuer], end }
  return KIND.test(first) ? { parts, end } : null
}

/** Behind a hyphen with spaces more often a sentence follows (`42/2022/NĐ-CP - Quy định`) than the number goes on. */
function goesOn(parts: readonly string[], joint: string, code: string): boolean {
  if (!/\s/.test(joint)) return true
  if (parts.length > 1 && !/lt$/i.test(parts[0] ?? '')) return false
  return ONLY_ISSUER.test(foldText(code)) || (CLOSE_JOINT.test(joint) && code === code.toUpperCase())
}

function matchAt(sticky: RegExp, text: string, offset: number): string | null {
  sticky.lastIndex = offset
  return sticky.exec(text)?.[0] ?? null
}

/** The comparable form of a number: lower case, no accents, no leading zeros. */
export function keyOf(number: string): string {
  return foldText(number)
    .replaceAll('&', '')
    .replace(/^0+(?=\d)/, '')
}

/**
 * A key as one word for the engine (`42x2022xndxcp`), so that a document's own number can be told from those it names, and the
 * beginning of a key is the beginning of the word.
 */
export function numberWord(key: string): string {
  return key.replace(/[^\p{L}\p{N}]/gu, 'x')
}

/** Kinds whose numbers always bear the year: one that is told apart from the number belongs to it. */
const ALWAYS_WITH_YEAR = /^(?:nd|tt|ttlt|nqlt|qh|pl)$/
/** Kinds whose numbers mostly bear none: `kế hoạch 12/2025` rather is a plan for December, `báo cáo 6 tháng` half a year's. */
const SELDOM_WITH_YEAR = /^(?:kh|kl|tb|bc|ttr|cd|cv|hd)$/
/** Codes that name a document when nothing but a number follows; the others (CT, KH, TB …) are other words' short forms too. */
const TELLING_CODE = /^(?:nd|nq|qd|tt|ttlt|nqlt|vbhn)$/
const YEAR_ALONE = new RegExp(`^${YEAR}$`)
const MONTHS = 12

/** What people type between the parts of a number. */
const MARK = '(?: ?[-/._] ?| )'
/** The same but for a hyphen without spaces, so that a code behind a hyphen can be read in one way only: many ways take for ever. */
const LOOSE_MARK = '(?: ?[/._] ?| ?- | -| )'
/** 42 2022 NDCP · 42.2022.ND.CP · 59 2020 qh14 · 1234 qd ubnd; the end of a date or `điều 5` is no number. */
const NUMBER_FIRST = new RegExp(
  `(?<![a-z\\d/.,:_-]|(?:nam|thang|ngay|quy|dieu|khoan|mau|mau so) )(?<digits>\\d{1,5})(?:${MARK}(?<year>${YEAR}))?${MARK}?\
(?:(?<assembly>(?:ubtv)?qh) ?(?<term>\\d{0,2})|(?<kind>${TYPED_KIND})\
(?<issuers>(?:-[a-z]{2,}\\d{0,2}(?![a-z\\d])|${LOOSE_MARK}?${ISSUER})*))(?![a-z\\d])`,
  'g',
)
/** NĐ 42 · nđ-cp 42 · nghị định số 42 · quyết định 1234. The year and the body may follow. */
const KIND_FIRST = new RegExp(
  `(?<![a-z\\d/._-])(?:(?<word>${Object.keys(KIND_CODES).join('|')})|(?<code>${TYPED_KIND}))(?:[ -]?(?<issuer>${ISSUER}))?\
(?<label>[ :.]*so(?: hieu)?(?![a-z]))?[ :.]*(?<digits>\\d{1,5})(?![\\da-z])`,
  'g',
)
/** /2022 · năm 2022, but not the first year of `2021-2025`. */
const YEAR_BEHIND = new RegExp(`^(?: ?(?<tie>[-/._]) ?| (?:nam )?)(?<year>${YEAR})(?![\\d/.]| ?- ?\\d)`)
/** Dates, fractions, decimals, telephone numbers, times and sums: `24/7`, `1.234`, `091 234`, `5 ngày`, `30%`. */
const NO_NUMBER_BEHIND =
  /^(?: ?[-/.,:_] ?\d| \d| ?%| (?:ty|trieu|nghin|nguoi|thang|tuan|gio|phut|lan|tuoi|phan tram|nam(?! dinh)|ngay(?! \d))(?![a-z]))/
/** … ngày 5/6/2022 của … */
const OF = '(?: ngay [\\d/-]{1,10})?(?: cua)? '
const ISSUERS_BEHIND = new RegExp(`^(?:${MARK}|${OF})(${ISSUER}(?:${MARK}?${ISSUER})*)(?![a-z\\d])`)
const ISSUER_WORD_BEHIND = new RegExp(`^${OF}(${Object.keys(ISSUER_WORDS).join('|')})(?![a-z])`)
/** A question that is nothing but a number without its kind. */
const ONLY_NUMBER = new RegExp(`^(?:van ban )?(?:so )?(\\d{1,5}) ?/ ?(${YEAR})$`)

/** What a question says of a document's number. */
type Typed = { digits: string; year?: string | undefined; kind: string; bodies: readonly string[] }

/**
 * Keys of the numbers that a question names, in the order in which they stand. Generous, since nobody types a number as it is
 * printed: without slashes, hyphens or accents, kind or body first, the year apart (`42 2022 ndcp`, `nđ-cp số 42 năm 2022`).
 *
 * What was not typed is left open: a key without the body is a prefix (`42/2022/nd`), and one number has several keys where it
 * may be written in several ways (a resolution of 2023 is `98/2023/nq`, of the National Assembly `98/2023/qh`).
 */
export function queryNumberKeys(query: string): string[] {
  let text = foldText(normalizeText(query)).replace(ANY_HYPHEN, '-').replaceAll('&', '').replace(/\s+/g, ' ').trim()
  const found: { index: number; keys: readonly string[] }[] = []
  /** What was understood is struck out, so that it is not understood a second time and less well. */
  const take = (index: number, length: number, keys: readonly string[]) => {
    if (keys.length === 0) return
    found.push({ index, keys })
    text = text.slice(0, index) + '|'.repeat(length) + text.slice(index + length)
  }
  for (const match of text.matchAll(NUMBER_FIRST)) take(match.index, match[0].length, keysOfNumberFirst(match, text))
  for (const { key, start, end } of documentNumbersIn(text)) take(start, end - start, [key])
  for (const match of text.matchAll(KIND_FIRST)) take(match.index, match[0].length, keysOfKindFirst(match, text))
  const [, digits, year] = ONLY_NUMBER.exec(text) ?? []
  if (digits) take(0, text.length, [keyOf(`${digits}/${year}/`)])
  return [...new Set(found.sort((a, b) => a.index - b.index).flatMap(({ keys }) => keys))]
}

function keysOfNumberFirst(match: RegExpExecArray, text: string): string[] {
  const { digits = '', year, assembly, term = '', kind = '', issuers = '' } = match.groups ?? {}
  // `2021-2030` are years, and a number so high with a year behind it has its slashes.
  if (year && YEAR_ALONE.test(digits)) return []
  if (assembly) return year ? [keyOf(`${digits}/${year}/${assembly}${term}`)] : []
  const bodies = bodiesIn(issuers)
  if (bodies.length === 0) {
    // `15/2023 nđ 42/2022`: the kind belongs to the number behind it.
    const isOfTheNext = /^[ :.]*(?:so )?\d/.test(text.slice(match.index + match[0].length))
    return year && !isOfTheNext && TELLING_CODE.test(kind) ? keysOf({ digits, year, kind, bodies }) : []
  }
  if (bodies[0] === 'tw' && !year) return [keyOf(`${digits}-${kind}/tw`)]
  return [keyOf([digits, year, [kind, ...bodies].join('-')].filter(Boolean).join('/'))]
}

function keysOfKindFirst(match: RegExpExecArray, text: string): string[] {
  const { word, code = '', issuer, label, digits = '' } = match.groups ?? {}
  const kind = word ? (KIND_CODES[word] ?? '') : code
  let behind = text.slice(match.index + match[0].length)
  const { 0: yearAsTyped = '', groups: { tie, year } = {} } = YEAR_BEHIND.exec(behind) ?? {}
  if (!year && NO_NUMBER_BEHIND.test(behind)) return []
  behind = behind.slice(yearAsTyped.length)
  const bodies = bodiesIn(issuer ?? ISSUERS_BEHIND.exec(behind)?.[1] ?? ISSUER_WORDS[ISSUER_WORD_BEHIND.exec(behind)?.[1] ?? ''])
  const isCertain = label || bodies.length > 0
  if (!year && !isCertain && (YEAR_ALONE.test(digits) || (!word && !TELLING_CODE.test(kind)))) return []
  if (SELDOM_WITH_YEAR.test(kind) && !isCertain && Number(digits) <= MONTHS) return []
  if (!year || tie || ALWAYS_WITH_YEAR.test(kind)) return keysOf({ digits, year, kind, bodies })
  // Told apart from the number, the year may be part of it or not.
  const withoutYear = keysOf({ digits, kind, bodies })
  return SELDOM_WITH_YEAR.test(kind) ? withoutYear : [...keysOf({ digits, year, kind, bodies }), ...withoutYear]
}

/** The codes of bodies that were typed, parted or not: `btc-bca`, `btc bca`, `btcbca`. */
function bodiesIn(issuers: string | undefined): string[] {
  const pieces = issuers?.match(/[a-z\d]+/g) ?? []
  return pieces.flatMap((piece) => (ONLY_ISSUERS.test(piece) ? (piece.match(ANY_ISSUER) ?? []) : [piece]))
}

/** The ways in which a number may be printed of which the kind, and perhaps the body, were typed. */
function keysOf({ digits, year, kind, bodies }: Typed): string[] {
  if (bodies[0] === 'tw' && !year) return [keyOf(`${digits}-${kind}/tw`)]
  return codesOf(kind, bodies, year).map((code) => keyOf([digits, year, code].filter(Boolean).join('/')))
}

function codesOf(kind: string, bodies: readonly string[], year: string | undefined): string[] {
  const [body] = bodies
  // Acts of the Assembly and of its committee bear its code alone; ordinances of before 2012 have their kind in front.
  if (body && /^(?:ubtv)?qh/.test(body)) return kind === 'pl' ? [`pl-${body}`, body] : [body]
  if (kind === 'qh') return year ? ['qh'] : []
  if (kind === 'pl') return year ? ['pl', 'ubtvqh'] : []
  // A letter's number has no kind: 1011/UBND-KGVX.
  if (body) return [(kind === 'cv' ? bodies : [kind, ...bodies]).join('-')]
  return kind === 'nq' && year ? ['nq', 'qh', 'ubtvqh'] : [kind]
}

/** One code in its canonical spelling, from whatever was written: `nd`, `Nđ`, `BGD&ĐT`. */
function canonicalCode(code: string): string {
  const plain = normalizeText(code).replaceAll('&', '')
  return CANONICAL_CODES[foldText(plain)] ?? plain.toUpperCase()
}
