import { documentBody } from '../../test/support/practice-portals/document-body.ts'
import { documentCount, documentHead } from '../../test/support/practice-portals/document-head.ts'
import { createRandom, type Random } from '../../test/support/practice-portals/seeded-random.ts'
import { createPracticeWorld } from '../../test/support/practice-portals/world.ts'

/** A text with the story that it truly tells. `edits` are what was done to it when it was copied. */
export type LabelledText = { story: string; number: string | null; lines: string[]; edits: string }

/** What editors do to what they take over. A headline is no part of the text, so another one changes nothing here. */
const EDITS = {
  source: (lines: readonly string[], random: Random) => [...lines, random.pick(SOURCES)],
  'cut end': (lines: readonly string[]) => lines.slice(0, Math.max(3, lines.length - Math.max(1, Math.floor(lines.length / 5)))),
  'local line': (lines: readonly string[], random: Random) => [...lines, random.pick(LOCAL_LINES)],
  'local lead': (lines: readonly string[], random: Random) => [random.pick(LEADS), ...lines],
  words: (lines: readonly string[], random: Random) =>
    lines.map((line) => (random.next() < 0.3 ? line.replace(/^(\S+ \S+)/u, '$1 cũng') : line)),
  'bare accents': (lines: readonly string[]) => lines.map((line) => line.normalize('NFD')),
} as const
const SOURCES = ['Theo baochinhphu.vn', 'Nguồn: TTXVN', '(Theo Cổng Thông tin điện tử Chính phủ)']
const LOCAL_LINES = [
  'Tại địa phương, các xã, phường đã được giao triển khai nội dung này và báo cáo kết quả về văn phòng trước ngày mười lăm hằng tháng.',
  'Người dân cần thêm thông tin xin liên hệ bộ phận một cửa của phường trong giờ hành chính.',
]
const LEADS = ['Cổng thông tin điện tử xã trân trọng giới thiệu toàn văn bài viết để cán bộ và nhân dân cùng theo dõi.']
/** What stands around every text of a portal when extraction has failed to part it. */
const BOILERPLATE = [
  'Chào mừng quý vị đến với cổng thông tin điện tử. Quý vị có thể tra cứu văn bản, thủ tục hành chính, lịch tiếp công dân và gửi ý kiến phản ánh.',
  'Bản quyền thuộc về cơ quan chủ quản. Ghi rõ nguồn khi phát hành lại thông tin từ cổng này. Giấy phép thiết lập trang thông tin điện tử tổng hợp.',
]
const COPIES = 4
const TEXTS_OF_A_PORTAL = 120

/** Texts of the practice portals with edited copies of each, and with the boilerplate of its portal around every third. */
export function labelledCopies(seed = 7): LabelledText[] {
  const world = createPracticeWorld({ port: 4100, seed, now: new Date('2026-11-01T00:00:00Z') })
  const texts: LabelledText[] = []
  for (const { context } of world.portals.filter(({ hostile }) => !hostile)) {
    for (let index = 0; index < Math.min(documentCount(context), TEXTS_OF_A_PORTAL); index += 1) {
      const head = documentHead(context, index)
      if (head.copyOfIndex !== null) continue
      const story = `${context.spec.id}/${index}`
      const number = head.legal?.number ?? head.procedureCode ?? null
      const lines = documentBody(context, head).map(({ text }) => text)
      const random = createRandom(seed, story, 'copies')
      const around = (of: readonly string[]) => (random.next() < 1 / 3 ? [...BOILERPLATE, ...of] : [...of])
      texts.push({ story, number, lines: around(lines), edits: 'original' })
      // The same form filled in by another office: word for word the same but for figures and names, and no copy.
      if (index % 4 === 0)
        texts.push({
          story: `${story} filled in anew`,
          number: null,
          lines: filledInAnew(lines, random),
          edits: 'filled in anew',
        })
      for (let copy = 0; copy < COPIES; copy += 1) texts.push({ story, number, ...edited(lines, random, around) })
    }
  }
  return texts
}

const NAMES = 'An Bình Cường Dũng Giang Hạnh Khánh Lâm Minh Nga Oanh Phúc Quý Sơn Tâm Uyên Vinh Xuân Yến'.split(' ')

function filledInAnew(lines: readonly string[], random: Random): string[] {
  return lines.map((line) =>
    line
      .replace(/\d+/g, (digits) => String(random.int(1, 10 ** Math.min(digits.length, 6))))
      .replace(/(?<=[\p{Ll},] )\p{Lu}\p{Ll}+/gu, () => random.pick(NAMES)),
  )
}

function edited(
  lines: readonly string[],
  random: Random,
  around: (lines: readonly string[]) => string[],
): Pick<LabelledText, 'lines' | 'edits'> {
  const names = (Object.keys(EDITS) as (keyof typeof EDITS)[]).filter(() => random.next() < 0.4)
  const changed = names.reduce<readonly string[]>((text, name) => EDITS[name](text, random), lines)
  return { lines: around(changed), edits: names.join(', ') || 'none' }
}
