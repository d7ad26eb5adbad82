import CFB from 'cfb'
import iconv from 'iconv-lite'
import { type FileText, RefusedFile, unpagedLines } from './file-text.ts'
import { isLetterhead } from './row-lines.ts'

/** Word 97 to 2003 ([MS-DOC]): offsets in the file information block at the start of the stream WordDocument. */
const FIB = { magic: 0x00, version: 0x02, flags: 0x0a, textChars: 0x4c, charRuns: 0xfa, pieces: 0x1a2 }
const WORD_MAGIC = 0xa5ec
/** Versions before Word 97 keep their text otherwise. */
const WORD_97 = 0xc1
const IS_ENCRYPTED = 0x0100
const USES_TABLE_1 = 0x0200
/** An offset with this bit is one of windows-1252 bytes, and twice what it says. */
const IS_COMPRESSED = 0x40000000
/** A formatted disk page of character runs. */
const RUN_PAGE_BYTES = 512
/** The property that says: deleted by a tracked change. */
const DELETED = 0x0800
/** Bytes of a property's operand by the top three bits of its code; null: the first byte says. */
const OPERAND_BYTES = [1, 1, 2, 4, 2, 2, null, 3] as const

type Piece = { start: number; end: number; offset: number; bytesPerChar: 1 | 2 }

/** @throws {RefusedFile} */
export function readDoc(bytes: Uint8Array): FileText {
  const file = openOle(bytes)
  const streamOf = (path: string) => {
    const content = CFB.find(file, path)?.content
    return content ? Buffer.from(content as Uint8Array) : null
  }
  if (streamOf('EncryptedPackage')) throw new RefusedFile('encrypted', 'Office file with a password')
  const stream = streamOf('WordDocument')
  if (!stream)
    throw new RefusedFile('content-type', streamOf('Workbook') ? 'application/vnd.ms-excel' : 'application/x-ole-storage')
  try {
    if (stream.readUInt16LE(FIB.magic) !== WORD_MAGIC || stream.readUInt16LE(FIB.version) < WORD_97)
      throw new RefusedFile('broken-file', 'no Word 97 document')
    const flags = stream.readUInt16LE(FIB.flags)
    if (flags & IS_ENCRYPTED) throw new RefusedFile('encrypted', 'Word file with a password')
    const table = streamOf(flags & USES_TABLE_1 ? '1Table' : '0Table')
    if (!table) throw new RefusedFile('broken-file', 'Word file without its table')
    const text = textOf(stream, piecesIn(stream, table), deletedRanges(stream, table))
    return { lines: unpagedLines(toLines(text)), pageCount: null, ...summaryOf(streamOf('\u0005SummaryInformation')) }
  } catch (cause) {
    if (cause instanceof RefusedFile) throw cause
    throw new RefusedFile('broken-file', `Word file: ${cause instanceof Error ? cause.message : cause}`)
  }
}

function openOle(bytes: Uint8Array): CFB.CFB$Container {
  try {
    return CFB.read(Buffer.from(bytes), { type: 'buffer' })
  } catch (cause) {
    throw new RefusedFile('broken-file', `OLE: ${cause instanceof Error ? cause.message : cause}`)
  }
}

/** The pieces of the main text in its order; a file that was saved fast has many. */
function piecesIn(stream: Buffer, table: Buffer): Piece[] {
  const textChars = stream.readUInt32LE(FIB.textChars)
  let at = stream.readUInt32LE(FIB.pieces)
  // Properties of paragraphs come first, each with its length.
  while (table.readUInt8(at) === 1) at += 3 + table.readUInt16LE(at + 1)
  if (table.readUInt8(at) !== 2) throw new RefusedFile('broken-file', 'Word file without pieces')
  const count = Math.floor((table.readUInt32LE(at + 1) - 4) / 12)
  const positions = at + 5
  const descriptors = positions + (count + 1) * 4
  const pieces: Piece[] = []
  for (let index = 0; index < count; index += 1) {
    const start = table.readUInt32LE(positions + index * 4)
    const end = Math.min(table.readUInt32LE(positions + (index + 1) * 4), textChars)
    if (start >= end) break
    const raw = table.readUInt32LE(descriptors + index * 8 + 2)
    const isCompressed = (raw & IS_COMPRESSED) !== 0
    const offset = isCompressed ? (raw & ~IS_COMPRESSED) >>> 1 : raw
    pieces.push({ start, end, offset, bytesPerChar: isCompressed ? 1 : 2 })
  }
  return pieces
}

function textOf(stream: Buffer, pieces: readonly Piece[], deleted: readonly (readonly [number, number])[]): string {
  let text = ''
  for (const { start, end, offset, bytesPerChar } of pieces) {
    const last = Math.min(offset + (end - start) * bytesPerChar, stream.length)
    // What is left between the deleted ranges.
    let from = offset
    for (const [gone, until] of [...deleted, [last, last] as const]) {
      if (until <= from && gone < last) continue
      const to = Math.min(Math.max(gone, from), last)
      const kept = stream.subarray(from, to)
      text += bytesPerChar === 2 ? kept.toString('utf16le') : iconv.decode(kept, 'windows-1252')
      from = Math.max(from, Math.min(until, last))
      if (gone >= last) break
    }
  }
  return text
}

