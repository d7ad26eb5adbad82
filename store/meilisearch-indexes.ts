import type { Meilisearch } from 'meilisearch'
import { AppError } from '../domain/errors.ts'
import type { EngineIndexes } from '../domain/ports.ts'
import { toEngineError } from './meilisearch-client.ts'

const POLL_MS = 100

export function createEngineIndexes(client: Meilisearch): EngineIndexes {
  const done = async ({ taskUid }: { taskUid: number }): Promise<void> => {
    const task = await client.tasks.waitForTask(taskUid, { timeout: 0, interval: POLL_MS })
    if (task.status !== 'succeeded')
      throw new AppError(
        'ENGINE_REFUSED',
        `the search engine could not carry out ${task.type}: ${task.error?.message ?? task.status}`,
      )
  }
  return {
    madeAt: (indexUid) =>
      translated(async () => {
        const { results } = await client.getRawIndexes({ limit: 1000 })
        const index = results.find(({ uid }) => uid === indexUid)
        return index ? String(index.createdAt) : null
      }),
    swap: (indexUid, other) =>
      translated(async () => done(await client.swapIndexes([{ indexes: [indexUid, other], rename: false }]))),
    remove: (indexUid) => translated(async () => done(await client.deleteIndex(indexUid))),
  }
}

async function translated<T>(run: () => Promise<T>): Promise<T> {
  try {
    return await run()
  } catch (error) {
    throw toEngineError(error)
  }
}
