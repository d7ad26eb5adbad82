import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createUrlCheck } from '../../../crawler/check-url.ts'
import { createIntake } from '../../../crawler/intake.ts'
import { createExtractPool } from '../../../indexer/extract/extract-pool.ts'
import { createAuditLog } from '../../../store/audit-log.ts'
import { createDocumentQueue } from '../../../store/document-queue.ts'
import { createFrontier } from '../../../store/frontier.ts'
import { createLossControl } from '../../../store/losses.ts'
import { createPageLookup } from '../../../store/page-lookup.ts'
import { createPortalKeyStore } from '../../../store/portal-keys.ts'
import { aPortal, aRegistry } from '../../support/a-portal.ts'
import { ADMIN_KEY, type RunningApp, startApp } from '../../support/an-app.ts'
import { type OpenedDatabase, openPglite } from '../../support/databases.ts'

const PORTAL = aPortal({
  id: 'tinh',
  baseUrls: ['https://tinh.gov.vn'],
  crawl: { pathPrefixes: [], exclude: ['/dang-nhap'], allowLoopback: false },
})
const REGISTRY = aRegistry(PORTAL, aPortal({ id: 'khac', baseUrls: ['https://khac.gov.vn'] }))
const PARAGRAPH =
  'Ủy ban nhân dân tỉnh thông báo lịch tiếp công dân định kỳ của lãnh đạo tỉnh trong tháng tới tại trụ sở tiếp công dân, địa chỉ và số điện thoại liên hệ được niêm yết công khai để người dân và doanh nghiệp thuận tiện theo dõi.'

let opened: OpenedDatabase
let app: RunningApp
const sent: string[] = []
const reader = createExtractPool({ threads: 1, timeoutMs: 10_000, domEngine: 'slim' })

beforeAll(async () => {
  opened = await openPglite()
  const { kysely } = opened.database
  const queue = { send: async (portalId: string) => sent.push(portalId) > 0 }
  app = await startApp({
    registry: REGISTRY,
    portalSide: {
      intake: createIntake({ frontier: createFrontier(kysely), queue, reader, clock: () => app.clock.now }),
      keys: createPortalKeyStore(kysely),
      audit: createAuditLog(kysely),
      losses: createLossControl(kysely),
      queue,
      checkUrl: createUrlCheck({ lookup: createPageLookup(kysely), frontier: createFrontier(kysely), registry: REGISTRY }),
    },
  })
}, 60_000)
afterAll(async () => {
  await app?.close()
  await reader.close()
  await opened?.close()
})
beforeEach(() => {
  sent.length = 0
})

