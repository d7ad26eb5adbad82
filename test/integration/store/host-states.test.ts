import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createHostStateStore } from '../../../store/host-states.ts'
import { type OpenedDatabase, openPglite, openPostgres } from '../../support/databases.ts'

const NOW = '2026-11-23T00:00:00.000Z'

describe.each([
  ['PGlite', openPglite],
  ['PostgreSQL', openPostgres],
])('states of hosts on %s', (_name, open) => {
  let opened: OpenedDatabase
  beforeAll(async () => {
    opened = await open()
  }, 120_000)
  afterAll(() => opened?.close())

  test('they are kept as they are, replaced by newer ones, and gone when the host answers', async () => {
    const store = createHostStateStore(opened.database.kysely)
    const failing = { host: 'a.test', failures: 1, lastFailure: 'dns', openedAt: null, retryAt: null, openings: 0 }
    const away = { host: 'b.test:81', failures: 9, lastFailure: 'timeout', openedAt: NOW, retryAt: NOW, openings: 2 }
    await store.save(failing, NOW)
    await store.save({ ...away, failures: 8 }, NOW)
    await store.save(away, NOW)
    expect(await store.of(['a.test', 'b.test:81', 'c.test'])).toEqual(expect.arrayContaining([failing, away]))
    expect(await store.away()).toEqual([away])
    await store.clear('b.test:81')
    expect(await store.away()).toEqual([])
    expect(await store.of([])).toEqual([])
  })
})
