import type { Meilisearch } from 'meilisearch'
import type { Passage } from '../domain/document.ts'
import { AppError } from '../domain/errors.ts'
import type { IndexSettings, PushedDocument, SearchWriter } from '../domain/ports.ts'
import { toEngineError } from './meilisearch-client.ts'

const FIRST_POLL_MS = 5
const LONGEST_POLL_MS = 100
/** The engine may be busy with earlier batches for long; it is asked for ever, since it always ends. */
const POLL_GROWTH = 1.5

/** Tasks that fail for want of the machine, not for what was asked: the same task may succeed later. */
const MACHINE_FAULTS = new Set(['no_space_left_on_device', 'too_many_open_files', 'io_error', 'database_size_limit_reached'])

type WriterParts = { client: Meilisearch; indexUid: string; settings: IndexSettings }

export function createSearchWriter({ client, indexUid, settings }: WriterParts): SearchWriter {
  const index = client.index<Passage>(indexUid)

  /** Waits until the engine is done with a task. @throws {AppError ENGINE_REFUSED | ENGINE_UNAVAILABLE} when the task failed */
  const done = async (taskUid: number): Promise<void> => {
    for (let waitMs = FIRST_POLL_MS; ; waitMs = Math.min(waitMs * POLL_GROWTH, LONGEST_POLL_MS)) {
      const task = await client.tasks.getTask(taskUid)
      if (task.status === 'succeeded') return
      if (task.status === 'failed' || task.status === 'canceled') {
        const mayPass = task.status === 'canceled' || MACHINE_FAULTS.has(task.error?.code ?? '')
        throw new AppError(
          mayPass ? 'ENGINE_UNAVAILABLE' : 'ENGINE_REFUSED',
          `the search engine could not carry out ${task.type}: ${task.error?.message ?? task.status}`,
        )
      }
      await new Promise((resolve) => setTimeout(resolve, waitMs))
    }
  }

  const create = async (): Promise<void> => {
    const { taskUid } = await client.createIndex(indexUid, { primaryKey: 'id' })
    try {
      await done(taskUid)
    } catch (error) {
      // Another process that starts at the same moment was quicker.
      if ((await client.tasks.getTask(taskUid)).error?.code !== 'index_already_exists') throw error
    }
  }

  const prepare = async (): Promise<void> => {
    const { results } = await client.getIndexes({ limit: 1000 })
    if (!results.some(({ uid }) => uid === indexUid)) await create()
    // Settings are compared first: the engine indexes everything anew when they are set, even to what they were.
    const current = (await index.getSettings()) as Record<string, unknown>
    if (!isSubset(settings, current)) await done((await index.updateSettings(settings)).taskUid)
  }

  const add: SearchWriter['add'] = async (documents) => {
    const passages = documents.flatMap((document) => document.passages)
    return passages.length > 0 ? await index.addDocuments(passages, { primaryKey: 'id' }) : null
  }

  const remove: SearchWriter['remove'] = async (shortened, removedIds) => {
    const filters = [...tailFilters(shortened), ...(removedIds.length > 0 ? [`documentId IN [${removedIds.join(',')}]`] : [])]
    return filters.length > 0 ? await index.deleteDocuments({ filter: [filters] }) : null
  }

  return {
    prepare: () => translated(prepare),
    add: (documents) => translated(() => add(documents)),
    remove: (shortened, removedIds) => translated(() => remove(shortened, removedIds)),
    untilDone: (task) => translated(async () => (task ? done(task.taskUid) : undefined)),
  }
}

/** One filter for all documents with the same number of passages. */
function tailFilters(documents: readonly PushedDocument[]): string[] {
  const byCount = Map.groupBy(documents, ({ passages }) => passages.length)
  return [...byCount].map(
    ([count, group]) => `(documentId IN [${group.map(({ documentId }) => documentId).join(',')}] AND ordinal >= ${count})`,
  )
}

/** Does `actual` have every value of `wanted`? Lists of attributes to filter and sort by have no order. */
function isSubset(wanted: unknown, actual: unknown, key = ''): boolean {
  if (Array.isArray(wanted) && Array.isArray(actual)) {
    const [a, b] = ['filterableAttributes', 'sortableAttributes', 'displayedAttributes'].includes(key)
      ? [wanted.toSorted(), actual.toSorted()]
      : [wanted, actual]
    return JSON.stringify(a) === JSON.stringify(b)
  }
  if (wanted && typeof wanted === 'object') {
    return (
      !!actual &&
      typeof actual === 'object' &&
      Object.entries(wanted).every(([name, value]) => isSubset(value, (actual as Record<string, unknown>)[name], name))
    )
  }
  return wanted === actual
}

async function translated<T>(run: () => Promise<T>): Promise<T> {
  try {
    return await run()
  } catch (error) {
    throw toEngineError(error)
  }
}
