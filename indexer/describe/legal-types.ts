import { foldText } from '../../vietnamese/normalize.ts'

/** Types of legal and administrative documents, by the codes that stand in their numbers, the longer names first. */
const CODES_BY_TYPE: Readonly<Record<string, readonly string[]>> = {
  'Thông tư liên tịch': ['ttlt'],
  'Nghị quyết liên tịch': ['nqlt'],
  'Văn bản hợp nhất': ['vbhn'],
  'Hiến pháp': ['hp'],
  'Bộ luật': ['bl'],
  Luật: ['l'],
  'Pháp lệnh': ['pl'],
  Lệnh: [],
  'Nghị quyết': ['nq'],
  'Nghị định': ['nd'],
  'Quyết định': ['qd', 'qdi'],
  'Thông tư': ['tt'],
  'Chỉ thị': ['ct'],
  'Công điện': ['cd'],
  'Công văn': ['cv'],
  'Kế hoạch': ['kh'],
  'Chương trình': ['ctr'],
  'Đề án': ['da'],
  'Báo cáo': ['bc'],
  'Tờ trình': ['ttr'],
  'Thông báo': ['tb'],
  'Hướng dẫn': ['hd'],
  'Kết luận': ['kl'],
  'Quy chế': ['qc'],
  'Quy định': [],
  'Điều lệ': [],
  'Biên bản': ['bb'],
  'Giấy mời': ['gm'],
}
const TYPES = Object.keys(CODES_BY_TYPE)
const TYPE_BY_CODE = new Map(Object.entries(CODES_BY_TYPE).flatMap(([type, codes]) => codes.map((code) => [code, type] as const)))
const TYPE_BY_FOLDED = new Map(TYPES.map((type) => [foldText(type), type]))

/** Names of types without accents, as a part of regular expressions over texts without accents. */
export const TYPE_WORDS = TYPES.map(foldText)
  .sort((a, b) => b.length - a.length)
  .join('|')
const AT_START = new RegExp(`^(?:du thao |dieu \\d+[a-z]? )?(${TYPE_WORDS})(?![a-z])`)

/** The type that a name begins with, in its usual spelling: `NGHỊ ĐỊNH quy định …`. */
export function typeAtStart(text: string): string | null {
  return TYPE_BY_FOLDED.get(AT_START.exec(foldText(text.slice(0, 60)).trim())?.[1] ?? '') ?? null
}

/** The type that a number tells: `42/2022/NĐ-CP`. A law and a resolution of the National Assembly have numbers alike: null. */
export function typeOfNumber(number: string): string | null {
  const codes = foldText(number).split(/[/-]/).slice(1)
  for (const code of codes) {
    const type = TYPE_BY_CODE.get(code)
    if (type) return type
  }
  // 1011/UBND-KGVX: a letter has its issuer where others have their type.
  return /^\d+\/(?:ubnd|hdnd|b[a-z]+|s[a-z]+|vp[a-z]+|ttg|tct|tchq)-/.test(foldText(number)) ? 'Công văn' : null
}

/** The type of a name that is nothing but one (`thông tư`, as in a table of properties). */
export function typeNamed(name: string): string | null {
  return TYPE_BY_FOLDED.get(foldText(name).replace(/\s+/g, ' ').trim()) ?? null
}