/** Byte ranges of what tracked changes have deleted, in order. */
function deletedRanges(stream: Buffer, table: Buffer): [number, number][] {
  const ranges: [number, number][] = []
  const at = stream.readUInt32LE(FIB.charRuns)
  const count = Math.floor((stream.readUInt32LE(FIB.charRuns + 4) - 4) / 8)
  for (let index = 0; index < count; index += 1) {
    const page = table.readUInt32LE(at + (count + 1) * 4 + index * 4) * RUN_PAGE_BYTES
    const runs = stream.readUInt8(page + RUN_PAGE_BYTES - 1)
    for (let run = 0; run < runs; run += 1) {
      const properties = stream.readUInt8(page + (runs + 1) * 4 + run) * 2
      if (properties === 0) continue
      const length = stream.readUInt8(page + properties)
      if (isDeleted(stream.subarray(page + properties + 1, page + properties + 1 + length)))
        ranges.push([stream.readUInt32LE(page + run * 4), stream.readUInt32LE(page + (run + 1) * 4)])
    }
  }
  return ranges.sort((a, b) => a[0] - b[0])
}

function isDeleted(properties: Buffer): boolean {
  for (let at = 0; at + 2 < properties.length; ) {
    const code = properties.readUInt16LE(at)
    at += 2
    if (code === DELETED) return properties.readUInt8(at) === 1
    at += OPERAND_BYTES[code >> 13] ?? properties.readUInt8(at) + 1
  }
  return false
}

/** What Word has signs for: the start, the middle and the end of a field, breaks, a hyphen that holds. */
const SIGN = { fieldStart: 0x13, fieldResult: 0x14, fieldEnd: 0x15, paragraph: 0x0d, hyphen: 0x1e }
const BREAKS = new Set([0x0b, 0x0c, 0x0e, SIGN.paragraph])
const CELL_END = '\x07'

/** Fields show what they came to; cells of a row stand in one line; other signs of Word are left out. */
function toLines(text: string): string[] {
  let shown = ''
  // Of each field that is open: does its instruction come, or its result?
  const fields: boolean[] = []
  for (const character of text) {
    const code = character.charCodeAt(0)
    if (code === SIGN.fieldStart) fields.push(true)
    else if (code === SIGN.fieldResult) fields[fields.length - 1] = false
    else if (code === SIGN.fieldEnd) fields.pop()
    else if (!fields.includes(true)) {
      if (BREAKS.has(code)) shown += '\r'
      else if (code === SIGN.hyphen) shown += '-'
      else if (code >= 0x20 || character === '\t' || character === CELL_END) shown += character
    }
  }
  return withRows(shown).split('\r')
}

/** A cell ends with a sign and so does its row. Cells of one line each stand in one line, as in other formats (row-lines.ts). */
function withRows(text: string): string {
  const [first = '', ...cells] = text.split(CELL_END)
  let before = first.slice(first.lastIndexOf('\r') + 1)
  let joined = first
  for (const cell of cells) {
    const isInRow = before !== '' && cell !== '' && !/\r/.test(before + cell) && !isLetterhead(before) && !isLetterhead(cell)
    joined += (isInRow ? ' ' : '\r') + cell
    before = cell
  }
  return joined
}

const TITLE_PROPERTY = 2
const AUTHOR_PROPERTY = 4
const CODE_PAGE_PROPERTY = 1
const STRING_TYPE = 30

/** Title and author in the property set of an OLE file ([MS-OLEPS]); broken ones say nothing. */
function summaryOf(stream: Buffer | null): { title: string | null; author: string | null } {
  const found = new Map<number, string>()
  try {
    if (stream) {
      const set = stream.readUInt32LE(44)
      const count = Math.min(stream.readUInt32LE(set + 4), 100)
      const offsets = new Map<number, number>()
      for (let index = 0; index < count; index += 1)
        offsets.set(stream.readUInt32LE(set + 8 + index * 8), set + stream.readUInt32LE(set + 12 + index * 8))
      const codePageAt = offsets.get(CODE_PAGE_PROPERTY)
      const codePage = codePageAt === undefined ? 1252 : stream.readUInt16LE(codePageAt + 4)
      const encoding = codePage === 65001 ? 'utf-8' : `windows-${codePage}`
      for (const id of [TITLE_PROPERTY, AUTHOR_PROPERTY]) {
        const at = offsets.get(id)
        if (at === undefined || stream.readUInt32LE(at) !== STRING_TYPE || !iconv.encodingExists(encoding)) continue
        const bytes = stream.subarray(at + 8, at + 8 + stream.readUInt32LE(at + 4))
        found.set(id, iconv.decode(bytes, encoding).split('\0', 1)[0] ?? '')
      }
    }
  } catch {
    // No property is worth a document.
  }
  const property = (id: number) => found.get(id)?.trim() || null
  return { title: property(TITLE_PROPERTY), author: property(AUTHOR_PROPERTY) }
}
