import { readXml } from './read-xml-text.ts'

/** Numbers of paragraphs as Word counts them. */
export type Numbering = {
  /** What stands before the paragraph (`Điều 5. `), empty when it has no number. Each call counts one on. */
  next(style: string | null, numId: string | null, level: number): string
}

type Level = { format: string; text: string; start: number }
type List = { abstractId: string; starts: Map<number, number> }
type StyleNumber = { numId: string | null; level: number; basedOn: string | null }

/** Styles that are based on one another; a longer chain is a circle. */
const MAX_STYLE_STEPS = 10
const ROMAN = [
  ['m', 1000],
  ['cm', 900],
  ['d', 500],
  ['cd', 400],
  ['c', 100],
  ['xc', 90],
  ['l', 50],
  ['xl', 40],
  ['x', 10],
  ['ix', 9],
  ['v', 5],
  ['iv', 4],
  ['i', 1],
] as const

/** @param numberingXml word/numbering.xml · @param stylesXml word/styles.xml; null when the file has none */
export function createNumbering(numberingXml: string | null, stylesXml: string | null): Numbering {
  const { levelsOf, lists } = readNumbering(numberingXml ?? '')
  const styles = readStyles(stylesXml ?? '')
  const counters = new Map<string, number[]>()

  return {
    next: (style, ownNumId, ownLevel) => {
      const { numId, level } = ownNumId === null ? numberOfStyle(styles, style) : { numId: ownNumId, level: ownLevel }
      const list = numId === null ? undefined : lists.get(numId)
      const levels = list && levelsOf.get(list.abstractId)
      const form = levels?.get(level)
      if (!list || !levels || !form || numId === null) return ''
      // Lists of one abstract definition go on counting, unless a list starts anew by itself.
      const key = list.starts.size > 0 ? `own ${numId}` : list.abstractId
      const counts = counters.get(key) ?? []
      counters.set(key, counts)
      const startOf = (at: number) => list.starts.get(at) ?? levels.get(at)?.start ?? 1
      counts[level] = (counts[level] ?? startOf(level) - 1) + 1
      counts.length = level + 1
      if (form.format === 'bullet') return '- '
      if (form.format === 'none') return ''
      const number = form.text.replace(/%(\d)/g, (_, digit: string) => {
        const at = Number(digit) - 1
        return spell(counts[at] ?? startOf(at), levels.get(at)?.format ?? 'decimal')
      })
      return number.trim() ? `${number.trim()} ` : ''
    },
  }
}

function readNumbering(xml: string) {
  const levelsOf = new Map<string, Map<number, Level>>()
  const lists = new Map<string, List>()
  let levels: Map<number, Level> | null = null
  let level: Level | null = null
  let list: List | null = null
  let overridden = 0
  readXml(xml, {
    open: (tag, attributes) => {
      const value = attributes['w:val'] ?? ''
      if (tag === 'w:abstractNum') {
        levels = new Map()
        levelsOf.set(attributes['w:abstractNumId'] ?? '', levels)
      } else if (tag === 'w:num') {
        list = { abstractId: '', starts: new Map() }
        lists.set(attributes['w:numId'] ?? '', list)
      } else if (tag === 'w:lvl') {
        level = { format: 'decimal', text: '', start: 1 }
        // A list may redefine a level of its own; what it looks like is left as it was.
        if (!list) levels?.set(Number(attributes['w:ilvl'] ?? 0), level)
      } else if (tag === 'w:lvlOverride') overridden = Number(attributes['w:ilvl'] ?? 0)
      else if (tag === 'w:startOverride') list?.starts.set(overridden, Number(value) || 0)
      else if (tag === 'w:abstractNumId' && list) list.abstractId = value
      else if (tag === 'w:numFmt' && level) level.format = value
      else if (tag === 'w:lvlText' && level) level.text = value
      else if (tag === 'w:start' && level) level.start = Number(value) || 0
    },
    close: (tag) => {
      if (tag === 'w:lvl') level = null
      if (tag === 'w:num') list = null
    },
  })
  return { levelsOf, lists }
}

function readStyles(xml: string): Map<string, StyleNumber> {
  const styles = new Map<string, StyleNumber>()
  let style: StyleNumber | null = null
  readXml(xml, {
    open: (tag, attributes) => {
      const value = attributes['w:val'] ?? ''
      if (tag === 'w:style') {
        style = { numId: null, level: 0, basedOn: null }
        styles.set(attributes['w:styleId'] ?? '', style)
      } else if (tag === 'w:basedOn' && style) style.basedOn = value
      else if (tag === 'w:numId' && style) style.numId = value
      else if (tag === 'w:ilvl' && style) style.level = Number(value) || 0
    },
  })
  return styles
}

function numberOfStyle(styles: ReadonlyMap<string, StyleNumber>, id: string | null) {
  let style = id === null ? undefined : styles.get(id)
  for (let step = 0; style && step < MAX_STYLE_STEPS; step += 1) {
    if (style.numId !== null) return style
    style = style.basedOn === null ? undefined : styles.get(style.basedOn)
  }
  return { numId: null, level: 0 }
}

function spell(count: number, format: string): string {
  switch (format) {
    case 'lowerLetter':
      return letters(count)
    case 'upperLetter':
      return letters(count).toUpperCase()
    case 'lowerRoman':
      return roman(count)
    case 'upperRoman':
      return roman(count).toUpperCase()
    case 'decimalZero':
      return String(count).padStart(2, '0')
    default:
      return String(count)
  }
}

/** a … z, then aa, bb as Word has it. */
function letters(count: number): string {
  const index = Math.max(0, count - 1)
  return String.fromCharCode(97 + (index % 26)).repeat(Math.floor(index / 26) + 1)
}

function roman(count: number): string {
  let rest = Math.min(count, 3999)
  let spelt = ''
  for (const [digits, value] of ROMAN) {
    while (rest >= value) {
      spelt += digits
      rest -= value
    }
  }
  return spelt
}
