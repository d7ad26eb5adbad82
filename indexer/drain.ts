import { AppError } from '../domain/errors.ts'
import type { DocumentQueue, PendingChange, Registry, SearchWriter } from '../domain/ports.ts'
import { encodeCounts } from '../vietnamese/term-counts.ts'
import { toBatches } from './batch.ts'
import { toPassages } from './passages.ts'

const POLL_MS = 1000
const FIRST_BACK_OFF_MS = 500
const LONGEST_BACK_OFF_MS = 30_000
/** Changes fetched from the queue in one go; the batches to the engine are cut from them. */
const DRAIN_CHANGES = 2000

type Log = {
  info(fields: object, message: string): void
  warn(fields: object, message: string): void
  error(fields: object, message: string): void
}

export type IndexerParts = {
  queue: DocumentQueue
  writer: SearchWriter
  registry: Registry
  batch: { maxDocuments: number; maxBytes: number }
  clock: () => Date
  logger: Log
  /** Called when documents were confirmed: whoever follows the statistics may look now. */
  onConfirmed?: () => void
}

/** Moves changed documents from the store to the engine. */
export type Indexer = {
  /** Pushes what is pending now, once. Resolves with the number of changes that the engine has confirmed or refused. */
  drainOnce(): Promise<number>
  /** Drains as long as there is work, then whenever woken, and at the latest every second. */
  start(): void
  wake(): void
  stop(): Promise<void>
}

export function createIndexer({ queue, writer, registry, batch, clock, logger, onConfirmed = () => {} }: IndexerParts): Indexer {
  let isStopping = false
  let loop: Promise<void> | undefined
  let wakeUp: () => void = () => {}
  let stopWaiting: () => void = () => {}

  const push = async (changes: readonly PendingChange[]): Promise<void> => {
    const documents = changes.flatMap((change) => {
      const portal = change.action === 'index' ? registry.byId.get(change.document.portalId) : undefined
      return change.action === 'index' && portal ? [toPassages(change.document, portal)] : []
    })
    const counts = new Map(documents.map((document) => [document.documentId, encodeCounts(document.counts)]))
    // A document whose portal has left the registry leaves the index with it.
    await writer.replace(
      documents,
      changes.filter(({ pageId }) => !counts.has(pageId)).map(({ pageId }) => pageId),
    )
    await queue.confirm(
      changes.map(({ pageId, version }) => ({ pageId, version, counts: counts.get(pageId) ?? null })),
      clock().toISOString(),
    )
    onConfirmed()
  }

  /**
   * Pushes the one document that is left of a refused batch. An engine that refuses everybody, for a wrong key or a lost
   * index, must not be taken for a poisonous document: first the index is prepared, which mends it or throws.
   */
  const pushSuspect = async (change: PendingChange): Promise<void> => {
    await writer.prepare()
    try {
      await push([change])
    } catch (error) {
      if (!isRefusal(error)) throw error
      logger.error({ err: error, pageId: change.pageId }, 'the engine refuses a document')
      await queue.refuse(change.pageId, change.version, error.message)
    }
  }

  /** One poisonous document must not hold up the others: a refused batch is halved until the guilty one stands alone. */
  const pushOrBisect = async (changes: readonly PendingChange[]): Promise<void> => {
    try {
      await push(changes)
    } catch (error) {
      if (!isRefusal(error)) throw error
      const [only, ...others] = changes
      if (!only) return
      if (others.length === 0) return pushSuspect(only)
      const middle = Math.ceil(changes.length / 2)
      await pushOrBisect(changes.slice(0, middle))
      await pushOrBisect(changes.slice(middle))
    }
  }

  const drainOnce = async (): Promise<number> => {
    const pending = await queue.pending(DRAIN_CHANGES)
    const batches = toBatches(pending, sizeOf, { maxItems: batch.maxDocuments, maxBytes: batch.maxBytes })
    for (const changes of batches) {
      if (isStopping) break
      await pushOrBisect(changes)
    }
    return pending.length
  }

  /** Waiting for work ends with new documents; backing off does not, since they come all the time while the engine is away. */
  const pause = (ms: number, isForWork: boolean) =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, isStopping ? 0 : ms)
      stopWaiting = () => {
        clearTimeout(timer)
        resolve()
      }
      wakeUp = isForWork ? stopWaiting : () => {}
    })

  const run = async (): Promise<void> => {
    let backOffMs = FIRST_BACK_OFF_MS
    while (!isStopping) {
      try {
        const drained = await drainOnce()
        backOffMs = FIRST_BACK_OFF_MS
        if (drained === 0) await pause(POLL_MS, true)
      } catch (error) {
        logger.warn({ err: error, retryInMs: backOffMs }, 'documents could not be pushed')
        await pause(backOffMs, false)
        backOffMs = Math.min(backOffMs * 2, LONGEST_BACK_OFF_MS)
      }
    }
  }

  return {
    drainOnce,
    start: () => {
      loop ??= run()
    },
    wake: () => wakeUp(),
    stop: async () => {
      isStopping = true
      stopWaiting()
      await loop
    },
  }
}

function isRefusal(error: unknown): error is AppError {
  return error instanceof AppError && error.code === 'ENGINE_REFUSED'
}

/** About the bytes of the change on its way to the engine: its text twice, plain and encoded. */
function sizeOf(change: PendingChange): number {
  return change.action === 'index' ? 3 * change.document.text.length + 2000 : 100
}
