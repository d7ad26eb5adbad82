import type { Settings } from '../../config/settings.ts'
import type { Registry } from '../../domain/ports.ts'
import { createFileLogger } from '../logger.ts'
import { openEngine } from '../open-engine.ts'
import { openStore } from '../open-store.ts'
import { openIndexer } from '../open-worker.ts'
import type { Terminal } from '../terminal.ts'

/** Pushes every document that the engine has not confirmed; with `all`, every document again. */
export async function indexPending(
  { settings, registry, all }: { settings: Settings; registry: Registry; all: boolean },
  terminal: Terminal,
  stack: AsyncDisposableStack,
): Promise<void> {
  const logger = createFileLogger(settings)
  const store = await openStore(settings, stack)
  const engine = await openEngine(settings, stack, logger)
  if (all) await store.documents.resetIndexed()
  const indexer = openIndexer(settings, store, registry, engine.writer, stack, logger)
  let pushed = 0
  for (let drained = await indexer.drainOnce(); drained > 0; drained = await indexer.drainOnce()) {
    pushed += drained
    terminal.live([`${pushed} documents pushed, ${await store.coverage.waitingForEngine()} waiting`])
  }
  terminal.endLive()
  terminal.line(`${pushed} documents pushed; ${(await store.coverage.totals()).indexed} are searchable`)
}
