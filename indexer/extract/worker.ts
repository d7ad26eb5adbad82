import type { PageInput, PageReading } from '../../domain/page-reading.ts'
import { readAttachment, readRecognized } from './attachments/read-attachment.ts'
import type { DomEngine } from './dom.ts'
import { readPage } from './read-page.ts'

// PDF.js leaves promises of broken files behind that nobody waits for. What a file is, is told by those that are waited for.
process.on('unhandledRejection', () => {})

/** `recognized`: what OCR has read in a file, a text a page, instead of its bytes. */
export type ReadPageTask = { input: PageInput; engine: DomEngine; recognized?: readonly string[] }

/** The task of a worker thread of the extraction pool. */
export async function readPageTask({ input, engine, recognized }: ReadPageTask): Promise<PageReading> {
  if (recognized) return readRecognized(recognized, input.url)
  return (await readAttachment(input)) ?? readPage(input, engine)
}
