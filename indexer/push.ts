import { AppError } from '../domain/errors.ts'
import type { EngineTask, PushedDocument, SearchWriter } from '../domain/ports.ts'

/** What one batch changes in the engine. */
export type Push<D extends PushedDocument = PushedDocument> = { documents: readonly D[]; removedIds: readonly string[] }

/** A batch with what the engine made of it: null when it has it, else why it refuses it. */
export type Pushed<B, D extends PushedDocument> = { batch: B; documents: readonly D[]; refusal: AppError | null }

/**
 * Pushes batches to the engine and resolves when it has them all. Each is read (split, tokenised) while the engine is at work on
 * those before it, and handed over at once: of what waits there, the engine makes larger batches of its own.
 *
 * New passages go first and the tails of longer earlier versions last: at no moment is a document missing, and one removal for all
 * leaves the additions together. @throws {AppError ENGINE_UNAVAILABLE} when the whole push is to be tried again
 */
export async function push<B, D extends PushedDocument>(
  writer: SearchWriter,
  batches: Iterable<B>,
  read: (batch: B) => Push<D>,
): Promise<Pushed<B, D>[]> {
  const sent: (Pushed<B, D> & { task: EngineTask | null })[] = []
  const removedIds: string[] = []
  for (const batch of batches) {
    const { documents, removedIds: removed } = read(batch)
    const { value: task, refusal } = await refusalOf(() => writer.add(documents))
    sent.push({ batch, documents, refusal, task })
    removedIds.push(...removed)
  }
  const taken = sent.flatMap(({ documents, refusal }) => (refusal ? [] : documents))
  const removal = await refusalOf(() => writer.remove(taken, removedIds))
  for (const one of sent) one.refusal ??= (await refusalOf(() => writer.untilDone(one.task))).refusal
  const notRemoved = removal.refusal ?? (await refusalOf(() => writer.untilDone(removal.value))).refusal
  for (const one of sent) one.refusal ??= notRemoved
  return sent
}

async function refusalOf<T>(run: () => Promise<T>): Promise<{ value: T | null; refusal: AppError | null }> {
  try {
    return { value: await run(), refusal: null }
  } catch (error) {
    if (error instanceof AppError && error.code === 'ENGINE_REFUSED') return { value: null, refusal: error }
    throw error
  }
}
