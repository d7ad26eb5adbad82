import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestEngine, type TestEngine } from '../../support/engine.ts'

let engine: TestEngine
beforeAll(async () => {
  engine = await startTestEngine()
  const at = (pageId: string, publishedAt: string | null) => ({ pageId, title: `Kế hoạch ${pageId}`, publishedAt })
  await engine.index(
    at('thang-1', '2026-01-31T23:59:59+07:00'),
    at('thang-2', '2026-02-01T00:00:00+07:00'),
    at('ngay-2', '2026-02-28'),
    at('thang-3', '2026-03-01'),
    at('khong-ro', null),
  )
})
afterAll(() => engine?.stop())

const found = async (days: { from?: string; to?: string }, q = 'kế hoạch') => {
  const results = await Promise.all((['relevance', 'date'] as const).map((sort) => engine.ask({ q, sort, ...days })))
  const ids = results.map(({ hits }) => hits.map(({ documentId }) => documentId).toSorted())
  expect(ids[0]).toEqual(ids[1])
  expect(results.map(({ total }) => total)).toEqual([ids[0]?.length, ids[0]?.length])
  expect(results[0]?.facets.kind.reduce((sum, { count }) => sum + count, 0)).toBe(ids[0]?.length ?? 0)
  return ids[0]
}

test.each([
  ['no day', {}, ['khong-ro', 'ngay-2', 'thang-1', 'thang-2', 'thang-3']],
  ['a month, by the days of Vietnam', { from: '2026-02-01', to: '2026-02-28' }, ['ngay-2', 'thang-2']],
  ['the same month, its ends the other way round', { from: '2026-02-28', to: '2026-02-01' }, ['ngay-2', 'thang-2']],
  ['one day', { from: '2026-01-31', to: '2026-01-31' }, ['thang-1']],
  ['from a day on', { from: '2026-02-28' }, ['ngay-2', 'thang-3']],
  ['up to a day', { to: '2026-02-01' }, ['thang-1', 'thang-2']],
  ['days on which nothing was published', { from: '2020-01-01', to: '2020-12-31' }, []],
])('hits, totals and facets are those of %s', async (_what, days, ids) => {
  expect(await found(days)).toEqual(ids)
  expect(await found(days, '')).toEqual(ids)
})
