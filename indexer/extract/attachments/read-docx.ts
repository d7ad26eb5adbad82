import { createNumbering } from './docx-numbering.ts'
import { type FileText, RefusedFile, unpagedLines } from './file-text.ts'
import { coreProperties, readXml } from './read-xml-text.ts'
import { rowLines } from './row-lines.ts'
import type { ZipFile } from './unzip.ts'

/** Deleted text of tracked changes, and the second version of drawings that older programs read. */
const SKIPPED = new Set(['w:del', 'w:moveFrom', 'mc:Fallback'])

type Paragraph = { text: string; style: string | null; numId: string | null; level: number }

/** Word since 2007. Numbers that Word counts itself are part of the text: `Điều 5.` is often one. @throws {RefusedFile} */
export function readDocx(zip: ZipFile): FileText {
  const xml = zip.text('word/document.xml')
  if (xml === null) throw new RefusedFile('broken-file', 'DOCX without word/document.xml')
  const numbering = createNumbering(zip.text('word/numbering.xml'), zip.text('word/styles.xml'))
  const lines: string[] = []
  // Text boxes hold paragraphs inside a paragraph, cells hold tables.
  const paragraphs: Paragraph[] = []
  const rows: string[][][] = []
  let skipDepth = 0
  let isText = false

  const emit = (text: string) => {
    const cell = rows.at(-1)?.at(-1)
    if (cell) cell.push(text)
    else lines.push(text)
  }

  readXml(xml, {
    open: (tag, attributes) => {
      if (SKIPPED.has(tag)) skipDepth += 1
      const paragraph = paragraphs.at(-1)
      switch (tag) {
        case 'w:p':
          paragraphs.push({ text: '', style: null, numId: null, level: 0 })
          break
        case 'w:pStyle':
          if (paragraph) paragraph.style = attributes['w:val'] ?? null
          break
        case 'w:numId':
          if (paragraph) paragraph.numId = attributes['w:val'] ?? null
          break
        case 'w:ilvl':
          if (paragraph) paragraph.level = Number(attributes['w:val'] ?? 0)
          break
        case 'w:t':
          isText = true
          break
        case 'w:tab':
        case 'w:br':
        case 'w:cr':
          if (paragraph) paragraph.text += tag === 'w:tab' ? ' ' : '\n'
          break
        case 'w:noBreakHyphen':
          if (paragraph) paragraph.text += '-'
          break
        case 'w:tr':
          rows.push([])
          break
        case 'w:tc':
          rows.at(-1)?.push([])
          break
      }
    },
    text: (text) => {
      const paragraph = paragraphs.at(-1)
      if (isText && skipDepth === 0 && paragraph) paragraph.text += text
    },
    close: (tag) => {
      if (SKIPPED.has(tag)) skipDepth -= 1
      if (tag === 'w:t') isText = false
      if (tag === 'w:p') {
        const paragraph = paragraphs.pop()
        if (paragraph?.text.trim()) {
          const [first = '', ...rest] = paragraph.text.split('\n').filter((line) => line.trim())
          emit(`${numbering.next(paragraph.style, paragraph.numId, paragraph.level)}${first}`)
          for (const line of rest) emit(line)
        }
      }
      if (tag === 'w:tr') for (const line of rowLines(rows.pop() ?? [])) emit(line)
    },
  })
  return { lines: unpagedLines(lines), pageCount: null, ...coreProperties(zip.text('docProps/core.xml')) }
}
