import { getDocumentProxy } from 'unpdf'
import { type FileText, RefusedFile } from './file-text.ts'
import { MAX_PDF_PAGES, MAX_TEXT_CHARS } from './limits.ts'
import { type PageLine, toPageLines } from './pdf-lines.ts'
import { toParagraphs } from './pdf-paragraphs.ts'
import { withoutRunningHeads } from './running-heads.ts'

/** Characters a page below which a PDF with pictures is one of scanned pages; stamps of signatures may be text on them. */
const MIN_CHARS_PER_PAGE = 100
/** Dictionaries of pictures are never packed, unlike most objects of newer files. */
const IMAGE = /\/Subtype\s*\/Image/

type PdfDocument = Awaited<ReturnType<typeof getDocumentProxy>>

/** Text of a PDF in paragraphs. @throws {RefusedFile} */
export async function readPdf(bytes: Uint8Array): Promise<FileText> {
  const pdf = await openPdf(bytes)
  try {
    if (pdf.numPages > MAX_PDF_PAGES) throw new RefusedFile('file-too-large', `${pdf.numPages} pages`)
    const pages = await readPages(pdf)
    const chars = pages.reduce((sum, lines) => lines.reduce((inPage, { text }) => inPage + text.trim().length, sum), 0)
    if (chars < MIN_CHARS_PER_PAGE * pdf.numPages && hasImages(bytes))
      throw new RefusedFile('needs-ocr', `${chars} characters on ${pdf.numPages} pages with pictures`)
    const info = await propertiesOf(pdf)
    return { lines: toParagraphs(withoutRunningHeads(pages)), pageCount: pdf.numPages, ...info }
  } finally {
    await pdf.loadingTask.destroy()
  }
}

async function openPdf(bytes: Uint8Array): Promise<PdfDocument> {
  try {
    // PDF.js keeps the buffer for itself; the caller's is left alone. Nothing is drawn or fetched.
    return await getDocumentProxy(new Uint8Array(bytes), { disableFontFace: true, useSystemFonts: false, verbosity: 0 })
  } catch (cause) {
    throw toRefusal(cause)
  }
}

async function readPages(pdf: PdfDocument): Promise<PageLine[][]> {
  const pages: PageLine[][] = []
  let chars = 0
  let broken: RefusedFile | null = null
  for (let number = 1; number <= pdf.numPages && chars < MAX_TEXT_CHARS; number += 1) {
    try {
      const page = await pdf.getPage(number)
      const { items } = await page.getTextContent()
      pages.push(toPageLines(items))
      page.cleanup()
    } catch (cause) {
      // The other pages may be whole.
      broken = toRefusal(cause)
      pages.push([])
    }
    chars += pages.at(-1)?.reduce((sum, { text }) => sum + text.length, 0) ?? 0
  }
  if (broken && chars === 0) throw broken
  return pages
}

async function propertiesOf(pdf: PdfDocument): Promise<{ title: string | null; author: string | null }> {
  try {
    const { info } = await pdf.getMetadata()
    const properties = info as { Title?: unknown; Author?: unknown }
    return { title: textOf(properties.Title), author: textOf(properties.Author) }
  } catch {
    // No property is worth a document.
    return { title: null, author: null }
  }
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null
}

function toRefusal(cause: unknown): RefusedFile {
  const { name = '', message = String(cause) } = cause as Partial<Error>
  return new RefusedFile(name === 'PasswordException' ? 'encrypted' : 'broken-file', `PDF: ${message}`)
}

function hasImages(bytes: Uint8Array): boolean {
  return IMAGE.test(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1'))
}
