import type { LiveRegistry } from '../../config/live-registry.ts'
import type { Settings } from '../../config/settings.ts'
import { startSchedule } from '../../crawler/schedule.ts'
import { openCrawlQueue } from '../../store/crawl-queue.ts'
import { applyRegistry } from '../apply-registry.ts'
import { followRegistry } from '../follow-registry.ts'
import { createLogger } from '../logger.ts'
import { createMetrics, openMetrics } from '../metrics.ts'
import { openApi } from '../open-api.ts'
import { openEngine, openSearch } from '../open-engine.ts'
import { openStore } from '../open-store.ts'
import { startWorker } from '../open-worker.ts'

type Role = (parts: { settings: Settings; registry: LiveRegistry }, stack: AsyncDisposableStack) => Promise<void>

/** One role of many processes: the API and the pages. */
export const serveRole: Role = async ({ settings, registry }, stack) => {
  const logger = createLogger(settings)
  const store = await openStore(settings, stack)
  const reader = await openSearch(settings, stack, logger)
  const queue = await openCrawlQueue(store.database, (error) => logger.error({ err: error }, 'job queue'))
  stack.defer(() => queue.close())
  const metrics = createMetrics(store)
  await openMetrics(settings, metrics, stack)
  const { url } = await openApi({ settings, registry, store, reader, queue, logger, metrics }, stack)
  followRegistry({ live: registry, everyMs: settings.REGISTRY_RELOAD_MS, logger }, stack)
  logger.info({ url }, 'serving')
}

/** One role of many processes: takes crawl jobs, extracts and indexes. */
export const workerRole: Role = async ({ settings, registry }, stack) => {
  const logger = createLogger(settings)
  const store = await openStore(settings, stack)
  const { writer } = await openEngine(settings, stack, logger)
  const queue = await openCrawlQueue(store.database, (error) => logger.error({ err: error }, 'job queue'))
  stack.defer(() => queue.close())
  const metrics = createMetrics(store)
  await openMetrics(settings, metrics, stack)
  const apply = () => applyRegistry(store.registry, registry, { now: new Date().toISOString(), logger })
  await apply()
  const indexer = await startWorker({ settings, registry, store, queue, writer, logger, metrics }, stack)
  const onChange = async () => {
    await apply()
    indexer.wake()
  }
  followRegistry({ live: registry, everyMs: settings.REGISTRY_RELOAD_MS, logger, onChange }, stack)
  logger.info('working')
}

/** One role of many processes: puts crawl jobs on the queue at their times. */
export const scheduleRole: Role = async ({ settings, registry }, stack) => {
  const logger = createLogger(settings)
  const store = await openStore(settings, stack)
  const queue = await openCrawlQueue(store.database, (error) => logger.error({ err: error }, 'job queue'))
  stack.defer(() => queue.close())
  const schedule = await startSchedule(registry.portals, { queue, store: store.schedule, clock: () => new Date() }, (error) =>
    logger.error({ err: error }, 'schedule'),
  )
  stack.defer(() => schedule.close())
  await openMetrics(settings, createMetrics(store), stack)
  const onChange = () => schedule.update(registry.portals)
  followRegistry({ live: registry, everyMs: settings.REGISTRY_RELOAD_MS, logger, onChange }, stack)
  logger.info({ portals: registry.portals.length }, 'scheduling')
}
