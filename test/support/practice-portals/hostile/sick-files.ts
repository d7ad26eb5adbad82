import { makeDoc } from '../files/doc.ts'
import { makeDocx, makeDocxBomb } from '../files/docx.ts'
import { makePdf, makeScannedPdf } from '../files/pdf.ts'
import type { Quirks } from '../model.ts'
import { link } from './answers.ts'

type SickFile = { path: string; type: string; outcome: string; why: string; bytes: () => Buffer }

const SENTENCE = 'Ủy ban nhân dân phường thông báo kết quả rà soát hồ sơ của các hộ gia đình trên địa bàn trong quý một.'
const LINES = Array.from({ length: 40 }, (_, index) => `${index + 1}. ${SENTENCE}`)
const PDF = 'application/pdf'
const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

/** Files that cannot be read, under the types that portals send. */
const FILES: readonly SickFile[] = [
  file('quet.pdf', PDF, 'needs-ocr', 'scanned pages', () => makeScannedPdf(3)),
  file('mat-khau.pdf', PDF, 'encrypted', 'a PDF with a password', () => makePdf(LINES, { isEncrypted: true })),
  file('mat-khau.doc', 'application/msword', 'encrypted', 'a DOC with a password', () => makeDoc(LINES, { isEncrypted: true })),
  file('hong.pdf', 'application/octet-stream', 'broken-file', 'a PDF without its end', () =>
    half(makePdf(LINES).subarray(0, 600)),
  ),
  file('hong.docx', DOCX, 'broken-file', 'a DOCX that breaks off', () => half(makeDocx(LINES))),
  file('hong.doc', 'application/msword', 'broken-file', 'a DOC that breaks off', () => half(makeDoc(LINES).subarray(0, 1500))),
  file('bom.docx', DOCX, 'file-too-large', 'a zip bomb', () => bomb()),
  file('phong-chu.pdf', PDF, 'garbled', 'text as codes of glyphs', () => makePdf(LINES.map(asGlyphCodes))),
]

let packed: Buffer | undefined

/** A portal whose files are broken, encrypted, scanned, huge once unpacked, or of glyphs without letters. */
export const sickFiles: Quirks = {
  homeLinks: () => FILES.map(({ path, why }) => link(path, `Tải tệp: ${why}`)),
  answer: (_portal, url) => {
    const found = FILES.find(({ path }) => path === url.pathname)
    return found ? { type: 'reply', status: 200, headers: { 'content-type': found.type }, body: found.bytes } : null
  },
  outcomes: FILES.map(({ path, outcome, why }) => ({ path, outcome, why })),
}

function file(name: string, type: string, reason: string, why: string, bytes: () => Buffer): SickFile {
  return { path: `/upload/${name}`, type, outcome: `skipped:${reason}`, why, bytes }
}

function half(bytes: Buffer): Buffer {
  return bytes.subarray(0, Math.floor(bytes.length / 2))
}

function bomb(): Buffer {
  packed ??= makeDocxBomb()
  return packed
}

/** How text comes out of fonts whose glyphs are numbered in their own order. */
function asGlyphCodes(text: string): string {
  return Array.from(text, (character) => String.fromCharCode(Math.max(33, character.charCodeAt(0) - 29))).join('')
}
