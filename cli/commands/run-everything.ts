import { createServer } from 'node:net'
import type { LiveRegistry } from '../../config/live-registry.ts'
import type { Settings } from '../../config/settings.ts'
import { startSchedule } from '../../crawler/schedule.ts'
import type { RunSummary } from '../../domain/coverage.ts'
import { AppError } from '../../domain/errors.ts'
import type { Portal } from '../../domain/portal.ts'
import { openCrawlQueue } from '../../store/crawl-queue.ts'
import { applyRegistry } from '../apply-registry.ts'
import { portalsOfRound } from '../crawl-round.ts'
import { followRegistry } from '../follow-registry.ts'
import { createFileLogger } from '../logger.ts'
import { createMetrics, openMetrics } from '../metrics.ts'
import { openApi } from '../open-api.ts'
import { openEngine } from '../open-engine.ts'
import { openStore } from '../open-store.ts'
import { startWorker } from '../open-worker.ts'
import { startProgress } from '../progress.ts'
import type { Terminal } from '../terminal.ts'

const POLL_MS = 200
/** Endings of runs that brought nothing because the portal did not answer at all. */
const UNREACHED = new Set(['dns', 'connect', 'timeout', 'tls', 'address-refused'])

/**
 * Everything in one process: store, engine, crawler, indexer, schedule and API. Shows live progress until the crawls that
 * are due at the start have ended and their documents are searchable, then goes on crawling on schedule until stopped.
 * `crawlAllNow` crawls every portal at once instead of only those whose time has come.
 */
export async function runEverything(
  {
    settings,
    registry,
    crawlAllNow,
    questions,
  }: { settings: Settings; registry: LiveRegistry; crawlAllNow: boolean; questions: readonly string[] },
  terminal: Terminal,
  stack: AsyncDisposableStack,
): Promise<void> {
  await assertPortFree(settings)
  const logger = createFileLogger(settings)
  terminal.line('Starting the database and the search engine …')
  const store = await openStore(settings, stack)
  const follow = () => applyRegistry(store.registry, registry, { now: new Date().toISOString(), logger })
  await follow()
  const engine = await openEngine(settings, stack, logger)
  const queue = await openCrawlQueue(store.database, (error) => logger.error({ err: error }, 'job queue'))
  stack.defer(() => queue.close())
  const metrics = createMetrics(store)
  await openMetrics(settings, metrics, stack)
  const api = await openApi({ settings, registry, store, reader: engine.reader, queue, logger, metrics }, stack)
  terminal.line(`Search page   ${api.url}/   (works already while the crawl goes on)`)

  const firstRound = createRound()
  const counted = { send: async (portalId: string) => (await queue.send(portalId)) && firstRound.expect(portalId) }
  const schedule = await startSchedule(
    registry.portals,
    { queue: { ...queue, ...counted }, store: store.schedule, clock: () => new Date() },
    (error) => logger.error({ err: error }, 'schedule'),
  )
  stack.defer(() => schedule.close())
  const { left, isTakenUp } = await portalsOfRound(registry.portals, store.coverage)
  if (isTakenUp)
    terminal.line(
      `The last crawl was interrupted: it is taken up, ${left.length} of ${registry.portals.length} portals are left.`,
    )
  if (crawlAllNow || isTakenUp) for (const portal of left) await counted.send(portal.id)

  let unreached = 0
  const progress = startProgress(terminal, store.coverage, firstRound.size)
  stack.defer(async () => void progress.stop())
  const indexer = await startWorker({ settings, registry, store, queue, writer: engine.writer, logger, metrics }, stack, {
    onRecord: progress.onRecord,
    onConfirmed: () =>
      void api.statistics.refresh().catch((error) => logger.error({ err: error }, 'statistics of terms cannot be read')),
    onRunStarted: progress.portalStarted,
    onRunEnded: (portal, run) => {
      progress.portalEnded()
      if (run.state === 'interrupted') {
        terminal.line(interruption(portal, run))
        if (UNREACHED.has(run.endedBy ?? '') && firstRound.isOpen(portal.id)) unreached += 1
      }
      firstRound.end(portal.id)
    },
  })
  followRegistry(
    {
      live: registry,
      everyMs: settings.REGISTRY_RELOAD_MS,
      logger,
      onChange: async () => {
        await follow()
        indexer.wake()
        await schedule.update(registry.portals)
      },
    },
    stack,
  )
  await firstRound.over()
  while ((await store.coverage.waitingForEngine()) > 0) await new Promise((resolve) => setTimeout(resolve, POLL_MS))
  await api.statistics.refresh()

  const { fetched, notModified, elapsedMs } = progress.stop()
  const totals = await store.coverage.totals()
  const seconds = elapsedMs / 1000
  terminal.line()
  terminal.line(
    `${firstRound.size} portals crawled in ${seconds.toFixed(1)} s: ${fetched} pages fetched, ${notModified} of them not modified.`,
  )
  if (unreached > 0) {
    const which =
      unreached === firstRound.size
        ? 'No portal could be reached: is there no internet?'
        : `${unreached} of them could not be reached.`
    terminal.line(`${which} What is indexed is served all the same.`)
  }
  terminal.line(`${totals.indexed} documents are searchable, ${totals.known} pages known.`)
  terminal.line()
  terminal.line(`Search page      ${api.url}/`)
  terminal.line(`API              ${api.url}/api/v1/search?q=${encodeURIComponent(questions[0] ?? '')}`)
  terminal.line(`Administrators   ${api.url}/quan-tri   (key: ${api.adminKey})`)
  terminal.line(`Log              ${settings.DATA_DIR}/liencong.log`)
  terminal.line()
  terminal.line('Questions to try:')
  for (const question of questions)
    terminal.line(`  ${question.padEnd(32)} ${api.url}/tim-kiem?q=${encodeURIComponent(question)}`)
  terminal.line()
  terminal.line('Portals are now crawled on their schedules. Stop with Ctrl-C.')
}

