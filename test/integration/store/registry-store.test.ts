import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { applyRegistry, effectOf } from '../../../cli/apply-registry.ts'
import type { Portal } from '../../../domain/portal.ts'
import { createDocumentQueue } from '../../../store/document-queue.ts'
import { createFrontier } from '../../../store/frontier.ts'
import { createPortalKeyStore } from '../../../store/portal-keys.ts'
import { createRegistryStore } from '../../../store/registry-store.ts'
import { createScheduleStore } from '../../../store/schedule-store.ts'
import { aDocument } from '../../support/a-document.ts'
import { aPageRecord } from '../../support/a-page-record.ts'
import { aPortal, aRegistry } from '../../support/a-portal.ts'
import { type OpenedDatabase, openPglite, openPostgres } from '../../support/databases.ts'

const NOW = '2026-11-25T00:00:00.000Z'
const silent = { info: () => {}, warn: () => {} }

describe.each([
  ['PGlite', openPglite],
  ['PostgreSQL', openPostgres],
])('the registry as it was applied, on %s', (_name, open) => {
  let opened: OpenedDatabase
  beforeAll(async () => {
    opened = await open()
  }, 120_000)
  afterAll(() => opened?.close())

  /** A store in which these pages of these portals are documents that the engine has. */
  const aStoreWith = async (...portals: [Portal, string[]][]) => {
    const { kysely } = opened.database
    for (const table of [
      'pages',
      'documents',
      'runs',
      'portal_states',
      'registry_portals',
      'ignored_parameters',
      'embed_uses',
      'feedback',
    ])
      await sql`delete from ${sql.table(table)}`.execute(kysely)
    const [frontier, queue, store] = [createFrontier(kysely), createDocumentQueue(kysely), createRegistryStore(kysely)]
    for (const [{ id }, urls] of portals) {
      await frontier.discover(
        id,
        urls.map((url) => ({ url, role: 'page', depth: 1, foundOn: null, lastModified: null })),
        NOW,
      )
      const { run } = await frontier.openRun(id, NOW)
      const due = await frontier.nextDue(run.id, id, NOW, 10_000, [])
      await frontier.record(
        due.map(({ pageId, url }) => ({
          ...aPageRecord(pageId, aDocument({ title: url })),
          runId: run.id,
          portalId: id,
          url,
          fetchedAt: NOW,
          dueAt: '2027-01-01T00:00:00.000Z',
        })),
      )
      await frontier.closeRun(run.id, 'finished', null, NOW)
    }
    const confirmAll = async () => {
      const pending = await queue.pending(100_000)
      await queue.confirm(
        pending.map(({ pageId, version }) => ({ pageId, version, counts: null })),
        NOW,
      )
      return pending
        .map((change) => (change.action === 'index' ? `${change.document.portalId} ${change.document.url}` : change.pageId))
        .sort()
    }
    await confirmAll()
    const apply = (...now: Portal[]) => applyRegistry(store, aRegistry(...now), { now: NOW, logger: silent })
    await apply(...portals.map(([portal]) => portal))
    const owners = async () => {
      const rows = await kysely.selectFrom('pages').select(['portal_id', 'url']).orderBy('url').execute()
      return rows.map(({ portal_id, url }) => `${portal_id} ${url}`)
    }
    const dueBefore2027 = async () =>
      (await kysely.selectFrom('pages').select('url').where('due_at', '<', new Date('2027-01-01')).execute()).length
    return { store, frontier, apply, confirmAll, owners, dueBefore2027 }
  }

  const tinh = aPortal({ id: 'tinh', province: 'ha-noi', baseUrls: ['https://tinh.vn'] })
  const so = aPortal({ id: 'so', level: 'department', province: 'ha-noi', baseUrls: ['https://so.vn'] })

  test('the first application changes nothing, and neither does one of the same registry', async () => {
    const { store, apply, confirmAll } = await aStoreWith([tinh, ['https://tinh.vn/1']])
    expect(await store.applied()).toMatchObject([{ id: 'tinh', province: 'ha-noi', hosts: ['tinh.vn'] }])
    await apply(tinh)
    expect(await confirmAll()).toEqual([])
  })

  test('documents of a portal whose province or level changed are pending, those of others are not, and no page is due for it', async () => {
    const { apply, confirmAll, dueBefore2027 } = await aStoreWith(
      [tinh, ['https://tinh.vn/1', 'https://tinh.vn/2']],
      [so, ['https://so.vn/1']],
    )
    await apply({ ...tinh, province: 'hue' }, so)
    expect(await confirmAll()).toEqual(['tinh https://tinh.vn/1', 'tinh https://tinh.vn/2'])
    await apply({ ...tinh, province: 'hue' }, { ...so, level: 'agency' })
    expect(await confirmAll()).toEqual(['so https://so.vn/1'])
    expect(await dueBefore2027()).toBe(0)
  })

  test('a renamed portal keeps pages, documents, keys, times and what was learned', async () => {
    const { apply, confirmAll, owners, dueBefore2027 } = await aStoreWith([tinh, ['https://tinh.vn/1']])
    const { kysely } = opened.database
    const keys = createPortalKeyStore(kysely)
    const { key } = await keys.create({ portalId: 'tinh', label: 'a', createdBy: 'test' }, NOW)
    await createScheduleStore(kysely).saveNextRunAt('tinh', NOW)
    await kysely
      .insertInto('ignored_parameters')
      .values({ portal_id: 'tinh', name: 'print', learned_at: new Date(NOW) })
      .execute()
    await apply({ ...tinh, id: 'tinh-moi', formerIds: ['tinh'] })
    expect(await owners()).toEqual(['tinh-moi https://tinh.vn/1'])
    expect(await confirmAll()).toEqual(['tinh-moi https://tinh.vn/1'])
    expect(await keys.portalOf(key, NOW)).toBe('tinh-moi')
    expect(await createScheduleStore(kysely).nextRunAt('tinh-moi')).toBe(NOW)
    expect(await kysely.selectFrom('ignored_parameters').select('portal_id').execute()).toEqual([{ portal_id: 'tinh-moi' }])
    expect(await kysely.selectFrom('runs').select('portal_id').execute()).toEqual([{ portal_id: 'tinh-moi' }])
    expect(await dueBefore2027()).toBe(0)
  })

  test('a portal that became part of another brings what it has, also while both are crawled', async () => {
    const { frontier, apply, owners, store } = await aStoreWith([tinh, ['https://tinh.vn/1']], [so, ['https://so.vn/1']])
    await frontier.openRun('tinh', NOW)
    await frontier.openRun('so', NOW)
    const merged = { ...tinh, baseUrls: ['https://tinh.vn', 'https://so.vn'], formerIds: ['so'] }
    await apply(merged)
    expect(await owners()).toEqual(['tinh https://so.vn/1', 'tinh https://tinh.vn/1'])
    expect((await store.applied()).map(({ id }) => id)).toEqual(['tinh'])
    // What a crawl that was under way wrote down under the old id comes along at the next start.
    await frontier.discover('so', [{ url: 'https://so.vn/2', role: 'page', depth: 1, foundOn: null, lastModified: null }], NOW)
    await apply(merged)
    expect(await owners()).toContain('tinh https://so.vn/2')
  })

  test('pages below a prefix go to the portal that now has it, and come back when it leaves', async () => {
    const { apply, confirmAll, owners } = await aStoreWith([
      tinh,
      ['https://tinh.vn/1', 'https://tinh.vn/So/1', 'https://www.tinh.vn/so/2'],
    ])
    const below = aPortal({ id: 'so', level: 'department', baseUrls: ['https://tinh.vn'], crawl: { pathPrefixes: ['/So/'] } })
    await apply(tinh, below)
    expect(await owners()).toEqual(['tinh https://tinh.vn/1', 'so https://tinh.vn/So/1', 'so https://www.tinh.vn/so/2'])
    expect(await confirmAll()).toEqual(['so https://tinh.vn/So/1', 'so https://www.tinh.vn/so/2'])
    await apply(tinh)
    expect(await owners()).toEqual(['tinh https://tinh.vn/1', 'tinh https://tinh.vn/So/1', 'tinh https://www.tinh.vn/so/2'])
    expect(await confirmAll()).toHaveLength(2)
  })

  test('documents of a portal that left are pending to leave the index, and again when it comes back', async () => {
    const { apply, confirmAll } = await aStoreWith([tinh, ['https://tinh.vn/1']], [so, ['https://so.vn/1']])
    await apply(tinh)
    expect(await confirmAll()).toEqual(['so https://so.vn/1'])
    await apply(tinh, so)
    expect(await confirmAll()).toEqual(['so https://so.vn/1'])
  })

  test('more than may be lost at once stays until somebody says so', async () => {
    const many = Array.from({ length: 25 }, (_, index) => `https://so.vn/${index}`)
    const { store, apply, confirmAll } = await aStoreWith([tinh, ['https://tinh.vn/1']], [so, many])
    expect((await apply(tinh)).held.map(({ id }) => id)).toEqual(['so'])
    expect(await confirmAll()).toEqual([])
    expect((await effectOf(store, aRegistry(tinh))).held.map(({ id }) => id)).toEqual(['so'])
    await applyRegistry(store, aRegistry(tinh), { now: NOW, logger: silent, force: true })
    expect(await confirmAll()).toHaveLength(25)
    expect((await effectOf(store, aRegistry(tinh))).change.removed).toEqual([])
  })

  test('thousands of documents are marked, each once', async () => {
    const many = Array.from({ length: 4500 }, (_, index) => `https://tinh.vn/${index}`)
    const { apply, confirmAll } = await aStoreWith([tinh, many])
    await apply({ ...tinh, province: 'hue' })
    expect(await confirmAll()).toHaveLength(4500)
    expect(await confirmAll()).toEqual([])
  })

  test('every table that knows portals by their ids is one of which the renaming knows', async () => {
    const { rows } = await sql<{ name: string }>`
      select table_name as name from information_schema.columns
      where column_name = 'portal_id' and table_schema = 'public' order by 1`.execute(opened.database.kysely)
    // The audit log says what was then; registry_portals is written anew; coverage is counted anew when pages change their portal.
    expect(rows.map(({ name }) => name)).toEqual([
      'audit_log',
      'coverage_changes',
      'coverage_counts',
      'documents',
      'embed_uses',
      'feedback',
      'ignored_parameters',
      'pages',
      'portal_keys',
      'portal_states',
      'registry_portals',
      'runs',
    ])
  })
})
