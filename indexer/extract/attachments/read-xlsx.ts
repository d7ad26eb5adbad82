import { type FileText, RefusedFile, unpagedLines } from './file-text.ts'
import { MAX_CELLS } from './limits.ts'
import { coreProperties, readXml } from './read-xml-text.ts'
import type { ZipFile } from './unzip.ts'

/** Formats of numbers that are dates without a definition of their own (ECMA-376 18.8.30). */
const isDateFormat = (id: number) => (id >= 14 && id <= 17) || id === 22
const DAY_MS = 86_400_000
/** Day 0 of spreadsheets as dates are counted since 1 March 1900. */
const DAY_ZERO_MS = Date.UTC(1899, 11, 30)

/** Excel since 2007: the name of each sheet, then a line a row. Formulas by the values that they had. @throws {RefusedFile} */
export function readXlsx(zip: ZipFile): FileText {
  const workbook = zip.text('xl/workbook.xml')
  if (workbook === null) throw new RefusedFile('broken-file', 'XLSX without xl/workbook.xml')
  const targets = readTargets(zip.text('xl/_rels/workbook.xml.rels') ?? '')
  const strings = readSharedStrings(zip.text('xl/sharedStrings.xml') ?? '')
  const dateStyles = readDateStyles(zip.text('xl/styles.xml') ?? '')
  const lines: string[] = []
  const budget = { cells: MAX_CELLS }
  readXml(workbook, {
    open: (tag, attributes) => {
      if (tag !== 'sheet' || attributes.state === 'hidden' || attributes.state === 'veryHidden') return
      const target = targets.get(attributes['r:id'] ?? '')
      const sheet = target ? zip.text(target) : null
      if (sheet === null) return
      const rows = readRows(sheet, strings, dateStyles, budget)
      // `Sheet1` says nothing.
      if (rows.length > 0 && !/^(?:sheet|trang tính)\s*\d*$/i.test(attributes.name ?? '')) lines.push(attributes.name ?? '')
      for (const row of rows) lines.push(row)
    },
  })
  return { lines: unpagedLines(lines), pageCount: null, ...coreProperties(zip.text('docProps/core.xml')) }
}

function readTargets(xml: string): Map<string, string> {
  const targets = new Map<string, string>()
  readXml(xml, {
    open: (tag, { Id = '', Target = '' }) => {
      if (tag === 'Relationship') targets.set(Id, Target.startsWith('/') ? Target.slice(1) : `xl/${Target}`)
    },
  })
  return targets
}

function readSharedStrings(xml: string): string[] {
  const strings: string[] = []
  let text = ''
  let isText = false
  let phoneticDepth = 0
  readXml(xml, {
    open: (tag) => {
      if (tag === 'si') text = ''
      if (tag === 'rPh') phoneticDepth += 1
      isText = tag === 't' && phoneticDepth === 0
    },
    text: (part) => {
      if (isText) text += part
    },
    close: (tag) => {
      isText = false
      if (tag === 'rPh') phoneticDepth -= 1
      if (tag === 'si') strings.push(text)
    },
  })
  return strings
}

/** Indexes of the cell styles that show a number as a date. */
function readDateStyles(xml: string): ReadonlySet<number> {
  const dates = new Set<number>()
  const ownDateFormats = new Set<number>()
  let isCellStyles = false
  let index = 0
  readXml(xml, {
    open: (tag, { numFmtId = '', formatCode = '' }) => {
      const id = Number(numFmtId)
      if (tag === 'numFmt' && /[dy]/i.test(formatCode.replace(/\[[^\]]*\]|"[^"]*"|\\./g, ''))) ownDateFormats.add(id)
      if (tag === 'cellXfs') isCellStyles = true
      if (tag !== 'xf' || !isCellStyles) return
      if (isDateFormat(id) || ownDateFormats.has(id)) dates.add(index)
      index += 1
    },
    close: (tag) => {
      if (tag === 'cellXfs') isCellStyles = false
    },
  })
  return dates
}

function readRows(xml: string, strings: readonly string[], dateStyles: ReadonlySet<number>, budget: { cells: number }): string[] {
  const rows: string[] = []
  let cells: string[] = []
  let cell = { type: '', style: 0, value: '' }
  let isValue = false
  readXml(xml, {
    open: (tag, { t = '', s = '' }) => {
      if (tag === 'row') cells = []
      if (tag === 'c') cell = { type: t, style: Number(s), value: '' }
      isValue = tag === 'v' || tag === 't'
    },
    text: (text) => {
      if (isValue) cell.value += text
    },
    close: (tag) => {
      isValue = false
      if (tag === 'c' && cell.value !== '' && budget.cells > 0) {
        budget.cells -= 1
        cells.push(cellText(cell, strings, dateStyles))
      }
      if (tag === 'row' && cells.length > 0) rows.push(cells.join(' '))
    },
  })
  return rows
}

function cellText(
  { type, style, value }: { type: string; style: number; value: string },
  strings: readonly string[],
  dateStyles: ReadonlySet<number>,
): string {
  if (type === 's') return strings[Number(value)] ?? ''
  if (type === 'e' || type === 'b') return ''
  if (type !== '' && type !== 'n') return value
  const number = Number(value)
  if (!Number.isFinite(number)) return value
  if (dateStyles.has(style) && number >= 1 && number < 200_000) {
    const [year, month, day] = new Date(DAY_ZERO_MS + Math.floor(number) * DAY_MS).toISOString().slice(0, 10).split('-')
    return `${day}/${month}/${year}`
  }
  // Binary fractions: 0.1 + 0.2 is kept as 0.30000000000000004.
  return String(Number(number.toPrecision(12)))
}
