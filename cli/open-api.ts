import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Logger } from 'pino'
import { createApp } from '../api/app.ts'
import { followBestBets } from '../api/best-bets/follow-best-bets.ts'
import { countEmbedUses } from '../api/embed/count-uses.ts'
import { followHosts } from '../api/follow-hosts.ts'
import { answerSearch } from '../api/search/answer.ts'
import { listen } from '../api/server.ts'
import { answerSimilar } from '../api/similar/answer-similar.ts'
import { createSuggester } from '../api/suggest/answer-suggest.ts'
import { createNames } from '../config/names.ts'
import type { Settings } from '../config/settings.ts'
import { createUrlCheck } from '../crawler/check-url.ts'
import { createIntake } from '../crawler/intake.ts'
import type { CrawlQueue, Registry, SearchReader } from '../domain/ports.ts'
import { startDailyDump } from './daily-dump.ts'
import { type FollowedStatistics, followStatistics } from './follow-statistics.ts'
import type { Metrics } from './metrics.ts'
import type { Store } from './open-store.ts'
import { openReader } from './open-worker.ts'
import { VERSION } from './version.ts'

export type ApiServiceParts = {
  settings: Settings
  registry: Registry
  store: Store
  reader: SearchReader
  queue: CrawlQueue
  logger: Logger
  metrics: Metrics
}

/** Serves the API and the pages until `stack` is disposed. */
export async function openApi(
  { settings, registry, store, reader: plainReader, queue, logger, metrics }: ApiServiceParts,
  stack: AsyncDisposableStack,
): Promise<{ url: string; adminKey: string; statistics: FollowedStatistics }> {
  const reader = metrics.timed(plainReader)
  const names = createNames(registry)
  const adminKey = settings.ADMIN_KEY ?? keptAdminKey(settings.DATA_DIR)
  const clock = () => new Date()
  const statistics = await followStatistics(store.statistics, stack, (error) =>
    logger.error({ err: error }, 'statistics of terms cannot be read'),
  )
  const bets = await followBestBets(store.bestBets, stack, (error) => logger.error({ err: error }, 'best bets cannot be read'))
  const awaySince = await followHosts(store.hosts, stack, (error) =>
    logger.error({ err: error }, 'states of hosts cannot be read'),
  )
  const dumpDir = resolve(settings.DATA_DIR, 'dump')
  startDailyDump({ dump: store.dump, registry, folder: dumpDir, schedule: settings.DUMP_SCHEDULE, logger }, stack)
  const app = createApp({
    search: (request) =>
      answerSearch({ reader, registry, names, clock, statistics: statistics.current(), bestBets: bets.bestBets }, request),
    suggest: createSuggester({
      reader,
      names,
      clock,
      statistics: statistics.current,
      onError: (error) => logger.error({ err: error }, 'the vocabulary of suggestions cannot be built'),
    }),
    similar: (request) => answerSimilar({ reader, names, statistics: statistics.current() }, request),
    reader,
    coverage: store.coverage,
    awaySince,
    dumpDir,
    legal: store.legal,
    bestBets: { store: store.bestBets, refresh: bets.refresh },
    documents: store.reading,
    feedback: store.feedback,
    embedUses: countEmbedUses(store.embedUses, clock, stack, (error) =>
      logger.error({ err: error }, 'uses of the embedded search box cannot be kept'),
    ),
    publicUrl: settings.PUBLIC_URL,
    limits: {
      api: { requests: settings.API_RATE_REQUESTS, windowMs: settings.API_RATE_WINDOW_MS },
      feedback: { requests: settings.FEEDBACK_RATE_REQUESTS, windowMs: settings.FEEDBACK_RATE_WINDOW_MS },
    },
    portalSide: {
      intake: createIntake({ frontier: store.frontier, queue, reader: openReader(settings, stack, 0), clock }),
      keys: store.portalKeys,
      audit: store.audit,
      losses: store.losses,
      checkUrl: createUrlCheck({ lookup: store.pages, frontier: store.frontier, registry }),
      queue,
    },
    administration: { users: store.users, history: store.history, pauses: store.pauses },
    registry,
    names,
    adminKey,
    clock,
    logger,
    onRequest: metrics.onRequest,
    version: VERSION,
  })
  const server = await listen(app, { port: settings.PORT, host: settings.HOST })
  stack.defer(() => server.close())
  return { url: server.url, adminKey, statistics }
}

/** The key of the administrators' side: made at the first start and kept in a file that only its owner can read. */
function keptAdminKey(dataDir: string): string {
  const path = join(dataDir, 'admin.key')
  if (!existsSync(path)) {
    mkdirSync(dataDir, { recursive: true })
    writeFileSync(path, randomBytes(24).toString('base64url'), { mode: 0o600 })
  }
  return readFileSync(path, 'utf8').trim()
}
