import type { Settings } from '../../config/settings.ts'
import type { RunSummary } from '../../domain/coverage.ts'
import { AppError } from '../../domain/errors.ts'
import type { Portal } from '../../domain/portal.ts'
import type { PageRecord, Registry } from '../../domain/ports.ts'
import { portalsOfRound } from '../crawl-round.ts'
import { guardDisk } from '../disk-guard.ts'
import { createLimiter } from '../limiter.ts'
import { createFileLogger } from '../logger.ts'
import { openEngine } from '../open-engine.ts'
import { openStore } from '../open-store.ts'
import { openCrawler, openIndexer } from '../open-worker.ts'
import { startProgress } from '../progress.ts'
import type { Terminal } from '../terminal.ts'

/**
 * Crawls the portals of a registry once, in the foreground, and waits until the engine has confirmed every document.
 * A killed run is taken up. @throws {AppError UNKNOWN_PORTAL} an id that the registry does not have
 */
export async function crawlOnce(
  { settings, registry, portalIds }: { settings: Settings; registry: Registry; portalIds: readonly string[] },
  terminal: Terminal,
  stack: AsyncDisposableStack,
): Promise<void> {
  const asked = portalIds.length > 0 ? portalIds.map((id) => portalOf(registry, id)) : registry.portals
  const logger = createFileLogger(settings)
  const store = await openStore(settings, stack)
  const engine = await openEngine(settings, stack, logger)
  const { left: portals, isTakenUp } = await portalsOfRound(asked, store.coverage)
  if (isTakenUp)
    terminal.line(`The last crawl was interrupted: it is taken up, ${portals.length} of ${asked.length} portals are left.`)
  const progress = startProgress(terminal, store.coverage, portals.length)
  stack.defer(async () => void progress.stop())
  const indexer = openIndexer(settings, store, registry, engine.writer, stack, logger)
  const onRecord = (record: PageRecord): void => {
    indexer.wake()
    progress.onRecord(record)
  }
  const crawler = openCrawler(settings, store, stack, { onRecord, hasRoom: await guardDisk(settings, logger, stack) })
  indexer.start()

  const limit = createLimiter(settings.CRAWL_PORTALS_AT_ONCE)
  const runs = await Promise.all(
    portals.map((portal) =>
      limit(async () => {
        progress.portalStarted()
        const run = await crawler.crawl(portal, { isWanted: true })
        progress.portalEnded()
        return { portal, run }
      }),
    ),
  )
  while ((await store.coverage.waitingForEngine()) > 0) await new Promise((resolve) => setTimeout(resolve, 100))
  progress.stop()
  const coverage = new Map((await store.coverage.portals()).map((portal) => [portal.portalId, portal]))
  for (const { portal, run } of runs) {
    const numbers = coverage.get(portal.id)
    terminal.line(
      `${portal.id}: ${summary(run)}; ${numbers?.indexed ?? 0} documents searchable, ${numbers?.known ?? 0} pages known`,
    )
    for (const [outcome, count] of Object.entries(numbers?.outcomes ?? {})) terminal.line(`  ${outcome.padEnd(24)} ${count}`)
  }
}

function summary(run: RunSummary): string {
  return run.state === 'finished' ? `${run.fetched} pages fetched` : `${run.fetched} pages fetched, ${run.state}: ${run.endedBy}`
}

function portalOf(registry: Registry, id: string): Portal {
  const portal = registry.byId.get(id)
  if (!portal)
    throw new AppError('UNKNOWN_PORTAL', `the registry has no portal "${id}": liencong portals list shows those it has`)
  return portal
}
