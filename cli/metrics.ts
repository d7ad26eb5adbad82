import type { IncomingMessage, ServerResponse } from 'node:http'
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import { listen } from '../api/server.ts'
import type { Settings } from '../config/settings.ts'
import type { RunSummary } from '../domain/coverage.ts'
import { outcomeName } from '../domain/crawl-outcome.ts'
import type { PageRecord, SearchReader } from '../domain/ports.ts'
import type { Store } from './open-store.ts'

/** Seconds: a search box should answer below 0.05, a person gives up after some. */
const LATENCY_BUCKETS = [0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5]

/** What this process measures of itself, in the words of Prometheus. Names and meanings: docs/operations.md. */
export type Metrics = {
  onRecord(record: PageRecord): void
  onRunEnded(run: RunSummary): void
  onRequest(request: { method: string; route: string; status: number | null; seconds: number }): void
  /** The same reader; every question to the engine is timed. */
  timed(reader: SearchReader): SearchReader
  /** All of it in the text format of Prometheus, which `contentType` names. */
  text(): Promise<string>
  contentType: string
}

export function createMetrics(store: Pick<Store, 'coverage' | 'documents' | 'hosts'>): Metrics {
  const registers = [new Registry()] as [Registry]
  const [registry] = registers
  collectDefaultMetrics({ register: registry, prefix: 'liencong_' })
  const outcomes = new Counter({
    name: 'liencong_crawl_outcomes_total',
    help: 'Pages settled by this process, by outcome',
    labelNames: ['outcome'],
    registers,
  })
  const bytes = new Counter({ name: 'liencong_crawl_bytes_total', help: 'Bytes of bodies fetched by this process', registers })
  const runs = new Counter({
    name: 'liencong_crawl_runs_total',
    help: 'Runs of portals that ended, by state and by what ended them',
    labelNames: ['state', 'ended_by'],
    registers,
  })
  const requests = new Histogram({
    name: 'liencong_http_request_seconds',
    help: 'Time to answer a request, by route and status class',
    labelNames: ['method', 'route', 'status'],
    buckets: LATENCY_BUCKETS,
    registers,
  })
  const engine = new Histogram({
    name: 'liencong_engine_seconds',
    help: 'Time of a question to the search engine, by what it asks for',
    labelNames: ['asks'],
    buckets: LATENCY_BUCKETS,
    registers,
  })
  const engineFailures = new Counter({
    name: 'liencong_engine_failures_total',
    help: 'Questions that the search engine did not answer',
    labelNames: ['asks'],
    registers,
  })
  const gauge = (name: string, help: string) => new Gauge({ name: `liencong_${name}`, help, registers })
  const known = gauge('pages_known', 'Pages in the frontier')
  const indexed = gauge('documents_indexed', 'Documents that the engine has confirmed')
  const waiting = gauge('documents_waiting', 'Documents that the engine has not confirmed yet')
  const lag = gauge('index_lag_seconds', 'Age of the oldest document that waits for the engine')
  const away = gauge('hosts_away', 'Hosts whose breaker is open')

  return {
    onRecord: ({ outcome, bodyBytes }) => {
      outcomes.inc({ outcome: outcomeName(outcome) })
      bytes.inc(bodyBytes)
    },
    onRunEnded: ({ state, endedBy }) => runs.inc({ state, ended_by: endedBy ?? '' }),
    onRequest: ({ method, route, status, seconds }) =>
      requests.observe({ method, route, status: status === null ? 'closed' : `${Math.floor(status / 100)}xx` }, seconds),
    timed: (reader) =>
      new Proxy(reader, {
        get: (target, name, receiver) => {
          const method = Reflect.get(target, name, receiver)
          if (typeof method !== 'function') return method
          return async (...asked: unknown[]) => {
            const stop = engine.startTimer({ asks: String(name) })
            try {
              return await method.apply(target, asked)
            } catch (error) {
              engineFailures.inc({ asks: String(name) })
              throw error
            } finally {
              stop()
            }
          }
        },
      }),
    contentType: registry.contentType,
    text: async () => {
      const [totals, oldestAt, hosts] = await Promise.all([
        store.coverage.totals(),
        store.documents.oldestPendingAt(),
        store.hosts.away(),
      ])
      known.set(totals.known)
      indexed.set(totals.indexed)
      waiting.set(totals.waitingForEngine)
      lag.set(oldestAt === null ? 0 : (Date.now() - Date.parse(oldestAt)) / 1000)
      away.set(hosts.length)
      return registry.metrics()
    },
  }
}

/**
 * Serves `/metrics` and `/healthz` of this process on a port of their own until `stack` is disposed; nothing while `METRICS_PORT` is 0.
 * No key: it is to be reached by the operators' network only.
 */
export async function openMetrics(settings: Settings, metrics: Metrics, stack: AsyncDisposableStack): Promise<void> {
  if (settings.METRICS_PORT === 0) return
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (request.url === '/healthz') {
      response.end('ok\n')
      return
    }
    if (request.url !== '/metrics') {
      response.writeHead(404).end()
      return
    }
    try {
      response.setHeader('content-type', metrics.contentType).end(await metrics.text())
    } catch {
      // The database is away: whoever scrapes sees a target that is down.
      response.writeHead(503).end()
    }
  }
  const server = await listen((request, response) => void answer(request, response), {
    port: settings.METRICS_PORT,
    host: settings.METRICS_HOST,
  })
  stack.defer(() => server.close())
}
