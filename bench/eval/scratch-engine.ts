import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { EnqueuedTask, Meilisearch } from 'meilisearch'
import { readSettings } from '../../config/settings.ts'
import { AppError } from '../../domain/errors.ts'
import { toBatches } from '../../indexer/batch.ts'
import { startEmbeddedMeilisearch } from '../../store/embedded-meilisearch.ts'
import { createMeilisearch } from '../../store/meilisearch-client.ts'
import type { EvalDocument } from './eval-system.ts'

const TASK_POLL_MS = 20

/** An engine of its own in a temporary folder, which goes with it, also when the process is interrupted. */
export type ScratchEngine = {
  client: Meilisearch
  /** Resolves when these tasks have succeeded. @throws {AppError ENGINE_REFUSED} when one has not */
  untilDone(tasks: readonly EnqueuedTask[]): Promise<void>
  stop(): Promise<void>
}

export async function startScratchEngine(): Promise<ScratchEngine> {
  const dataDir = mkdtempSync(join(tmpdir(), 'liencong-eval-'))
  const removeFolder = () => rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 })
  process.once('exit', removeFolder)
  const engine = await startEmbeddedMeilisearch({ dataDir })
  const client = createMeilisearch(engine)
  return {
    client,
    untilDone: async (enqueued) => {
      const tasks = await client.tasks.waitForTasks([...enqueued], { timeout: 0, interval: TASK_POLL_MS })
      const failed = tasks.find(({ status }) => status !== 'succeeded')
      if (failed) throw new AppError('ENGINE_REFUSED', `the engine could not index the test set: ${failed.error?.message}`)
    },
    stop: async () => {
      await engine.stop()
      process.off('exit', removeFolder)
      removeFolder()
    },
  }
}

/**
 * Batches as the indexer cuts them, by its default settings: every system is fed in the same portions. Documents are taken as
 * they are needed, never all at once.
 */
export function* toEngineBatches(documents: Iterable<EvalDocument>): Generator<EvalDocument[]> {
  const settings = readSettings({})
  const limits = { maxItems: settings.INDEX_BATCH_DOCUMENTS, maxBytes: settings.INDEX_BATCH_BYTES }
  const cut = (some: readonly EvalDocument[]) =>
    toBatches(some, ({ title, text }) => 3 * (title.length + text.length) + 2000, limits)
  let waiting: EvalDocument[] = []
  for (const document of documents) {
    waiting.push(document)
    if (waiting.length <= limits.maxItems) continue
    // More than one batch holds: the last one may still grow.
    const batches = cut(waiting)
    waiting = batches.pop() ?? []
    yield* batches
  }
  yield* cut(waiting)
}

/** Key of the document at this place for the engine, which takes few characters in one. No question holds such a word. */
export function engineKey(ordinal: number): string {
  return `evaldocument${ordinal}`
}

/** The other way round. */
export function ordinalOf(key: string): number {
  return Number(key.slice('evaldocument'.length))
}
