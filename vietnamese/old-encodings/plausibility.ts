import { isSyllable } from '../syllable.ts'
import { byteOf, decodeAs, OLD_ENCODINGS, type OldEncoding } from './encodings.ts'

/**
 * How implausible a word is, reading by reading: first as it stands, then in each of OLD_ENCODINGS. Roughly the negative
 * logarithm of a probability, so costs of words add up.
 */
export type WordCosts = readonly number[]

const COST = {
  /** One of the commonest syllables of official texts. */
  common: 1,
  /** Any other legal syllable with an accent. */
  legal: 4,
  /** An English word or an abbreviation amid Vietnamese. */
  foreignAscii: 1,
  /** An ASCII word with quotation marks and the like. */
  quoted: 2,
  /** `m×n`, `N·m`, `µm`. */
  formula: 3,
  /** `QĐ`, `HĐND`. */
  abbreviation: 6,
  /** A word of another language, as it stands. */
  foreign: 7,
  /** A pair of letters that hardly any language has: `oø`, `êì`. */
  rarePair: 10,
  /** A symbol inside a word, a capital with an accent behind a small letter, a control character: `ho¹t`, `ViÖt`. */
  broken: 13,
  /** No Vietnamese, although read as such: no better than broken. */
  illegal: 13,
  /** No byte was ever read as this character: `ộ`, `č`. */
  impossible: 40,
}
/** Up to this a word may be right as it stands, in some language. */
export const MAX_PLAUSIBLE_COST = COST.foreign
const READINGS = OLD_ENCODINGS.length + 1
const MAX_WORD_CHARS = 24

/** From what portals and laws are full of; any other legal syllable will do, these prove more. */
const COMMON = new Set(
  `và của các có là được cho trong với không người một để đã những từ này khi đến về như công việc nước năm tỉnh thành phố
   huyện xã thị phường ủy uỷ dân nhân chính phủ bộ sở ngày tháng số quyết định nghị thông tư luật văn bản quy quản lý nhà
   đất xây dựng giáo dục đào tạo tế tài sản kinh hội phát triển thực hiện tổ chức cán lãnh đạo đồng chủ tịch phó giám đốc
   trưởng phòng đảng viên địa phương đơn vị cơ hồ sơ thủ tục hành cấp phép giấy chứng nhận đăng ký kết quả thời nội hướng
   dẫn báo cáo kế hoạch chương trình dự án đầu việt tiếng độc lập tự hạnh phúc cộng hòa hoà nghĩa trường học sinh bảo vệ
   điều khoản điểm mục sửa đổi bổ sung tại theo bằng đối hoặc nếu thì phải cần sử dụng chỉ đề nhiệm vụ quyền hạn trách tiếp
   tục ứng yêu cầu khác nhiều mới cũng lại nhất mọi lớn giữa trước sau trên dưới ngoài lực hiệu đường thủy bình hóa hoá đại
   diện xét kiểm tra thanh lao động sức khỏe khoẻ bệnh giá tiền thuế ngân hàng hợp tác quốc thế giới cứ ước tuyến mức đủ đúng
   rõ tỷ lệ kỳ họp tình hình lĩnh vực biện pháp nghiệp nông thôn miền núi biển đảo nào đó sự lệnh thương mại tố phụ khai thẩm
   nộp hưởng chế độ tin truyền chất lượng trị nhập khẩu xử phạt vi phạm nguồn đấu thầu liệu sách tập thể người chỗ ở mở bán`
    .split(/\s+/)
    .filter((word) => /[^\0-\x7F]/.test(word)),
)

const ASCII = /^[\0-\x7F]*$/
/** Punctuation and signs that stand before and behind words in right texts. */
const BEFORE = /^[«»“”‘„‚‹›¿¡§©£€¤¢±°·–—…¶†‡•]+/
const AFTER = /[»«”“’‘›‹®™©°ªº¹²³…–—¢%·†‡]+$/
const FORMULA = /^(?:[A-Za-z][·×°¬÷±][A-Za-z]|µ[A-Za-z]{1,2})$/
/** `hÉireann`, `nÓ`: an Irish prefix before a capital. */
const IRISH = /^[bdghmnt][ÁÉÍÓÚ]/
const BROKEN = /\p{Cc}|[a-zß-öø-ÿ][À-ÖØ-Þ]|[A-Z][ß-öø-ÿ][A-Z]|\p{L}[^\p{L}\p{M}\u00AD’‘·–—…•]+\p{L}|^[^\p{L}]|[^\p{L}\p{M}]$/u
const RARE_PAIR = /[âêôõýö][ìòôõùøûï]|[ñð][öôõýâêòìíúó]|[aeouy][øå]|[aeuy]û|[ay]ù|[eo]ä/i
const NO_WORD = /[^\p{L}\p{M}’‘·–—…•]/u
const QUOTED = /^([“”‘’„‚…–—•]*)(.*?)([“”‘’„‚…–—•]*)$/s
const LETTERS = /[\p{L}\p{M}\u00AD]+/gu

