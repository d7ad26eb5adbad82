import type { Logger } from 'pino'
import type { Settings } from '../config/settings.ts'
import { AppError } from '../domain/errors.ts'
import type { EngineIndexes, SearchReader, SearchWriter } from '../domain/ports.ts'
import { indexSettings } from '../indexer/index-settings.ts'
import { lockDataDir } from '../store/data-lock.ts'
import { startEmbeddedMeilisearch } from '../store/embedded-meilisearch.ts'
import { createMeilisearch } from '../store/meilisearch-client.ts'
import { createEngineIndexes } from '../store/meilisearch-indexes.ts'
import { createSearchReader } from '../store/meilisearch-reader.ts'
import { createSearchWriter } from '../store/meilisearch-writer.ts'

export type Engine = { reader: SearchReader; writer: SearchWriter }

/** Connects to the engine of `MEILI_URL`, or starts the embedded one, which is stopped when `stack` is disposed. */
export async function openEngine(settings: Settings, stack: AsyncDisposableStack, logger: Logger): Promise<Engine> {
  const engine = (await openEngineWith(settings, stack, logger)).open(settings.MEILI_INDEX)
  await engine.writer.prepare()
  return engine
}

/** The same for several indexes: `open` prepares nothing. */
export async function openEngineWith(
  settings: Settings,
  stack: AsyncDisposableStack,
  logger: Logger,
): Promise<{ open: (indexUid: string) => Engine; indexes: EngineIndexes }> {
  const client = createMeilisearch(await connectionOf(settings, stack, logger))
  return {
    indexes: createEngineIndexes(client),
    open: (indexUid) => ({
      reader: createSearchReader({ client, indexUid }),
      writer: createSearchWriter({ client, indexUid, settings: indexSettings() }),
    }),
  }
}

/** The engine for asking only: with the server's search key where there is one, else as `openEngine`. */
export async function openSearch(settings: Settings, stack: AsyncDisposableStack, logger: Logger): Promise<SearchReader> {
  const { MEILI_URL: url, MEILI_SEARCH_KEY: key, MEILI_INDEX: indexUid } = settings
  if (url && key) return createSearchReader({ client: createMeilisearch({ url, key }), indexUid })
  return (await openEngine(settings, stack, logger)).reader
}

async function connectionOf(
  settings: Settings,
  stack: AsyncDisposableStack,
  logger: Logger,
): Promise<{ url: string; key: string }> {
  if (settings.MEILI_URL) {
    if (settings.MEILI_KEY) return { url: settings.MEILI_URL, key: settings.MEILI_KEY }
    throw new AppError('BAD_SETTINGS', 'this role writes to the engine: MEILI_SEARCH_KEY is not enough, set MEILI_KEY')
  }
  stack.defer(lockDataDir(settings.DATA_DIR, 'meilisearch'))
  const embedded = await startEmbeddedMeilisearch({ dataDir: settings.DATA_DIR, logger })
  stack.defer(() => embedded.stop())
  return embedded
}
