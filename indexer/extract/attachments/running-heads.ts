import type { PageLine } from './pdf-lines.ts'

/** Lines at the top and at the bottom of a page that may be running heads. */
const EDGE_LINES = 2
/** A head runs when it stands on this many pages, and on this share of all. */
const MIN_PAGES = 3
const MIN_SHARE = 0.4
/** What stands above a page in letters smaller than this share of the others, and this many lines away from them, is a head at once. */
const SMALL_HEAD = 0.9
const HEAD_GAP = 1.8
const PAGE_NUMBER_IN_HEAD = /^\d+(?= )|(?<=[ |–-])\d+(?: ?\/ ?\d+)?$/g
const PAGE_NUMBER = /^[\s–—|.-]*(?:trang|page)?\s*\d{1,4}\s*(?:(?:\/|of|trên)\s*\d{1,4})?[\s–—|.-]*$/iu

/** The lines without page numbers and what else repeats at the top or bottom of pages. */
export function withoutRunningHeads(pages: readonly (readonly PageLine[])[]): PageLine[][] {
  const pagesWith = new Map<string, number>()
  const edges = pages.map(edgesOf)
  for (const lines of edges) {
    for (const key of new Set([...lines].map(keyOf))) pagesWith.set(key, (pagesWith.get(key) ?? 0) + 1)
  }
  const isRunning = (line: PageLine) => {
    const count = pagesWith.get(keyOf(line)) ?? 0
    return count >= MIN_PAGES && count >= pages.length * MIN_SHARE
  }
  return pages.map((lines, page) =>
    lines.filter(
      (line) => !edges[page]?.has(line) || !(PAGE_NUMBER.test(line.text) || isRunning(line) || isSmallHead(line, lines)),
    ),
  )
}

function edgesOf(lines: readonly PageLine[]): ReadonlySet<PageLine> {
  const fromTop = [...lines].sort((a, b) => b.y - a.y)
  return new Set([...fromTop.slice(0, EDGE_LINES), ...fromTop.slice(-EDGE_LINES)])
}

function isSmallHead(line: PageLine, lines: readonly PageLine[]): boolean {
  const others = lines.filter((other) => other !== line)
  const sizes = others.map(({ size }) => size).sort((a, b) => a - b)
  const usualSize = sizes[Math.floor(sizes.length / 2)] ?? 0
  const highest = Math.max(...others.map(({ y }) => y))
  return others.length > 1 && line.size < usualSize * SMALL_HEAD && line.y - highest > HEAD_GAP * usualSize
}

/** The same for `Trang 3` and `Trang 4`, but not for the first clauses of two pages. */
function keyOf({ text }: PageLine): string {
  return text.replace(/\s+/g, ' ').trim().toLowerCase().replace(PAGE_NUMBER_IN_HEAD, '#')
}
