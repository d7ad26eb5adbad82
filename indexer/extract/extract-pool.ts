import { Piscina } from 'piscina'
import type { PageInput, PageReader, PageReading } from '../../domain/page-reading.ts'
import type { Ocr } from './attachments/ocr.ts'
import { sniffFile } from './attachments/sniff-file.ts'
import type { DomEngine } from './dom.ts'
import type { ReadPageTask } from './worker.ts'

/** Memory of one worker thread: a page that needs more is not worth the others. */
const MAX_OLD_SPACE_MB = 512
/** Pages that wait in a worker: it never stands still until the main thread has time to hand it the next one. */
const TASKS_PER_WORKER = 4

/**
 * Reads pages and files in worker threads: the main thread stays free, and a page that takes too long or too much memory costs
 * its worker, not the crawl. Files have a time of their own. Scanned ones go through `ocr`, one at a time, where there is one.
 */
export function createExtractPool({
  threads,
  minThreads = 1,
  timeoutMs,
  fileTimeoutMs = timeoutMs,
  ocr = null,
  domEngine,
}: {
  threads: number
  minThreads?: number
  timeoutMs: number
  fileTimeoutMs?: number
  ocr?: Ocr | null
  domEngine: DomEngine
}): PageReader {
  const workers = {
    filename: new URL('./worker.ts', import.meta.url).href,
    name: 'readPageTask',
    maxThreads: threads,
    idleTimeout: 30_000,
    resourceLimits: { maxOldGenerationSizeMb: MAX_OLD_SPACE_MB },
  }
  const pool = new Piscina({ ...workers, minThreads, concurrentTasksPerWorker: TASKS_PER_WORKER })
  /** Where a page is read with no neighbours, and its fate is its own. Its threads are there only when they are needed. */
  const suspects = new Piscina({ ...workers, minThreads: 0, concurrentTasksPerWorker: 1 })
  let suspectsQueue: Promise<unknown> = Promise.resolve()
  let ocrQueue: Promise<unknown> = Promise.resolve()

  /** A page that takes too long or too much memory takes its neighbours in the worker with it: each is read again, alone. */
  async function run(task: ReadPageTask, limitMs: number): Promise<PageReading> {
    try {
      return await runIn(pool, task, limitMs)
    } catch (cause) {
      if (!endedWithItsWorker(cause)) throw cause
      // One at a time: its clock starts with it.
      const turn = suspectsQueue.then(() => runIn(suspects, task, limitMs))
      suspectsQueue = turn.catch(() => {})
      return turn
    }
  }

  /** What OCR makes of a scanned file; the file stays in need of it when OCR fails. */
  async function recognize(input: PageInput, refused: PageReading, reader: Ocr): Promise<PageReading> {
    const turn = ocrQueue.then(() => reader.read(input.bytes))
    ocrQueue = turn.catch(() => {})
    try {
      return await run({ input, engine: domEngine, recognized: await turn }, timeoutMs)
    } catch (cause) {
      return refused.type === 'refused-file'
        ? { ...refused, detail: `OCR: ${cause instanceof Error ? cause.message : cause}` }
        : refused
    }
  }

  return {
    read: async (input) => {
      const reading = await run({ input, engine: domEngine }, sniffFile(input.bytes) === null ? timeoutMs : fileTimeoutMs)
      const needsOcr = reading.type === 'refused-file' && reading.reason === 'needs-ocr'
      return needsOcr && ocr ? recognize(input, reading, ocr) : reading
    },
    close: async () => {
      await Promise.all([pool.destroy(), suspects.destroy()])
    },
  }
}

async function runIn(pool: Piscina, task: ReadPageTask, limitMs: number): Promise<PageReading> {
  const timeout = new AbortController()
  // The clock starts when the task does: waiting for a free thread is no fault of the page.
  const timer = setTimeout(() => timeout.abort(), limitMs + pool.queueSize * 1000)
  try {
    return (await pool.run(task, { signal: timeout.signal })) as PageReading
  } catch (cause) {
    throw timeout.signal.aborted ? new Error(`not read within ${limitMs} ms`, { cause }) : cause
  } finally {
    clearTimeout(timer)
  }
}

/** Was the task cut off, by its own clock or with its worker? What a page's own reading throws is told from it by its name. */
function endedWithItsWorker(error: unknown): boolean {
  const { cause, code, message } = error as { cause?: { name?: string }; code?: string; message?: string }
  return cause?.name === 'AbortError' || code === 'ERR_WORKER_OUT_OF_MEMORY' || /worker/i.test(message ?? '')
}
