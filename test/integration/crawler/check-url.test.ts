import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createUrlCheck } from '../../../crawler/check-url.ts'
import type { UrlCheck } from '../../../domain/url-check.ts'
import { createDocumentQueue } from '../../../store/document-queue.ts'
import { createFrontier } from '../../../store/frontier.ts'
import { createPageLookup } from '../../../store/page-lookup.ts'
import { aDocument } from '../../support/a-document.ts'
import { aPageRecord } from '../../support/a-page-record.ts'
import { aPortal, aRegistry } from '../../support/a-portal.ts'
import { type OpenedDatabase, openPglite, openPostgres } from '../../support/databases.ts'

const T0 = '2026-01-05T00:00:00.000Z'
const ORIGIN = 'https://mot.gov.vn'
const REGISTRY = aRegistry(
  aPortal({ id: 'mot', baseUrls: [ORIGIN], crawl: { exclude: ['/lich/'], allowLoopback: false } }),
  aPortal({ id: 'hai', baseUrls: ['https://hai.gov.vn'], crawl: { pathPrefixes: ['/vi/'], allowLoopback: false } }),
)

describe.each([
  ['PGlite', openPglite],
  ['PostgreSQL', openPostgres],
])('checking an address on %s', (_name, open) => {
  let opened: OpenedDatabase
  let check: (url: string) => Promise<UrlCheck>
  beforeAll(async () => {
    opened = await open()
    const { kysely } = opened.database
    const [frontier, documents] = [createFrontier(kysely), createDocumentQueue(kysely)]
    check = createUrlCheck({ lookup: createPageLookup(kysely), frontier, registry: REGISTRY })
    await frontier.saveRobots({ host: 'mot.gov.vn', status: 200, body: 'User-agent: *\nDisallow: /kin/', fetchedAt: T0 })
    await frontier.ignoreParameters('mot', ['kieu'], T0)
    const { run } = await frontier.openRun('mot', T0)
    const link = { role: 'page', depth: 1, foundOn: null, lastModified: null } as const
    await frontier.discover('mot', [{ ...link, url: `${ORIGIN}/`, role: 'seed', depth: 0 }], T0)
    const [home] = await frontier.nextDue(run.id, 'mot', T0, 1, [])
    await frontier.discover(
      'mot',
      ['tin/1', 'tin/2', 'tin/3'].map((path) => ({ ...link, url: `${ORIGIN}/${path}`, foundOn: home?.pageId ?? null })),
      T0,
    )
    for (const page of await frontier.nextDue(run.id, 'mot', T0, 10, [])) {
      const record = {
        ...aPageRecord(page.pageId, null),
        runId: run.id,
        portalId: 'mot',
        url: page.url,
        fetchedAt: T0,
        dropDocument: false,
      }
      if (page.url.endsWith('/tin/1'))
        await frontier.record([{ ...record, outcome: { type: 'page', status: 200 }, document: aDocument({ title: 'Tin một' }) }])
      if (page.url.endsWith('/tin/2')) await frontier.record([{ ...record, outcome: { type: 'skipped', reason: 'no-text' } }])
    }
    const pending = await documents.pending(10)
    await documents.confirm(
      pending.map(({ pageId, version }) => ({ pageId, version, counts: null })),
      T0,
    )
  }, 120_000)
  afterAll(() => opened?.close())

  test('a searchable page: what the last fetch was and where the link to it stands', async () => {
    expect(await check(`${ORIGIN}/tin/1?utm_source=zalo#dau-trang`)).toMatchObject({
      url: `${ORIGIN}/tin/1`,
      portalId: 'mot',
      allowed: true,
      rule: null,
      robotsReadAt: T0,
      searchable: true,
      why: null,
      page: { outcome: 'page', foundOn: `${ORIGIN}/`, fetchedAt: T0, document: { title: 'Tin một' } },
    })
  })

  test.each([
    ['/kin/1', 'skipped:robots', null],
    ['/lich/1', 'skipped:excluded', '/lich/'],
    ['/a/b/a/c/a', 'skipped:trap', '"a" 3 times in the path'],
    ['/tin/1?print=1', 'skipped:print-view', null],
    ['/dang-nhap?returnUrl=/', 'skipped:login', 'a way to the log-in form'],
    ['/tin/9?kieu=1&id=2', 'skipped:same-page', `${ORIGIN}/tin/9?id=2`],
  ])('%s is not fetched, by the rule %s', async (path, outcome, detail) => {
    expect(await check(ORIGIN + path)).toMatchObject({ allowed: false, rule: { outcome, detail }, searchable: false })
  })

  test('why a page is not searchable: read without a document, waiting, never heard of', async () => {
    expect((await check(`${ORIGIN}/tin/2`)).why).toContain('skipped:no-text')
    expect((await check(`${ORIGIN}/tin/3`)).why).toContain('waits to be fetched')
    expect(await check(`${ORIGIN}/tin/99`)).toMatchObject({
      page: null,
      allowed: true,
      why: expect.stringContaining('links to it'),
    })
  })

  test('addresses of nobody, outside the paths of a portal, and of no kind that is fetched', async () => {
    expect(await check('https://khac.vn/')).toMatchObject({
      portalId: null,
      allowed: false,
      why: expect.stringContaining('registry'),
    })
    expect(await check('https://hai.gov.vn/en/')).toMatchObject({ portalId: 'hai', rule: { outcome: 'skipped:out-of-scope' } })
    expect(await check('ftp://mot.gov.vn/')).toMatchObject({ url: null, allowed: false })
    expect(await check('https://u:p@mot.gov.vn/')).toMatchObject({ url: null, allowed: false })
  })
})