/** The runs of the first round: which are expected, and when all have ended. */
function createRound() {
  const expected = new Set<string>()
  const open = new Set<string>()
  const { promise, resolve } = Promise.withResolvers<void>()
  return {
    get size() {
      return expected.size
    },
    expect: (portalId: string) => {
      expected.add(portalId)
      open.add(portalId)
      return true
    },
    isOpen: (portalId: string) => open.has(portalId),
    end: (portalId: string) => {
      open.delete(portalId)
      if (open.size === 0) resolve()
    },
    over: () => (open.size === 0 ? Promise.resolve() : promise),
  }
}

function interruption(portal: Portal, run: RunSummary): string {
  const why: Record<string, string> = {
    dns: 'its name does not resolve (no internet, or a wrong host)',
    connect: 'it refuses connections',
    timeout: 'it does not answer in time',
    tls: 'its certificate is not valid',
    'address-refused': 'it is not at a public address',
    'host-down': 'it failed too often in a row and is left alone for a while',
    'disk-full': 'the disk is nearly full (MIN_FREE_BYTES)',
    'host-paused': 'it asked for a long pause',
    'robots-5xx': 'its robots.txt cannot be read (server error)',
  }
  return `! ${portal.id}: ${why[run.endedBy ?? ''] ?? run.endedBy}; what was indexed before stays searchable, the next run tries again`
}

/** A taken port is found before anything else is started. */
async function assertPortFree({ PORT, HOST }: Settings): Promise<void> {
  if (PORT === 0) return
  const probe = createServer()
  await new Promise<void>((resolve, reject) => {
    probe.once('error', (cause: NodeJS.ErrnoException) =>
      reject(
        new AppError(
          'PORT_TAKEN',
          cause.code === 'EADDRINUSE'
            ? `port ${PORT} is in use: stop what uses it, or set PORT to another one`
            : `cannot listen on ${HOST}:${PORT}: ${cause.message}`,
          {
            cause,
          },
        ),
      ),
    )
    probe.listen(PORT, HOST, () => resolve())
  })
  await new Promise((resolve) => probe.close(resolve))
}
