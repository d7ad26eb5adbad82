import type { SourceDocument } from '../../../domain/document.ts'
import type { PageInput, PageReading } from '../../../domain/page-reading.ts'
import { normalizeText } from '../../../vietnamese/normalize.ts'
import { repairText } from '../../../vietnamese/old-encodings/repair-text.ts'
import { describe } from '../../describe/describe.ts'
import { languageOfText } from '../../describe/language.ts'
import { cutText } from '../cut-text.ts'
import { type FileLine, type FileText, RefusedFile } from './file-text.ts'
import { joinSplitSyllables } from './join-syllables.ts'
import { MAX_TEXT_CHARS } from './limits.ts'
import { readDoc } from './read-doc.ts'
import { readDocx } from './read-docx.ts'
import { readOdf } from './read-odf.ts'
import { readPdf } from './read-pdf.ts'
import { readPptx } from './read-pptx.ts'
import { readRtf } from './read-rtf.ts'
import { readXlsx } from './read-xlsx.ts'
import { type Container, sniffFile } from './sniff-file.ts'
import { isReadable } from './syllable-share.ts'
import { titleOfFile } from './title-of-file.ts'
import { openZip, type ZipFile } from './unzip.ts'

/** Words below which a file says nothing. */
const MIN_WORDS = 5

/**
 * Reads a file that is no page: PDF, Word, Excel, PowerPoint, OpenDocument, Rich Text, as its bytes tell. Null when it is none of
 * them. Whatever is wrong with a file is an outcome, not an error; what it may cost is in limits.ts.
 */
export async function readAttachment(input: PageInput): Promise<PageReading | null> {
  const container = sniffFile(input.bytes)
  if (container === null) return null
  if (/noindex|\bnone\b/i.test(input.robotsHeader ?? '')) return { type: 'noindex', links: [], canonical: null }
  try {
    return toReading(await readFileText(container, input.bytes), input.url)
  } catch (cause) {
    if (!(cause instanceof RefusedFile)) return { type: 'refused-file', reason: 'broken-file', detail: `${container}: ${cause}` }
    return { type: 'refused-file', reason: cause.reason, detail: cause.message }
  }
}

/** What OCR has read, a text a page, as the document that it is. */
export function readRecognized(pages: readonly string[], url: string): PageReading {
  const lines = pages.flatMap((text, page) =>
    text.split(/\n\s*\n/).map((part) => ({ text: part.replace(/\s+/g, ' ').trim(), page })),
  )
  return toReading({ lines: lines.filter(({ text }) => text !== ''), pageCount: pages.length, title: null, author: null }, url)
}

async function readFileText(container: Container, bytes: Uint8Array): Promise<FileText> {
  switch (container) {
    case 'pdf':
      return readPdf(bytes)
    case 'ole':
      return readDoc(bytes)
    case 'rtf':
      return readRtf(bytes)
    case 'zip':
      return readZip(openZip(bytes))
  }
}

/** The members decide what a ZIP file is. */
function readZip(zip: ZipFile): FileText {
  if (zip.names.has('word/document.xml')) return readDocx(zip)
  if (zip.names.has('xl/workbook.xml')) return readXlsx(zip)
  if (zip.names.has('ppt/presentation.xml')) return readPptx(zip)
  if (zip.names.has('content.xml')) return readOdf(zip)
  throw new RefusedFile('content-type', 'ZIP of other files')
}

function toReading(file: FileText, url: string): PageReading {
  const { lines, pageStarts, text } = repaired(file)
  if (text.split(/\s+/).filter(Boolean).length < MIN_WORDS) return { type: 'no-text', links: [], canonical: null }
  if (!isReadable(text)) return { type: 'refused-file', reason: 'garbled', detail: text.slice(0, 60) }
  const title = titleOfFile(lines, file.title && normalizeText(repairText(file.title).text), url)
  return { type: 'document', document: toDocument(url, title, text, pageStarts, file.author), links: [], canonical: null }
}

function toDocument(
  url: string,
  title: string,
  text: string,
  pageStarts: number[] | null,
  author: string | null,
): SourceDocument {
  return {
    title,
    summary: null,
    text,
    language: languageOfText(title, text),
    // A file says when it was last saved, which is no day of publication.
    publishedAt: null,
    updatedAt: null,
    author: author && normalizeText(author),
    breadcrumb: [],
    attachments: [],
    image: null,
    pageStarts,
    ...describe({ url, title, text, breadcrumb: [], publishedAt: null }),
  }
}

/** The text in Unicode and in normal form, its syllables whole, with where its pages begin. */
function repaired({ lines, pageCount }: FileText): { lines: string[]; text: string; pageStarts: number[] | null } {
  const raw = lines.map(({ text }) => text.replace(/[\0\n\r\f]/g, ' ')).join('\n')
  // Repair and joining keep the ends of lines where they are.
  const whole = joinSplitSyllables(normalizeText(repairText(raw).text)).split('\n')
  const kept = whole.flatMap((text, index): FileLine[] => {
    const trimmed = text.trim()
    return trimmed ? [{ text: trimmed, page: lines[index]?.page ?? 0 }] : []
  })
  const text = cutText(kept.map((line) => line.text).join('\n'), MAX_TEXT_CHARS)
  return {
    lines: kept.map((line) => line.text),
    text,
    pageStarts: pageCount === null ? null : startsOf(kept, pageCount, text.length),
  }
}

/** A page without text begins where the next one does. */
function startsOf(lines: readonly FileLine[], pageCount: number, textChars: number): number[] {
  const starts: number[] = []
  let at = 0
  for (const { text, page } of lines) {
    while (starts.length <= page) starts.push(Math.min(at, textChars))
    at += text.length + 1
  }
  while (starts.length < pageCount) starts.push(textChars)
  return starts
}
