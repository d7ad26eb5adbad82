import type { Frontier, PageRecord } from '../domain/ports.ts'

const MAX_BATCH_RECORDS = 64
const MAX_WAIT_MS = 50

/** Gathers records into batches, each written in one transaction. `add` resolves when its record is durable. */
export type Recorder = { add(record: PageRecord): Promise<void>; close(): Promise<void> }

export function createRecorder(frontier: Pick<Frontier, 'record'>): Recorder {
  let waiting: { record: PageRecord; resolve: () => void; reject: (cause: unknown) => void }[] = []
  let timer: NodeJS.Timeout | undefined
  let writing: Promise<void> = Promise.resolve()

  // One write at a time: while it runs the next batch fills up, so the batch size follows the load.
  const flush = (): Promise<void> => {
    clearTimeout(timer)
    timer = undefined
    writing = writing.then(async () => {
      const batch = waiting
      waiting = []
      if (batch.length === 0) return
      try {
        await frontier.record(batch.map(({ record }) => record))
        for (const { resolve } of batch) resolve()
      } catch (cause) {
        for (const { reject } of batch) reject(cause)
      }
    })
    return writing
  }

  return {
    add: (record) =>
      new Promise((resolve, reject) => {
        waiting.push({ record, resolve, reject })
        if (waiting.length >= MAX_BATCH_RECORDS) void flush()
        else timer ??= setTimeout(() => void flush(), MAX_WAIT_MS)
      }),
    close: flush,
  }
}