const ALL_PLAUSIBLE = costsWith(() => 0)
const FOREIGN_ASCII = costsWith((reading) => (reading === 0 ? 0 : COST.foreignAscii))
const UNICODE = costsWith((reading) => (reading === 0 ? 0 : COST.impossible))

/** Texts repeat their words: this many are remembered, but no long ones, which would keep the page that they were cut from. */
const REMEMBERED_WORDS = 50_000
const MAX_REMEMBERED_CHARS = 12
const remembered = new Map<string, WordCosts>()

/** The costs of one word in the wide sense of WORD in `readings.ts`: letters and all that may be one in some encoding. */
export function costsOf(word: string): WordCosts {
  const known = remembered.get(word)
  if (known) return known
  const costs = computeCosts(word)
  if (word.length > MAX_REMEMBERED_CHARS) return costs
  if (remembered.size >= REMEMBERED_WORDS) remembered.clear()
  remembered.set(word, costs)
  return costs
}

function computeCosts(word: string): WordCosts {
  if (ASCII.test(word) && !BROKEN.test(word)) return word.length < 2 || isSyllable(word) ? ALL_PLAUSIBLE : FOREIGN_ASCII
  if (word.length > MAX_WORD_CHARS || Array.from(word).some((character) => byteOf(character) === undefined)) return UNICODE
  return costsWith((reading) => {
    const encoding = OLD_ENCODINGS[reading - 1]
    return encoding ? costOfReading(readAs(encoding, word)) : costAsItStands(word)
  })
}

function costAsItStands(word: string): number {
  if (word.length === 1) return COST.common
  if (FORMULA.test(word)) return COST.formula
  const core = word.replace(BEFORE, '').replace(AFTER, '')
  if (BROKEN.test(core) && !IRISH.test(core)) return COST.broken
  if (ASCII.test(core)) return COST.quoted
  const cost = costOfLetters(core)
  return cost ?? (RARE_PAIR.test(core) ? COST.rarePair : COST.foreign)
}

/**
 * The word decoded. Quotation marks and dashes of windows-1252 are letters in some encodings and what they are in others: at its
 * ends they stay when only so it is Vietnamese.
 */
export function readAs(encoding: OldEncoding, word: string): string {
  const decoded = decodeAs(encoding, word)
  const [, before = '', core = '', after = ''] = QUOTED.exec(word) ?? []
  if (before + after === '' || isVietnamese(decoded)) return decoded
  const inner = decodeAs(encoding, core)
  return isVietnamese(inner) ? before + inner + after : decoded
}

function isVietnamese(text: string): boolean {
  return !NO_WORD.test(text) && costOfLetters(text) !== null
}

function costOfReading(decoded: string): number {
  if (decoded.length === 1) return COST.common
  if (FORMULA.test(decoded)) return COST.formula
  const core = decoded.replace(BEFORE, '').replace(AFTER, '')
  if (core === '' || NO_WORD.test(core)) return COST.illegal
  if (ASCII.test(core)) return COST.quoted
  return costOfLetters(core) ?? COST.illegal
}

/** The cost of Vietnamese, null when it is none. */
function costOfLetters(text: string): number | null {
  let cost = 0
  for (const [word] of text.matchAll(LETTERS)) {
    if (ASCII.test(word)) cost += word.length < 2 || isSyllable(word) ? 0 : COST.foreignAscii
    else if (COMMON.has(word.toLowerCase())) cost += COST.common
    else if (isSyllable(word)) cost += COST.legal
    else if (/^[A-ZĐ]{2,6}$/.test(word)) cost += COST.abbreviation
    else return null
  }
  return cost
}

function costsWith(cost: (reading: number) => number): WordCosts {
  return Array.from({ length: READINGS }, (_, reading) => cost(reading))
}
