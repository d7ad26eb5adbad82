import { type FileText, RefusedFile, unpagedLines } from './file-text.ts'
import { coreProperties, readXml } from './read-xml-text.ts'
import type { ZipFile } from './unzip.ts'

const SLIDE = /^ppt\/slides\/slide(\d+)\.xml$/

/** PowerPoint since 2007: the paragraphs of the slides, in the order of their numbers. @throws {RefusedFile} */
export function readPptx(zip: ZipFile): FileText {
  const slides = [...zip.names].filter((name) => SLIDE.test(name)).sort((a, b) => numberOf(a) - numberOf(b))
  if (slides.length === 0) throw new RefusedFile('broken-file', 'PPTX without slides')
  const lines: string[] = []
  for (const slide of slides) {
    let paragraph = ''
    let isText = false
    readXml(zip.text(slide) ?? '', {
      open: (tag) => {
        if (tag === 'a:p') paragraph = ''
        if (tag === 'a:br') paragraph += ' '
        isText = tag === 'a:t'
      },
      text: (text) => {
        if (isText) paragraph += text
      },
      close: (tag) => {
        isText = false
        if (tag === 'a:p') lines.push(paragraph)
      },
    })
  }
  return { lines: unpagedLines(lines), pageCount: null, ...coreProperties(zip.text('docProps/core.xml')) }
}

function numberOf(slide: string): number {
  return Number(SLIDE.exec(slide)?.[1])
}