const call = async (method: string, path: string, { key, body }: { key?: string | undefined; body?: unknown } = {}) => {
  const response = await fetch(app.url + path, {
    method,
    headers: { 'content-type': 'application/json', ...(key ? { authorization: `Bearer ${key}` } : {}) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  const text = await response.text()
  return { status: response.status, json: text ? JSON.parse(text) : null }
}
const admin = (method: string, path: string, body?: unknown) => call(method, `/api/v1/admin${path}`, { key: ADMIN_KEY, body })
const aKey = async (portalId = 'tinh') => (await admin('POST', '/portal-keys', { portalId, label: 'CMS' })).json.key
const dueUrls = async () =>
  (await opened.database.kysely.selectFrom('pages').select('url').where('due_at', '<=', app.clock.now).execute())
    .map(({ url }) => url)
    .sort()

describe('keys', () => {
  test('one is told once, only its hash is kept, and a revoked one opens nothing', async () => {
    const made = await aKey()
    expect(made.key).toMatch(/^lcg_[\w-]{43}$/)
    const { json } = await admin('GET', '/portal-keys')
    expect(JSON.stringify(json)).not.toContain(made.key)
    const body = { urlList: ['https://tinh.gov.vn/a'] }
    expect((await call('POST', '/api/v1/portals/tinh/notify', { key: made.key, body })).status).toBe(202)
    expect((await admin('DELETE', `/portal-keys/${made.id}`)).status).toBe(204)
    expect((await admin('DELETE', `/portal-keys/${made.id}`)).json.error.code).toBe('UNKNOWN_PORTAL_KEY')
    expect((await call('POST', '/api/v1/portals/tinh/notify', { key: made.key, body })).json.error.code).toBe('UNAUTHORIZED')
  })

  test('a key speaks for its own portal only, and the administrators’ key for none', async () => {
    const other = await aKey('khac')
    for (const key of [other.key, ADMIN_KEY, undefined])
      expect(
        (await call('POST', '/api/v1/portals/tinh/notify', { key, body: { urlList: ['https://tinh.gov.vn/a'] } })).status,
      ).toBe(401)
  })

  test('there is none for a portal that is not in the registry', async () => {
    expect((await admin('POST', '/portal-keys', { portalId: 'khong-co', label: 'x' })).json.error.code).toBe('UNKNOWN_PORTAL')
  })
})

describe('a portal says that pages changed', () => {
  test('what is its own is due at once and its crawl is queued; the rest is refused by name', async () => {
    const { key } = await aKey()
    const answer = await call('POST', '/api/v1/portals/tinh/notify', {
      body: {
        host: 'tinh.gov.vn',
        key,
        urlList: [
          'https://tinh.gov.vn/tin/1?utm_source=x',
          'https://www.tinh.gov.vn/tin/2',
          'https://khac.gov.vn/tin/3',
          'https://tinh.gov.vn/dang-nhap',
          'javascript:alert(1)',
        ],
      },
    })
    expect(answer.status).toBe(202)
    expect(answer.json.accepted).toBe(2)
    expect(
      answer.json.refused.map(({ url, reason }: { url: string; reason: string }) => `${url} ${reason.split(':')[0]}`),
    ).toEqual([
      'https://khac.gov.vn/tin/3 out-of-scope',
      'https://tinh.gov.vn/dang-nhap excluded',
      'javascript:alert(1) not an http(s) address',
    ])
    expect(sent).toEqual(['tinh'])
    expect(await dueUrls()).toEqual(expect.arrayContaining(['https://tinh.gov.vn/tin/1', 'https://www.tinh.gov.vn/tin/2']))
  })

  test.each([
    [{}, 'urlList'],
    [{ urlList: [] }, 'urlList'],
    [{ urlList: [7] }, 'urlList.0'],
    [[], ''],
  ])('%j is refused and the place named', async (body, path) => {
    const { key } = await aKey()
    const { status, json } = await call('POST', '/api/v1/portals/tinh/notify', { key, body })
    expect([status, json.error.code, json.error.faults[0].path]).toEqual([400, 'BAD_NOTICE', path])
  })
})

describe('a portal pushes documents', () => {
  test('they go through the cleaning of crawled pages and wait for the engine', async () => {
    const { key } = await aKey()
    const { status, json } = await call('PUT', '/api/v1/portals/tinh/documents', {
      key,
      body: {
        documents: [
          {
            url: 'https://tinh.gov.vn/lich-tiep-dan',
            title: 'Lịch tiếp công dân <b>tháng 2</b>',
            text: `${PARAGRAPH}\n${PARAGRAPH}`,
            publishedAt: '2026-01-12',
          },
          {
            url: 'https://tinh.gov.vn/trang-html',
            html: `<html><head><title>Thông báo tuyển dụng</title></head><body><nav><a href="/">Trang chủ</a></nav><main><h1>Thông báo tuyển dụng</h1><p>${PARAGRAPH}</p><p>${PARAGRAPH}</p><script>alert(1)</script></main></body></html>`,
          },
          { url: 'https://khac.gov.vn/x', title: 'Của nơi khác', text: PARAGRAPH },
          { url: 'https://tinh.gov.vn/trong', html: '<p></p>' },
        ],
      },
    })
    expect(status).toBe(200)
    expect(json.documents.map(({ accepted }: { accepted: boolean }) => accepted)).toEqual([true, true, false, false])
    const changes = await createDocumentQueue(opened.database.kysely).pending(10)
    const documents = changes
      .flatMap((change) => (change.action === 'index' ? [change.document] : []))
      .sort((a, b) => a.title.localeCompare(b.title))
    expect(documents.map(({ title }) => title)).toEqual(['Lịch tiếp công dân <b>tháng 2</b>', 'Thông báo tuyển dụng'])
    expect(documents[0]?.publishedAt).toContain('2026-01-12')
    expect(documents[1]?.text).not.toMatch(/alert|Trang chủ/)
  })

  test('nothing is read for whoever has no key', async () => {
    expect((await call('PUT', '/api/v1/portals/tinh/documents', { body: { documents: [] } })).status).toBe(401)
  })
})

test('administrators crawl now, and all of it is in the audit log', async () => {
  expect((await admin('POST', '/portals/tinh/crawl')).json).toEqual({ queued: true })
  expect(sent).toEqual(['tinh'])
  expect((await admin('POST', '/portals/khong-co/crawl')).json.error.code).toBe('UNKNOWN_PORTAL')
  expect((await admin('POST', '/portals/tinh/held', { action: 'keep' })).json).toEqual({ pages: 0 })
  expect((await admin('POST', '/portals/tinh/held', { action: 'burn' })).json.error.code).toBe('BAD_QUERY')
  expect((await admin('GET', '/held')).json).toEqual({ held: [] })
  const { entries } = (await admin('GET', '/audit')).json
  const actions = entries.map(({ who, action }: { who: string; action: string }) => `${who}: ${action}`)
  expect(actions).toEqual(
    expect.arrayContaining([
      'administrator: keep held pages',
      'administrator: crawl now',
      'portal:tinh: notify',
      'portal:tinh: push',
      'administrator: make key',
    ]),
  )
  expect((await call('GET', '/api/v1/admin/audit')).status).toBe(401)
})

test('administrators ask about an address: its rule, and whether it is searchable', async () => {
  const check = (url: string) => admin('GET', `/check-url?url=${encodeURIComponent(url)}`)
  expect(await check('https://tinh.gov.vn/dang-nhap')).toMatchObject({
    status: 200,
    json: { portalId: 'tinh', allowed: false, rule: { outcome: 'skipped:excluded', detail: '/dang-nhap' }, searchable: false },
  })
  expect((await admin('GET', '/check-url')).status).toBe(400)
  expect((await call('GET', '/api/v1/admin/check-url?url=https://tinh.gov.vn/')).status).toBe(401)
})
