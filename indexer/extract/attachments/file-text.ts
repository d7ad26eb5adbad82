/** What a reader of one format takes out of a file, before anything is repaired or described. */
export type FileText = {
  lines: FileLine[]
  /** Null when the format has no pages of its own. */
  pageCount: number | null
  /** As the file's own metadata say; often wrong. */
  title: string | null
  author: string | null
}

/** One paragraph, or one row of a table. `page` counts from 0 and is 0 throughout where there are no pages. */
export type FileLine = { text: string; page: number }

/** Why no text comes from a file; skip reasons of domain/crawl-outcome.ts. */
export type RefusalReason = 'needs-ocr' | 'encrypted' | 'broken-file' | 'file-too-large' | 'garbled' | 'content-type'

/** A file that is not read, as a named outcome. Thrown by the readers, caught where all of them are called. */
export class RefusedFile extends Error {
  readonly reason: RefusalReason

  constructor(reason: RefusalReason, detail: string) {
    super(detail)
    this.reason = reason
  }
}

/** Lines of formats without pages. */
export function unpagedLines(texts: readonly string[]): FileLine[] {
  return texts.flatMap((text) => {
    const collapsed = text.replace(/\s+/g, ' ').trim()
    return collapsed ? [{ text: collapsed, page: 0 }] : []
  })
}
