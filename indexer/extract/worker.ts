import type { PageInput, PageReading } from '../../domain/page-reading.ts'
import type { DomEngine } from './dom.ts'
import { readPage } from './read-page.ts'

/** The task of a worker thread of the extraction pool. */
export function readPageTask({ input, engine }: { input: PageInput; engine: DomEngine }): PageReading {
  return readPage(input, engine)
}
