import { type ApiParts, createApp } from '../../api/app.ts'
import { answerSearch } from '../../api/search/answer.ts'
import { type ListeningServer, listen } from '../../api/server.ts'
import { answerSimilar } from '../../api/similar/answer-similar.ts'
import { createSuggester } from '../../api/suggest/answer-suggest.ts'
import { createNames } from '../../config/names.ts'
import type { PortalCoverage } from '../../domain/coverage.ts'
import type { Passage } from '../../domain/document.ts'
import { AppError } from '../../domain/errors.ts'
import type { BestBetStore, CoverageReader } from '../../domain/ports.ts'
import { createTermStatistics } from '../../vietnamese/term-statistics.ts'
import { memoryAdministration } from './memory-administration.ts'
import { createMemoryFeedback } from './memory-feedback.ts'
import { createMemoryReader } from './memory-reader.ts'
import { SAMPLE_PASSAGES, SAMPLE_REGISTRY, sampleCoverage } from './sample-world.ts'
import { statisticsOf } from './statistics-of.ts'

export const ADMIN_KEY = 'a-key-for-tests-only-0123456789'
/** 10:00 on 14 January 2026 in Viet Nam. */
export const NOW = new Date('2026-01-14T03:00:00Z')

export type LogLine = { level: string; fields: Record<string, unknown>; message: string }

export type RunningApp = ListeningServer & {
  /** Turn `isAway` on and the engine or the store is gone. */
  engine: { isAway: boolean }
  store: { isAway: boolean; reads: number }
  clock: { now: Date }
  log: LogLine[]
}

/** The app on a free port over the sample world, or over what a test gives. */
export async function startApp(
  given: Partial<ApiParts> & { passages?: readonly Passage[]; port?: number } = {},
): Promise<RunningApp> {
  const [engine, store, clock] = [{ isAway: false }, { isAway: false, reads: 0 }, { now: NOW }]
  const log: LogLine[] = []
  const registry = given.registry ?? SAMPLE_REGISTRY
  const names = createNames(registry)
  const passages = given.passages ?? SAMPLE_PASSAGES
  const reader = createMemoryReader(passages, engine)
  const statistics = statisticsOf(passages.map(({ title, text }) => [title, text]))
  const { passages: _passages, port = 0, ...parts } = given
  const app = createApp({
    search: (request) =>
      answerSearch({ reader, registry, names, statistics: createTermStatistics(), clock: () => clock.now }, request),
    suggest: createSuggester({
      reader,
      names,
      statistics: () => statistics,
      clock: () => clock.now,
      onError: (error) => void log.push({ level: 'error', fields: { err: error }, message: 'vocabulary' }),
    }),
    similar: (request) => answerSimilar({ reader, names, statistics }, request),
    reader,
    bestBets: { store: NO_BEST_BETS, refresh: async () => {} },
    documents: { document: async () => null },
    feedback: createMemoryFeedback(),
    embedUses: { count: () => {}, save: async () => {}, list: async () => [] },
    portalSide: NO_PORTAL_SIDE,
    coverage: createMemoryCoverage(sampleCoverage(NOW), store),
    administration: memoryAdministration(),
    registry,
    names,
    adminKey: ADMIN_KEY,
    clock: () => clock.now,
    logger: createMemoryLog(log),
    version: '1.2.3',
    ...parts,
  })
  const server = await listen(app, { port, host: '127.0.0.1' })
  return { ...server, engine, store, clock, log }
}

/** Nobody keeps best bets here; a test that does brings a store. */
const NO_BEST_BETS: BestBetStore = {
  list: async () => [],
  add: () => Promise.reject(new Error('this app has no store for best bets')),
  remove: async () => false,
}

const notHere = () => Promise.reject(new Error('this app has no store for that'))
/** No portal speaks for itself here. */
export const NO_PORTAL_SIDE: ApiParts['portalSide'] = {
  intake: { notify: notHere, push: notHere },
  keys: { list: async () => [], create: notHere, revoke: async () => false, portalOf: async () => null },
  audit: { add: async () => {}, list: async () => [] },
  losses: { held: async () => [], keep: notHere, release: notHere },
  queue: { send: notHere },
  checkUrl: notHere,
}

function createMemoryCoverage(portals: PortalCoverage[], store: RunningApp['store']): CoverageReader {
  const read = <T>(value: T): T => {
    store.reads += 1
    if (store.isAway) throw new AppError('STORE_UNAVAILABLE', 'the database does not answer')
    return value
  }
  const sum = (key: 'known' | 'indexed' | 'waiting') => portals.reduce((total, portal) => total + portal[key], 0)
  return {
    overview: async () => read({ portals, waitingForEngine: 7, behindSince: null }),
    portals: async () => read(portals),
    waitingForEngine: async () => read(7),
    totals: async () => read({ known: sum('known'), indexed: sum('indexed'), waiting: sum('waiting'), waitingForEngine: 7 }),
  }
}

function createMemoryLog(log: LogLine[]): ApiParts['logger'] {
  const at = (level: string) => (fields: object, message: string) => void log.push({ level, fields: { ...fields }, message })
  return { debug: at('debug'), info: at('info'), error: at('error') }
}
