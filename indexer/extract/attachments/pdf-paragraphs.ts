import type { FileLine } from './file-text.ts'
import type { PageLine } from './pdf-lines.ts'
import { isLetterhead } from './row-lines.ts'

/** What begins a paragraph wherever it stands: articles, clauses, points, bullets. */
const BEGINS =
  /^(?:(?:Điều|ĐIỀU|Chương|CHƯƠNG|Mục|MỤC|Phần|PHẦN|Phụ lục|PHỤ LỤC)\s+(?:\d+[a-zđ]?|[IVXLC]+|thứ \p{L}+)\s*(?:[.:–-]|$|\p{Lu}{2})|\d{1,3}(?:\.\d{1,3})*[.)]\s|[a-zđ]{1,2}\)\s|[IVXLC]+\.\s|[-–—•+*▪●○▶]\s|Căn cứ\s|Kính gửi|Nơi nhận)/u
/** Shares of the size of the letters: an indent, a change of size, … */
const INDENT = 0.8
const SIZE_CHANGE = 0.12
/** … and how much more than the usual distance of lines parts paragraphs. */
const PARAGRAPH_GAP = 1.35
/** A line that ends before this share of the width of its column is the last of its paragraph, … */
const FULL_LINE = 0.88
/** … unless the next goes on with a small letter and it is no shorter than this. */
const GOES_ON_LINE = 0.5
/** Lines above and below by which the width of a column is told, and how many of them make a column. */
const COLUMN_REACH = 6
const MIN_COLUMN_LINES = 4
/** Shares of the size of the letters by which lines of one column may begin apart. */
const SAME_COLUMN = 3

/** Joins printed lines to paragraphs, over the ends of pages too. A paragraph belongs to the page on which it begins. */
export function toParagraphs(pages: readonly (readonly PageLine[])[]): FileLine[] {
  const paragraphs: FileLine[] = []
  const all = pages.flat()
  const whole = {
    left: edgeOf(
      all.map(({ left }) => left),
      0.05,
    ),
    right: edgeOf(
      all.map(({ right }) => right),
      0.95,
    ),
  }
  const lineGap = usualGap(pages)
  let before: { line: PageLine; column: Column } | null = null
  pages.forEach((lines, page) => {
    lines.forEach((line, index) => {
      const [first = '', ...columns] = columnsOf(line.text)
      const last = paragraphs.at(-1)
      if (last && before && continues(before.line, before.column, line, first, index > 0 ? lineGap : null))
        last.text = joinLines(last.text, first)
      else paragraphs.push({ text: first, page })
      for (const column of columns) paragraphs.push({ text: column, page })
      before = columns.length > 0 ? null : { line, column: columnAround(lines, index) ?? whole }
    })
  })
  return paragraphs.map(({ text, page }) => ({ text: text.replace(/\s+/g, ' ').trim(), page })).filter(({ text }) => text !== '')
}

type Column = { left: number; right: number }

/** Does the line go on with the paragraph of the line before it? `lineGap` is null at the top of a page. */
function continues(before: PageLine, column: Column, line: PageLine, text: string, lineGap: number | null): boolean {
  if (BEGINS.test(text.trimStart())) return false
  if (Math.abs(before.size - line.size) > SIZE_CHANGE * before.size) return false
  const gap = before.y - line.y
  if (lineGap !== null && (gap < 0 || gap > Math.max(lineGap, line.size) * PARAGRAPH_GAP)) return false
  const filled = (before.right - column.left) / (column.right - column.left)
  if (/^\s*\p{Ll}/u.test(text) && /[^.;:!?]\s*$/.test(before.text) && filled >= GOES_ON_LINE) return true
  return filled >= FULL_LINE && line.left <= before.left + INDENT * line.size
}

/** The edges of the lines around, when they are narrower than the page: a column of a table or of two. */
function columnAround(lines: readonly PageLine[], index: number): Column | null {
  const own = lines[index]
  if (!own) return null
  const column = { left: own.left, right: own.right }
  let count = 1
  for (const step of [-1, 1]) {
    let y = own.y
    for (let at = index + step; Math.abs(at - index) <= COLUMN_REACH; at += step) {
      const line = lines[at]
      const isNext = line && (line.y - y) * step < 0 && Math.abs(line.left - own.left) <= SAME_COLUMN * own.size
      if (!isNext) break
      column.left = Math.min(column.left, line.left)
      column.right = Math.max(column.right, line.right)
      count += 1
      y = line.y
    }
  }
  return count >= MIN_COLUMN_LINES ? column : null
}

/** `NĐ-` and `CP` are one number; a hyphen behind a small letter is one of the word or was put there by the line. */
function joinLines(before: string, after: string): string {
  const start = before.trimEnd()
  const rest = after.trimStart()
  return /[\p{L}\d]-$/u.test(start) && /^[\p{L}\d]/u.test(rest) ? start + rest : `${start} ${rest}`
}

/** Rows of tables stay one line; the letterhead, where issuer and motto stand side by side, is parted. */
function columnsOf(text: string): string[] {
  const columns = text.replace(/(?<=\S) +(?=CỘNG H[OÒ][AÀ] XÃ HỘI)/u, '\t').split('\t')
  return columns.length > 1 && columns.some(isLetterhead) ? columns : [columns.join(' ')]
}

function edgeOf(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
}

/** The commonest distance of two lines, in half points. */
function usualGap(pages: readonly (readonly PageLine[])[]): number {
  const counts = new Map<number, number>()
  for (const lines of pages) {
    lines.forEach((line, index) => {
      const next = lines[index + 1]
      const gap = next ? Math.round((line.y - next.y) * 2) / 2 : 0
      if (gap > 0) counts.set(gap, (counts.get(gap) ?? 0) + 1)
    })
  }
  return [...counts].reduce((best, entry) => (entry[1] > best[1] ? entry : best), [0, 0])[0]
}
