import type { TextLine } from './text-lines.ts'

/** A line of this many words, few of them links, is running text. */
const RUNNING_WORDS = 12
/** Share of a line's words in links from which it is a link to something else. */
const LINK_LINE_SHARE = 0.75
/** With one of the words that point elsewhere in front, this share is enough. */
const POINTER_LINK_SHARE = 0.3
/** Texts with fewer running words keep their links: an announcement may be little more than a list of files. */
const MIN_RUNNING_WORDS = 100
/** What trimming leaves must be this share of the words, or nothing is trimmed. */
const LEAST_KEPT_SHARE = 0.4
/** An invitation, a stamp or a mark of rights is no longer than this. */
const MAX_STAMP_WORDS = 16
const MAX_INVITATION_WORDS = 45
const INVITATION_START_CHARS = 25
/** A link of this many words that ends as a sentence is one. */
const SENTENCE_WORDS = 15
/** A text that comes to links more often than this is about them: a list of sources, of offers, of documents. */
const MAX_LINK_GROUPS = 6
/** So far into a text stamps may stand between its summary and its first paragraph. */
const STAMP_LINES = 6

const MAX_POINTER_WORDS = 5
const MIN_HEADLINE_WORDS = 6
const ADDRESS = /^\W*(?:https?:|www\.)/i
/** What points to other articles, in the languages of portals, at the beginning of a line. */
const POINTER =
  /^[^\p{L}\p{N}]*(?:related|read (?:more|also|next)|see (?:more|also)|also (?:read|on|see)|more(?: on| from)?\b|watch|don['’]t miss|recommended|up next|xem thêm|xem tiếp|đọc thêm|tin liên quan|bài liên quan|bài viết liên quan|tin bài liên quan|mời (?:quý vị|bạn) (?:đọc|xem))/iu
/** A heading of links to elsewhere that ends a text. */
const END_HEADING =
  /^[^\p{L}\p{N}]*(?:you (?:may|might) (?:also|like).*|(?:related|more|recommended|latest|popular|trending|top|other)(?: [\p{L}']+){0,3} (?:news|stories|articles|posts|reading|content|coverage)|related|see also|read (?:more|next)|more(?: from| on)?(?: [\p{L}']+){0,3}|(?:các )?(?:tin|bài|bài viết|tin bài|văn bản|thông tin)(?: tức| viết)? (?:liên quan|khác|cùng (?:chuyên )?mục|mới(?: nhất| hơn)?|cũ(?: hơn)?|đã đưa|nổi bật)|tin mới|cùng chuyên mục|xem thêm|đọc thêm|ý kiến bạn đọc|bình luận|comments?(?: \(?\d*\)?)?|leave a (?:reply|comment))\s*[:…»>.]*$/iu
/** Stamps by the title and at the end: who put it up and when, how often it was seen, who may copy it. */
const STAMP =
  /^[^\p{L}\p{N}]*(?:(?:first )?(?:published|posted|updated|last (?:updated|modified))\b|by [\p{Lu}][^.]*$|©|copyright\b|all rights reserved|photos?(?: by| courtesy)?\s*:|(?:image|photo) credit|credit\s*:|\(?images? (?:via|credit|source)|advertis(?:e|ement)\b|advert$|(?:thời gian )?(?:cập nhật|đăng tải|ngày đăng|đăng ngày|đăng lúc|ngày đưa tin|ngày cập nhật|ngày xuất bản)(?=\s*[:,]| lúc| ngày|\s+\d)|(?:số )?lượt (?:xem|truy cập|đọc)|đã xem|lần xem|(?:đánh giá|chia sẻ)(?: (?:bài viết|bài|trang|qua|lên|tin).*|\s*:.*|)$|(?:in (?:bài|trang)|bản in|gửi (?:email|mail|bài|cho bạn)|trở (?:về|lại)|quay lại)(?!\p{L})|về (?:trang trước|đầu trang)|từ khóa|tags?\b|thẻ\s*:|cỡ chữ|nghe (?:bài|nội dung)|xem với cỡ chữ|đọc bài viết|tăng giảm cỡ chữ|tương phản$|(?:image|photo) \d+ of\b|(?:caption|close|facebook|zalo|twitter)$)/iu
/** A time of day beside a date in one short line, or a date in front, as templates write them; a text would not. */
const CLOCK = /\b\d{1,2}[:h]\d{2}\b/i
const DAY = /\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4}|\b(?:19|20)\d{2}\b/
const DATE_FIRST = /^[^\p{L}\p{N}]*\d{1,2}[/.-]\d{1,2}[/.-]\d{4}\b(?![\s:]*(?:đến|-))/iu
const DATE_ONLY =
  /^[^\p{L}\p{N}]*(?:(?:thứ (?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ nhật|ngày)[\s,]*)?\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}[^\p{L}\p{N}]*$/iu
/** What asks readers to do something with the page. */
const INVITATION =
  /(?<!\p{L})(?:subscribe (?:to|now|here|today)|sign up (?:for|to|here|today)|our (?:free )?(?:daily |weekly )?newsletters?|your inbox|follow (?:us|him|her|me|them|\p{Lu}\w+) on|click here (?:to|for)|clicking here|like (?:us on|this story|our page)|share (?:it|this (?:story|article|post)) (?:with|on)|download (?:our|the) [\p{L} ]*app|get the [\p{L} ]*app|join (?:us on|our)|have a tip|let us know in the comments|requires javascript|theo dõi (?:chúng tôi|trang|kênh)|đăng ký nhận (?:tin|bản tin))/iu

/**
 * The lines that belong to a text: no stamps before it begins, no links to elsewhere between its paragraphs, nothing that
 * comes after its end. Nothing goes from texts that would lose most of themselves by it.
 */
export function trimLines(lines: readonly TextLine[], title: string): TextLine[] {
  const running = lines.reduce((sum, { words, linkWords }) => sum + (words - linkWords), 0)
  const isRunningText = running >= MIN_RUNNING_WORDS
  const body = withoutEnd(withoutLead(lines, title))
  const elsewhere = isRunningText && groupsOf(body, isElsewhere) <= MAX_LINK_GROUPS ? isElsewhere : isPointer
  const isOut = (line: TextLine | undefined) => line !== undefined && ((isRunningText && elsewhere(line)) || isInvitation(line))
  const kept = body.filter(
    (line, index) =>
      !isOut(line) && !(isPointerAlone(line) && isOut(body[index + 1])) && !(index < STAMP_LINES && isTimeStamp(line)),
  )
  const keptWords = kept.reduce((sum, { words }) => sum + words, 0)
  const allWords = lines.reduce((sum, { words }) => sum + words, 0)
  return keptWords >= allWords * LEAST_KEPT_SHARE ? kept : [...lines]
}

/** Before the first running line: without the title, trails of links, and stamps. */
function withoutLead(lines: readonly TextLine[], title: string): TextLine[] {
  const begin = lines.findIndex(isRunning)
  if (begin < 0) return [...lines]
  const name = keyOf(title)
  const isLead = (line: TextLine) =>
    isStamp(line) ||
    isLinkLine(line) ||
    ADDRESS.test(line.text) ||
    (name.length > 0 && keyOf(line.text).length > 8 && name.includes(keyOf(line.text)))
  return [...lines.slice(0, begin).filter((line) => !isLead(line)), ...lines.slice(begin)]
}

/** After a heading of links to elsewhere, and the stamps in the end. */
function withoutEnd(lines: readonly TextLine[]): TextLine[] {
  const words = lines.map(({ words: count, linkWords }) => count - linkWords)
  const all = words.reduce((sum, count) => sum + count, 0)
  let before = 0
  let end = lines.length
  for (const [index, line] of lines.entries()) {
    // A heading within the text has running text behind it.
    if (before > all * 0.6 && line.words <= MAX_STAMP_WORDS && END_HEADING.test(line.text)) {
      const rest = lines.slice(index + 1)
      if (!rest.some((after) => isRunning(after) && !isInvitation(after)) || mostlyLinks(rest)) {
        end = index
        break
      }
    }
    before += words[index] ?? 0
  }
  while (end > 0 && isEndStamp(lines[end - 1])) end -= 1
  return lines.slice(0, end)
}

/** Names of boxes whose contents are gone: headings with nothing behind them, and the items of menus. */
export function withoutOrphans(lines: readonly TextLine[]): TextLine[] {
  const kept = lines.filter((line) => !(isLinkLine(line) && (line.tag === 'item' || line.words < MIN_HEADLINE_WORDS)))
  return kept.filter((line, index) => {
    const next = kept[index + 1]
    return line.tag !== 'heading' || line.words >= MIN_HEADLINE_WORDS || (next !== undefined && next.tag !== 'heading')
  })
}

function isEndStamp(line: TextLine | undefined): boolean {
  return line !== undefined && !line.namesFile && (isStamp(line) || isInvitation(line) || line.tag === 'heading')
}

function mostlyLinks(lines: readonly TextLine[]): boolean {
  const words = lines.reduce((sum, line) => sum + line.words, 0)
  return words > 0 && lines.reduce((sum, { linkWords }) => sum + linkWords, 0) > words / 2
}

function isRunning({ words, linkWords, text }: TextLine): boolean {
  return words - linkWords >= RUNNING_WORDS && linkWords <= words / 2 && !(words <= MAX_STAMP_WORDS && STAMP.test(text))
}

export function isStamp(line: TextLine): boolean {
  if (line.words > MAX_STAMP_WORDS || line.tag === 'cell') return false
  return STAMP.test(line.text) || isTimeStamp(line) || DATE_ONLY.test(line.text) || DATE_FIRST.test(line.text)
}

export function isTimeStamp({ text, words, tag }: TextLine): boolean {
  return words <= MAX_STAMP_WORDS && tag !== 'cell' && CLOCK.test(text) && DAY.test(text)
}

/** The line that says when a text was put up, among its first ones. */
export function stampIn(text: string): string | null {
  const lines = text.split('\n', STAMP_LINES + 2).filter((line) => line.split(' ').length <= MAX_STAMP_WORDS)
  return (
    lines.find((line) => CLOCK.test(line) && DAY.test(line)) ??
    lines.find((line) => DATE_ONLY.test(line) || (STAMP.test(line) && DAY.test(line))) ??
    null
  )
}

function isLinkLine({ text, words, linkWords, namesFile }: TextLine): boolean {
  if (namesFile || linkWords < words * LINK_LINE_SHARE) return false
  return !(words >= SENTENCE_WORDS && /[.!?…]["'”’)]*$/.test(text)) && !ADDRESS.test(text)
}

function isElsewhere(line: TextLine): boolean {
  return line.tag !== 'cell' && (isLinkLine(line) || isPointer(line))
}

function isPointer({ text, words, linkWords, tag, namesFile }: TextLine): boolean {
  if (namesFile || tag === 'cell' || words > MAX_INVITATION_WORDS) return false
  return linkWords >= words * POINTER_LINK_SHARE && POINTER.test(text)
}

/** `Xem thêm:` on a line of its own. */
function isPointerAlone({ text, words }: TextLine): boolean {
  return words <= MAX_POINTER_WORDS && POINTER.test(text)
}

/** Runs of neighbouring lines that are so. */
function groupsOf(lines: readonly TextLine[], isSo: (line: TextLine) => boolean): number {
  const flags = lines.map(isSo)
  return flags.filter((flag, index) => flag && !flags[index - 1]).length
}

/** A long line must begin so or have a link for it: articles tell of people who join or subscribe to something. */
function isInvitation({ text, words, linkWords, namesFile }: TextLine): boolean {
  if (namesFile || words > MAX_INVITATION_WORDS) return false
  const at = text.search(INVITATION)
  return at >= 0 && (words <= MAX_STAMP_WORDS || linkWords > 0 || at <= INVITATION_START_CHARS)
}

function keyOf(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '')
}
