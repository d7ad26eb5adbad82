import { type FileText, RefusedFile, unpagedLines } from './file-text.ts'
import { coreProperties, readXml } from './read-xml-text.ts'
import { rowLines } from './row-lines.ts'
import type { ZipFile } from './unzip.ts'

const SKIPPED = new Set([
  'office:annotation',
  'text:tracked-changes',
  'table:tracked-changes',
  'presentation:notes',
  'text:note-citation',
])
const PARAGRAPHS = new Set(['text:p', 'text:h'])
/** Spaces that one element may stand for. */
const MAX_SPACES = 100

/** OpenDocument: texts, and the text of spreadsheets and slides. @throws {RefusedFile} */
export function readOdf(zip: ZipFile): FileText {
  if (/encryption-data/.test(zip.text('META-INF/manifest.xml') ?? ''))
    throw new RefusedFile('encrypted', 'OpenDocument with a password')
  const xml = zip.text('content.xml')
  if (xml === null) throw new RefusedFile('broken-file', 'OpenDocument without content.xml')
  const lines: string[] = []
  const paragraphs: string[] = []
  const rows: string[][][] = []
  let skipDepth = 0
  const add = (text: string) => {
    const last = paragraphs.length - 1
    if (last >= 0 && skipDepth === 0) paragraphs[last] += text
  }
  const emit = (text: string) => {
    const cell = rows.at(-1)?.at(-1)
    if (cell) cell.push(text)
    else lines.push(text)
  }
  readXml(xml, {
    open: (tag, attributes) => {
      if (SKIPPED.has(tag)) skipDepth += 1
      if (PARAGRAPHS.has(tag)) paragraphs.push('')
      else if (tag === 'text:s') add(' '.repeat(Math.min(Number(attributes['text:c'] ?? 1) || 1, MAX_SPACES)))
      else if (tag === 'text:tab' || tag === 'text:line-break') add(' ')
      else if (tag === 'table:table-row') rows.push([])
      else if (tag === 'table:table-cell') rows.at(-1)?.push([])
    },
    text: add,
    close: (tag) => {
      if (SKIPPED.has(tag)) skipDepth -= 1
      if (PARAGRAPHS.has(tag)) emit(paragraphs.pop() ?? '')
      if (tag === 'table:table-row') for (const line of rowLines(rows.pop() ?? [])) emit(line)
    },
  })
  return { lines: unpagedLines(lines), pageCount: null, ...coreProperties(zip.text('meta.xml')) }
}
