import iconv from 'iconv-lite'
import { type FileText, RefusedFile, unpagedLines } from './file-text.ts'
import { MAX_TEXT_CHARS } from './limits.ts'

/** Groups whose text is none of the document's. */
const DESTINATIONS = new Set(
  'fonttbl colortbl stylesheet info pict object header headerl headerr headerf footer footerl footerr footerf footnote listtable listoverridetable revtbl rsidtbl generator themedata colorschememapping latentstyles datastore xmlnstbl fldinst bkmkstart bkmkend nonshppict'.split(
    ' ',
  ),
)
const BREAKS = new Set(['par', 'line', 'row', 'sect', 'page'])
const SPACES = new Set(['tab', 'cell', 'enspace', 'emspace', 'qmspace'])
const CHARACTERS: Readonly<Record<string, string>> = {
  emdash: '—',
  endash: '–',
  bullet: '•',
  lquote: '‘',
  rquote: '’',
  ldblquote: '“',
  rdblquote: '”',
}
/** Code pages by the numbers of \fcharset (RTF 1.9.1). */
const CODE_PAGE_OF_CHARSET: Readonly<Record<string, string>> = {
  '163': 'windows-1258',
  '204': 'windows-1251',
  '238': 'windows-1250',
}
const MAX_GROUPS = 10_000
const TOKEN = /\\([a-zA-Z]+)(-?\d{1,10})? ?|\\'([0-9a-fA-F]{2})|\\([^a-zA-Z])|([{}])|([^\\{}\r\n]+)|[\r\n]+/g

type Group = { isSkipped: boolean; codePage: string; fallbackChars: number; isHidden: boolean }

/** Rich Text: paragraphs, with the character sets that its fonts name. @throws {RefusedFile} */
export function readRtf(bytes: Uint8Array): FileText {
  const rtf = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1')
  const codePageOfFont = new Map<string, string>()
  let documentCodePage = 'windows-1252'
  let group: Group = { isSkipped: false, codePage: documentCodePage, fallbackChars: 1, isHidden: false }
  const outer: Group[] = []
  const lines: string[] = []
  let line = ''
  let pending: number[] = []
  let chars = 0
  let toSkip = 0
  let currentFont: string | null = null
  let isFontTable = false
  let isIgnorable = false

  const flush = () => {
    if (pending.length > 0) line += iconv.decode(Buffer.from(pending), group.codePage).normalize('NFC')
    pending = []
  }
  const add = (text: string) => {
    flush()
    if (!group.isSkipped && !group.isHidden) line += text
  }
  const endLine = () => {
    flush()
    lines.push(line)
    chars += line.length
    line = ''
  }
  const word = (name: string, value: string | undefined) => {
    if (name === 'ansicpg' && iconv.encodingExists(`windows-${value}`)) {
      documentCodePage = `windows-${value}`
      group.codePage = documentCodePage
    } else if (name === 'bin') TOKEN.lastIndex += Math.max(0, Number(value ?? 0))
    else if (name === 'u') {
      add(String.fromCharCode(Number(value ?? 0) & 0xffff))
      toSkip = group.fallbackChars
    } else if (name === 'uc') group.fallbackChars = Math.min(Math.max(0, Number(value ?? 1)), 10)
    else if (name === 'v') group.isHidden = value !== '0'
    else if (name === 'f') {
      flush()
      currentFont = value ?? null
      if (!isFontTable) group.codePage = codePageOfFont.get(value ?? '') ?? documentCodePage
    } else if (name === 'fcharset' && isFontTable && currentFont !== null) {
      const codePage = CODE_PAGE_OF_CHARSET[value ?? '']
      if (codePage) codePageOfFont.set(currentFont, codePage)
    } else if (DESTINATIONS.has(name) || isIgnorable) {
      flush()
      group.isSkipped = true
      if (name === 'fonttbl') isFontTable = true
    } else if (BREAKS.has(name) && !group.isSkipped) endLine()
    else if (SPACES.has(name)) add(' ')
    else if (CHARACTERS[name]) add(CHARACTERS[name])
    isIgnorable = false
  }

  TOKEN.lastIndex = 0
  for (let match = TOKEN.exec(rtf); match && chars < MAX_TEXT_CHARS; match = TOKEN.exec(rtf)) {
    const [, name, value, hex, symbol, brace, text] = match
    if (name) word(name, value)
    else if (brace === '{') {
      flush()
      if (outer.length >= MAX_GROUPS) throw new RefusedFile('file-too-large', `RTF: over ${MAX_GROUPS} groups in one another`)
      outer.push(group)
      group = { ...group }
      toSkip = 0
    } else if (brace === '}') {
      flush()
      if (isFontTable && outer.length <= 2) isFontTable = false
      group = outer.pop() ?? group
      toSkip = 0
    } else if (hex) {
      if (toSkip > 0) toSkip -= 1
      else if (!group.isSkipped && !group.isHidden) pending.push(Number.parseInt(hex, 16))
    } else if (symbol) {
      if (symbol === '*') isIgnorable = true
      else if (symbol === '~') add(' ')
      else if (symbol === '_') add('-')
      else if (/[\\{}]/.test(symbol)) add(symbol)
      else if (/[\r\n]/.test(symbol) && !group.isSkipped) endLine()
    } else if (text) {
      const kept = text.slice(Math.min(toSkip, text.length))
      toSkip -= text.length - kept.length
      if (kept) {
        // Windows-1258 writes tones behind their letters, which stand here as they are: both go through the same decoder.
        if (!group.isSkipped && !group.isHidden) for (const byte of Buffer.from(kept, 'latin1')) pending.push(byte)
      }
    }
  }
  endLine()
  return { lines: unpagedLines(lines), pageCount: null, title: null, author: null }
}
