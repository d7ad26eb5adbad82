import type { DocumentHead } from './document-head.ts'
import { makeDocx } from './files/docx.ts'
import { makeOdt } from './files/odt.ts'
import { makePdf } from './files/pdf.ts'
import { makeRtf } from './files/rtf.ts'
import type { LinkItem, PortalContext } from './model.ts'
import { drawSentences } from './writing/write-news.ts'
import { createWriter, groupDigits } from './writing/writer.ts'

const FORMATS = ['pdf', 'docx', 'odt', 'rtf'] as const
export type AnnexFormat = (typeof FORMATS)[number]

/** A file that belongs to a document: PDF, DOCX, ODT and RTF in turn. */
export type Annex = { path: string; format: AnnexFormat; title: string; phrase: string }

/** The document's annex, null when it has none. */
export function annexOf(portal: PortalContext, head: DocumentHead): Annex | null {
  const every = portal.spec.annexEvery
  if (every === 0 || head.index % every !== 3 || head.copyOfIndex !== null) return null
  const format = FORMATS[Math.floor(head.index / every) % FORMATS.length] ?? 'pdf'
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
  const phrase = `Theo số liệu rà soát, ${annex.phrase}.`
  const text = [phrase, ...drawSentences(writer, 14)]
  const paragraphs = [annex.title, ...text]
  switch (annex.format) {
    case 'pdf':
      // A PDF holds lines as they are printed, and the phrase is not on its first page.
      return makePdf(
        [annex.title, '', ...text.slice(1), ...drawSentences(writer, 24), phrase].flatMap((line) => wrap(line, 90)),
        { runningHead: portal.spec.shortName },
      )
    case 'docx':
      return makeDocx(paragraphs)
    case 'odt':
      return makeOdt(paragraphs)
    case 'rtf':
      return makeRtf(paragraphs)
  }
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
