import type { DocumentHead } from './document-head.ts'
import { makeDocx } from './files/docx.ts'
import { makePdf } from './files/pdf.ts'
import type { LinkItem, PortalContext } from './model.ts'
import { drawSentences } from './writing/write-news.ts'
import { createWriter, groupDigits } from './writing/writer.ts'

/** A file that belongs to a document: PDF and DOCX in turn. */
export type Annex = { path: string; format: 'pdf' | 'docx'; title: string; phrase: string }

/** The document's annex, null when it has none. */
export function annexOf(portal: PortalContext, head: DocumentHead): Annex | null {
  const every = portal.spec.annexEvery
  if (every === 0 || head.index % every !== 3 || head.copyOfIndex !== null) return null
  const format = Math.floor(head.index / every) % 2 ? 'docx' : 'pdf'
  return {
    path: `/upload/phu-luc-${head.index}.${format}`,
    format,
    title: `Phụ lục kèm theo: ${head.title}`,
    phrase: `phụ lục của ${portal.spec.shortName} thống kê ${groupDigits(3001 + head.index * 43)} đầu mục`,
  }
}

export function annexLinks(portal: PortalContext, head: DocumentHead): LinkItem[] {
  const annex = annexOf(portal, head)
  return annex ? [{ href: annex.path, text: `${annex.title} (.${annex.format})` }] : []
}

/** The bytes of the file. */
export function annexFile(portal: PortalContext, head: DocumentHead, annex: Annex): Buffer {
  const writer = createWriter(head.theme, portal.spec.shortName, portal.state.seed, portal.spec.id, head.index, 'annex')
  const text = [`Theo số liệu rà soát, ${annex.phrase}.`, ...drawSentences(writer, 14)]
  const lines = [annex.title, '', ...text].flatMap((line) => wrap(line, 90))
  // One paragraph of a DOCX holds a whole sentence; a PDF holds lines as they are printed.
  return annex.format === 'pdf' ? makePdf(lines) : makeDocx([annex.title, ...text])
}

function wrap(text: string, width: number): string[] {
  const lines = ['']
  for (const word of text.split(' ')) {
    const last = lines.length - 1
    const line = lines[last] ?? ''
    if (line && line.length + word.length >= width) lines.push(word)
    else lines[last] = line ? `${line} ${word}` : word
  }
  return lines
}
