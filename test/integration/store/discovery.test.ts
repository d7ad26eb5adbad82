import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { DiscoveredUrl } from '../../../domain/ports.ts'
import { createFrontier } from '../../../store/frontier.ts'
import { aPageRecord } from '../../support/a-page-record.ts'
import { type OpenedDatabase, openPglite, openPostgres } from '../../support/databases.ts'

const T0 = '2026-01-05T00:00:00.000Z'
const LATER = '2026-01-05T01:00:00.000Z'

describe.each([
  ['PGlite', openPglite],
  ['PostgreSQL', openPostgres],
])('discovery on %s', (_name, open) => {
  let opened: OpenedDatabase
  beforeAll(async () => {
    opened = await open()
  }, 120_000)
  afterAll(() => opened?.close())

  const url = (path: string, role: DiscoveredUrl['role'], depth: number): DiscoveredUrl => ({
    url: `https://mot.vn/${path}`,
    role,
    depth,
    foundOn: null,
    lastModified: null,
  })

  test('a page that turns out to be a feed is read as one from then on, before the pages', async () => {
    const frontier = createFrontier(opened.database.kysely)
    const { run } = await frontier.openRun('becomes', T0)
    await frontier.discover('becomes', [url('kenh', 'page', 1), url('tin', 'page', 1)], T0)
    const page = (await frontier.nextDue(run.id, 'becomes', T0, 10, [])).find((due) => due.url.endsWith('kenh'))
    if (!page) throw new Error('not due')
    const record = { ...aPageRecord(page.pageId, null), portalId: 'becomes', runId: run.id, url: page.url, dropDocument: false }
    await frontier.record([{ ...record, outcome: { type: 'source', status: 200 }, becomes: 'feed' }])
    await frontier.closeRun(run.id, 'finished', null, T0)

    const next = await frontier.openRun('becomes', LATER)
    const due = await frontier.nextDue(next.run.id, 'becomes', LATER, 10, [])
    expect(due.map(({ url: found, role }) => [found, role])).toEqual([
      ['https://mot.vn/kenh', 'feed'],
      ['https://mot.vn/tin', 'page'],
    ])
  })

  test('seeds, sitemaps and feeds of the home page are due in every run; feeds further down come back at their own times', async () => {
    const frontier = createFrontier(opened.database.kysely)
    const { run } = await frontier.openRun('sources', T0)
    const found = [
      url('', 'seed', 0),
      url('so-do', 'sitemap', 2),
      url('moi', 'feed', 1),
      url('muc', 'feed', 2),
      url('bai', 'page', 1),
    ]
    await frontier.discover(
      'sources',
      found.map((each) => ({ ...each, url: each.url.replace('mot', 'hai') })),
      T0,
    )
    for (const page of await frontier.nextDue(run.id, 'sources', T0, 10, [])) {
      const record = { ...aPageRecord(page.pageId, null), portalId: 'sources', runId: run.id, url: page.url, dropDocument: false }
      await frontier.record([{ ...record, outcome: { type: 'source', status: 200 }, dueAt: '2026-02-01T00:00:00Z' }])
    }
    await frontier.closeRun(run.id, 'finished', null, T0)

    const next = await frontier.openRun('sources', LATER)
    await frontier.makeSourcesDue('sources', LATER)
    const due = await frontier.nextDue(next.run.id, 'sources', LATER, 10, [])
    expect(due.map(({ url: each }) => new URL(each).pathname).sort()).toEqual(['/', '/moi', '/so-do'])
  })

  test('parameters that change nothing are remembered by portal', async () => {
    const frontier = createFrontier(opened.database.kysely)
    await frontier.ignoreParameters('mot', ['kieu', 'mau'], T0)
    await frontier.ignoreParameters('mot', ['kieu'], LATER)
    expect(await frontier.ignoredParameters('mot')).toEqual(['kieu', 'mau'])
    expect(await frontier.ignoredParameters('khac')).toEqual([])
  })
})
