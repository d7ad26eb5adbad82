import { afterAll, beforeAll, expect, test } from 'vitest'
import { createMetrics, openMetrics } from '../../../cli/metrics.ts'
import { readSettings } from '../../../config/settings.ts'
import { AppError } from '../../../domain/errors.ts'
import type { SearchReader } from '../../../domain/ports.ts'
import { createCoverageReader } from '../../../store/coverage.ts'
import { createDocumentQueue } from '../../../store/document-queue.ts'
import { createFrontier } from '../../../store/frontier.ts'
import { createHostStateStore } from '../../../store/host-states.ts'
import { aDocument } from '../../support/a-document.ts'
import { aPageRecord } from '../../support/a-page-record.ts'
import { type OpenedDatabase, openPglite } from '../../support/databases.ts'

let opened: OpenedDatabase
beforeAll(async () => {
  opened = await openPglite()
})
afterAll(() => opened?.close())

/** Values by name and labels, as a scraper reads them. */
const read = (text: string) =>
  new Map(
    text
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('#'))
      .map((line) => [line.slice(0, line.lastIndexOf(' ')), Number(line.slice(line.lastIndexOf(' ') + 1))]),
  )

test('outcomes, requests, questions to the engine, and what waits are served in the format of Prometheus', async () => {
  const { kysely } = opened.database
  const metrics = createMetrics({
    coverage: createCoverageReader(kysely),
    documents: createDocumentQueue(kysely),
    hosts: createHostStateStore(kysely),
  })
  const frontier = createFrontier(kysely)
  const url = 'http://mot.test/trang'
  await frontier.discover('mot', [{ url, role: 'page', depth: 1, foundOn: null, lastModified: null }], '2026-01-01T00:00:00Z')
  const { run } = await frontier.openRun('mot', '2026-01-01T00:00:00Z')
  const [page] = await frontier.nextDue(run.id, 'mot', '2026-01-01T00:00:00Z', 1, [])
  const record = { ...aPageRecord(page?.pageId ?? '', aDocument()), runId: run.id, url, bodyBytes: 500 }
  await frontier.record([record])
  metrics.onRecord(record)
  metrics.onRunEnded({ ...run, state: 'interrupted', endedBy: 'host-down' })
  metrics.onRequest({ method: 'GET', route: '/api/v1/search', status: 200, seconds: 0.03 })
  metrics.onRequest({ method: 'GET', route: 'other', status: null, seconds: 3 })
  const away = metrics.timed({
    health: async () => true,
    count: () => Promise.reject(new AppError('ENGINE_UNAVAILABLE', 'away')),
  } as unknown as SearchReader)
  expect(await away.health()).toBe(true)
  await expect(away.count({ queries: [], without: [], filter: {} })).rejects.toThrow('away')

  const stack = new AsyncDisposableStack()
  const port = 20_000 + Math.floor(Math.random() * 20_000)
  await openMetrics(readSettings({ METRICS_PORT: String(port) }), metrics, stack)
  const answer = await fetch(`http://127.0.0.1:${port}/metrics`)
  const values = read(await answer.text())
  expect(answer.headers.get('content-type')).toContain('text/plain')
  expect(values.get('liencong_crawl_outcomes_total{outcome="page"}')).toBe(1)
  expect(values.get('liencong_crawl_bytes_total')).toBe(500)
  expect(values.get('liencong_crawl_runs_total{state="interrupted",ended_by="host-down"}')).toBe(1)
  expect(values.get('liencong_http_request_seconds_count{method="GET",route="/api/v1/search",status="2xx"}')).toBe(1)
  expect(values.get('liencong_http_request_seconds_count{method="GET",route="other",status="closed"}')).toBe(1)
  expect(values.get('liencong_engine_failures_total{asks="count"}')).toBe(1)
  expect(values.get('liencong_engine_seconds_count{asks="health"}')).toBe(1)
  expect([values.get('liencong_pages_known'), values.get('liencong_documents_waiting')]).toEqual([1, 1])
  expect(values.get('liencong_index_lag_seconds')).toBeGreaterThan(0)
  expect((await fetch(`http://127.0.0.1:${port}/healthz`)).status).toBe(200)
  expect((await fetch(`http://127.0.0.1:${port}/`)).status).toBe(404)
  await stack.disposeAsync()
})
