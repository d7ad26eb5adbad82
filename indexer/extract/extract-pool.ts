import { Piscina } from 'piscina'
import type { PageReader, PageReading } from '../../domain/page-reading.ts'
import type { DomEngine } from './dom.ts'

/** Memory of one worker thread: a page that needs more is not worth the others. */
const MAX_OLD_SPACE_MB = 512

/**
 * Reads pages in worker threads: the main thread stays free, and a page that takes too long or too much memory costs its
 * worker, not the crawl.
 */
export function createExtractPool({
  threads,
  minThreads = 1,
  timeoutMs,
  domEngine,
}: {
  threads: number
  minThreads?: number
  timeoutMs: number
  domEngine: DomEngine
}): PageReader {
  const pool = new Piscina({
    filename: new URL('./worker.ts', import.meta.url).href,
    name: 'readPageTask',
    minThreads,
    maxThreads: threads,
    idleTimeout: 30_000,
    resourceLimits: { maxOldGenerationSizeMb: MAX_OLD_SPACE_MB },
  })
  return {
    read: async (input) => {
      const timeout = new AbortController()
      // The clock starts when the task does: waiting for a free thread is no fault of the page.
      const timer = setTimeout(() => timeout.abort(), timeoutMs + pool.queueSize * 1000)
      try {
        return (await pool.run({ input, engine: domEngine }, { signal: timeout.signal })) as PageReading
      } catch (cause) {
        throw timeout.signal.aborted ? new Error(`not read within ${timeoutMs} ms`, { cause }) : cause
      } finally {
        clearTimeout(timer)
      }
    },
    close: () => pool.destroy(),
  }
}
