/** A line as it is printed, in points from the lower left corner of its page. */
export type PageLine = { text: string; left: number; right: number; y: number; size: number }

/** What PDF.js gives for one run of text; marks of marked content have none of it. */
type TextItem = { str: string; transform: number[]; width: number; height: number }

/** Text that stands more aslant than this is a stamp or a watermark. */
const MAX_SLANT = 0.2
/** Shares of the size of the letters: how far a raised or lowered sign may stand from its line, … */
const SAME_LINE = 0.45
/** … from where on a gap is a space, … */
const WORD_GAP = 0.15
/** … and from where on it parts columns of a table or of a letterhead. */
const COLUMN_GAP = 2.5

/** Runs of text, in the order in which they are drawn, as lines. Columns of one line are parted by a tab. */
export function toPageLines(items: readonly object[]): PageLine[] {
  const lines: PageLine[] = []
  let line: PageLine | null = null
  for (const item of items) {
    if (!isText(item)) continue
    const [scaleX = 0, slant = 0, , scaleY = 0, left = 0, y = 0] = item.transform
    const size = Math.abs(scaleY) || item.height
    if (item.str.trim() === '' || Math.abs(slant) > MAX_SLANT * Math.abs(scaleX)) continue
    const text = item.str
    if (line && isSameLine(line, left, y, size)) {
      const gap = left - line.right
      if (gap > COLUMN_GAP * size) line.text += '\t'
      else if (gap > WORD_GAP * size && !/\s$/.test(line.text) && !/^\s/.test(text)) line.text += ' '
      line.text += text
      line.right = Math.max(line.right, left + item.width)
      line.size = Math.max(line.size, size)
    } else {
      line = { text, left, right: left + item.width, y, size }
      lines.push(line)
    }
  }
  return lines
}

function isSameLine(line: PageLine, left: number, y: number, size: number): boolean {
  return Math.abs(y - line.y) < SAME_LINE * Math.max(size, line.size) && left > line.right - size
}

function isText(item: object): item is TextItem {
  return 'str' in item && 'transform' in item
}
