import type { AppError } from '../domain/errors.ts'
import type { DocumentQueue, PendingChange, Registry, SearchWriter } from '../domain/ports.ts'
import { encodeCounts } from '../vietnamese/term-counts.ts'
import { toBatches } from './batch.ts'
import { type IndexableDocument, toPassages } from './passages.ts'
import { push } from './push.ts'

const POLL_MS = 1000
const FIRST_BACK_OFF_MS = 500
const LONGEST_BACK_OFF_MS = 30_000
/** Changes fetched from the queue in one go; the batches to the engine are cut from them. */
const DRAIN_CHANGES = 2000
/** Memory for them, in bytes as the store keeps them, several times less than they take here. */
const DRAIN_BYTES = 16 * 1024 * 1024

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

  /** A document whose portal has left the registry leaves the index with it. */
  const read = (changes: readonly PendingChange[]) => {
    const documents = changes.flatMap((change) => {
      const portal = change.action === 'index' ? registry.byId.get(change.document.portalId) : undefined
      return change.action === 'index' && portal ? [toPassages(change.document, portal, registry.byId)] : []
    })
    const kept = new Set(documents.map(({ documentId }) => documentId))
    return { documents, removedIds: changes.filter(({ pageId }) => !kept.has(pageId)).map(({ pageId }) => pageId) }
  }

  const confirm = async (changes: readonly PendingChange[], documents: readonly IndexableDocument[]): Promise<void> => {
    const counts = new Map(documents.map((document) => [document.documentId, encodeCounts(document.counts)]))
    await queue.confirm(
      changes.map(({ pageId, version }) => ({ pageId, version, counts: counts.get(pageId) ?? null })),
      clock().toISOString(),
    )
    onConfirmed()
  }

  const refuse = async ({ pageId, version }: PendingChange, refusal: AppError): Promise<void> => {
    logger.error({ err: refusal, pageId }, 'the engine refuses a document')
    await queue.refuse(pageId, version, refusal.message)
  }

  /**
   * One poisonous document must not hold up the others: a refused batch is halved until the guilty one stands alone. And an engine
   * that refuses everybody, for a wrong key or a lost index, must not be taken for many of them: before a document is refused the
   * index is prepared, which mends it or throws.
   */
  const pushAndConfirm = async (batches: readonly PendingChange[][], isLastTry = false): Promise<void> => {
    const pushed = await push(writer, untilStopping(batches), read)
    for (const { batch, documents, refusal } of pushed) if (!refusal) await confirm(batch, documents)
    for (const { batch, refusal } of pushed) {
      if (!refusal) continue
      const middle = Math.ceil(batch.length / 2)
      if (batch.length > 1) await pushAndConfirm([batch.slice(0, middle), batch.slice(middle)])
      else if (isLastTry) await refuse(batch[0] as PendingChange, refusal)
      else {
        await writer.prepare()
        await pushAndConfirm([batch], true)
      }
    }
  }

  function* untilStopping<T>(items: Iterable<T>): Generator<T> {
    for (const item of items) {
      if (isStopping) return
      yield item
    }
  }

  const drainOnce = async (): Promise<number> => {
    const pending = await queue.pending(DRAIN_CHANGES, DRAIN_BYTES)
    await pushAndConfirm(toBatches(pending, sizeOf, { maxItems: batch.maxDocuments, maxBytes: batch.maxBytes }))
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

/** About the bytes of the change on its way to the engine: its text twice, plain and encoded. */
function sizeOf(change: PendingChange): number {
  return change.action === 'index' ? 3 * change.document.text.length + 2000 : 100
}
