import { foldText } from './normalize.ts'

/** A document number as found: `number` in canonical spelling (`42/2022/NĐ-CP`), `key` to compare by (`42/2022/nd-cp`). */
export type FoundNumber = { number: string; key: string; start: number; end: number }

/** Kinds of document by the words people use, with the code that stands in the number. */
const KIND_CODES: Readonly<Record<string, string>> = {
  'thong tu lien tich': 'ttlt',
  'nghi quyet': 'nq',
  'nghi dinh': 'nd',
  'quyet dinh': 'qd',
  'thong tu': 'tt',
  'chi thi': 'ct',
  'cong dien': 'cd',
  'ke hoach': 'kh',
  'thong bao': 'tb',
  'bao cao': 'bc',
  'to trinh': 'ttr',
  'phap lenh': 'pl',
  luat: 'qh',
}
/** Codes that may be typed without their accents, with their canonical spelling. */
const CANONICAL_CODES: Readonly<Record<string, string>> = {
  nd: 'NĐ',
  qd: 'QĐ',
  cd: 'CĐ',
  da: 'ĐA',
  hd: 'HD',
  hdnd: 'HĐND',
  bgddt: 'BGDĐT',
  sgddt: 'SGDĐT',
  bldtbxh: 'BLĐTBXH',
  hdtp: 'HĐTP',
  ctr: 'CTr',
  qdi: 'QĐi',
  ttr: 'TTr',
  ttg: 'TTg',
}

const HYPHEN = '[-\u2010-\u2015\u2212]'
const LETTERS = '[\\p{L}][\\p{L}\\p{M}]*'
/** 42/2022/NĐ-CP · 1234/QĐ-UBND · 01/2024/TTLT-BTC-BCA · 59/2020/QH14, with spaces around the separators. */
const NUMBER = new RegExp(
  `(?<![\\p{L}\\p{N}/])(\\d{1,5})\\s?/\\s?(?:((?:19|20)\\d{2})\\s?/\\s?)?(${LETTERS}\\d{0,2}(?:\\s?${HYPHEN}\\s?${LETTERS}\\d{0,2})*)(?![\\p{L}\\p{N}])`,
  'giu',
)
/** Numbers of the Party's documents: 57-NQ/TW, 456-QĐ/TU. */
const PARTY_NUMBER = new RegExp(
  `(?<![\\p{L}\\p{N}/.-])(\\d{1,4})\\s?${HYPHEN}\\s?(NQ|QĐi|QĐ|QD|CT|KL|HD|TB|QC|KH|BC|CV|ĐA|CTr)\\s?/\\s?(\\p{L}{0,6}(?:TW|TU|ĐU))(?![\\p{L}\\p{N}])`,
  'giu',
)
/** What may stand first behind the slashes; keeps fractions and paths such as `24/7` or `km/h` out. */
const KIND =
  /^(hp|bl|l|pl|l|nq|nd|qd|tt|ttlt|nqlt|ct|cd|cv|kh|ctr|da|bc|ttr|tb|hd|qc|vbhn|bb|gm|qh\d{1,2}|ubtvqh\d{1,2}|ubnd|hdnd|kl|b[a-z]{1,6}|s[a-z]{2,6}|vp[a-z]{2,4}|ttg|tct|tchq|tandtc|vksndtc)$/

/** The document numbers of a text in the order in which they stand, tolerant of spaces, hyphens, case and missing accents. */
export function documentNumbersIn(text: string): FoundNumber[] {
  const found: FoundNumber[] = []
  const normalized = text.normalize('NFC')
  for (const match of normalized.matchAll(NUMBER)) {
    const [whole, digits = '', year, code = ''] = match
    const parts = code.split(new RegExp(`\\s?${HYPHEN}\\s?`, 'u'))
    if (!KIND.test(foldText(parts[0] ?? '')) || (!year && parts.length < 2 && !/\d$/.test(code))) continue
    const number = [digits, year, parts.map(canonicalCode).join('-')].filter(Boolean).join('/')
    found.push({ number, key: keyOf(number), start: match.index, end: match.index + whole.length })
  }
  for (const match of normalized.matchAll(PARTY_NUMBER)) {
    const [whole, digits = '', kind = '', issuer = ''] = match
    const number = `${digits}-${canonicalCode(kind)}/${canonicalCode(issuer)}`
    found.push({ number, key: keyOf(number), start: match.index, end: match.index + whole.length })
  }
  return found.sort((a, b) => a.start - b.start)
}

/** The comparable form of a number: lower case, no accents, no leading zeros. */
export function keyOf(number: string): string {
  return foldText(number).replace(/^0+(?=\d)/, '')
}

/**
 * A key as one word for the engine (`42x2022xndxcp`), so that a document's own number can be told from those it names, and the
 * beginning of a key is the beginning of the word.
 */
export function numberWord(key: string): string {
  return key.replace(/[^\p{L}\p{N}]/gu, 'x')
}

/**
 * Keys of the numbers that a question names. Besides full numbers it understands a kind with number and year
 * (`nd 42/2022`, `nghị định 42 năm 2022`, `quyết định 1234`): such a key is a prefix and ends before the issuer (`42/2022/nd`).
 */
export function queryNumberKeys(query: string): string[] {
  const full = documentNumbersIn(query)
  if (full.length > 0) return [...new Set(full.map(({ key }) => key))]
  const folded = foldText(query)
  const words = Object.keys(KIND_CODES).join('|')
  const codes = Object.values(KIND_CODES).join('|')
  const loose = new RegExp(
    `(?<![a-z])(?:(${words})|(${codes}))(?: so)?[ :]*(\\d{1,5})(?:(?: ?/ ?| nam | )((?:19|20)\\d{2}))?(?!\\d)`,
    'g',
  )
  const keys = Array.from(folded.matchAll(loose), ([, word, code, digits = '', year]) => {
    const kind = word ? KIND_CODES[word] : code
    return [digits.replace(/^0+(?=\d)/, ''), year, kind].filter(Boolean).join('/')
  })
  const bare = /^\s*(\d{1,5})\s*\/\s*((?:19|20)\d{2})\s*$/.exec(folded)
  if (bare) keys.push(`${Number(bare[1])}/${bare[2]}/`)
  return [...new Set(keys)]
}

function canonicalCode(code: string): string {
  const upper = code.toUpperCase()
  return CANONICAL_CODES[foldText(code)] ?? upper
}
