import { createHash } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { countEmbedUses, type EmbedUses } from '../../../api/embed/count-uses.ts'
import { loadEmbedScripts } from '../../../api/embed/embed-scripts.ts'
import type { EmbedUse } from '../../../domain/embed-use.ts'
import { ADMIN_KEY, NO_PORTAL_SIDE, NOW, type RunningApp, startApp } from '../../support/an-app.ts'

const OWN = 'https://www.quangninh.test'

let app: RunningApp
let uses: EmbedUses
let kept: EmbedUse[] = []
let failures = 0
const stack = new AsyncDisposableStack()
beforeAll(async () => {
  const store = {
    add: async (more: readonly EmbedUse[]) => {
      if (failures > 0) {
        failures -= 1
        throw new Error('the database does not answer')
      }
      kept.push(...more)
    },
    list: async ({ portalId }: { portalId?: string | undefined }) =>
      kept.filter((use) => portalId === undefined || use.portalId === portalId),
  }
  uses = countEmbedUses(
    store,
    () => NOW,
    stack,
    () => {},
  )
  const portalOf = async (key: string) => (key === 'key-of-quang-ninh' ? 'quang-ninh' : null)
  app = await startApp({ embedUses: uses, portalSide: { ...NO_PORTAL_SIDE, keys: { ...NO_PORTAL_SIDE.keys, portalOf } } })
})
afterAll(async () => {
  await app.close()
  await stack.disposeAsync()
})
beforeEach(async () => {
  await uses.save()
  kept = []
})

const ask = (path: string, origin?: string) => fetch(app.url + path, { headers: origin === undefined ? {} : { origin } })
const codeOf = async (response: Response) => (await response.json()).error.code

describe('who may ask', () => {
  test.each([OWN, 'https://quangninh.test', 'http://quangninh.test'])(
    'a page on %s may, and scripts there may read the answer',
    async (origin) => {
      const response = await ask('/api/v1/embed/suggest?portal=quang-ninh&q=ho', origin)

      expect(response.status).toBe(200)
      expect(response.headers.get('access-control-allow-origin')).toBe(origin)
      expect(response.headers.get('vary')).toContain('Origin')
    },
  )

  test.each([
    'https://evil.test',
    'https://quangninh.test.evil.test',
    'https://baichay.quangninh.test',
    'https://quangninh.test:8443',
    'ftp://quangninh.test',
    'null',
  ])('a page on %s may not', async (origin) => {
    const response = await ask('/api/v1/embed/search?portal=quang-ninh&q=ho', origin)

    expect(response.status).toBe(403)
    expect(response.headers.get('access-control-allow-origin')).toBeNull()
    expect(await codeOf(response)).toBe('ORIGIN_NOT_ALLOWED')
  })

  test('a portal must be named, and be one of the registry', async () => {
    expect(await codeOf(await ask('/api/v1/embed/search?q=ho', OWN))).toBe('UNKNOWN_PORTAL')
    expect(await codeOf(await ask('/api/v1/embed/search?portal=__proto__&q=ho', OWN))).toBe('UNKNOWN_PORTAL')
  })
})

describe('what is found', () => {
  const portalsOf = async (scope: string) => {
    const { hits, total } = await (await ask(`/api/v1/embed/search?portal=quang-ninh&scope=${scope}&q=ke+hoach`, OWN)).json()
    return { portals: new Set(hits.map((hit: { portal: { id: string } }) => hit.portal.id)), total }
  }
  test('is of the portal, of its branch, or of all', async () => {
    const [portal, branch, all] = [await portalsOf('portal'), await portalsOf('branch'), await portalsOf('all')]

    expect([...portal.portals]).toEqual(['quang-ninh'])
    expect([...branch.portals].toSorted()).toEqual(['phuong-bai-chay', 'quang-ninh', 'so-xay-dung-qn'])
    expect(branch.total).toBeGreaterThan(portal.total)
    expect(all.total).toBeGreaterThan(branch.total)
  })

  test('a branch is a filter of every search', async () => {
    const totalOf = async (query: string) => (await (await ask(`/api/v1/search?q=ke+hoach${query}`)).json()).total

    expect(await totalOf('&branch=quang-ninh')).toBe((await portalsOf('branch')).total)
    expect(await totalOf('&branch=chinh-phu')).toBe(await totalOf(''))
    expect((await ask('/api/v1/search?q=x&branch=khong-co')).status).toBe(400)
    const html = await (await ask('/tim-kiem?q=ke+hoach&branch=quang-ninh')).text()
    expect(html).toContain('Cổng TTĐT tỉnh Quảng Ninh và đơn vị trực thuộc')
    expect(html).toContain('<input type="hidden" name="branch" value="quang-ninh">')
  })
})

describe('how often it is used', () => {
  test('is counted by day and portal; programs and our own pages count nothing', async () => {
    await ask('/api/v1/embed/suggest?portal=quang-ninh&q=ho', OWN)
    await ask('/api/v1/embed/suggest?portal=quang-ninh&q=ho+ch', OWN)
    await ask('/api/v1/embed/search?portal=quang-ninh&q=ho+chieu', OWN)
    await ask('/api/v1/embed/search?portal=quang-ninh&q=ho+chieu')
    await ask('/api/v1/embed/search?portal=quang-ninh&q=ho+chieu&page=0', OWN)
    await ask('/tim-kiem?q=ho+chieu&tu=quang-ninh')
    await ask('/tim-kiem?q=ho+chieu&tu=khong-co')
    await uses.save()

    const day = '2026-01-14'
    expect(kept).toEqual([
      { day, portalId: 'quang-ninh', action: 'suggest', count: 2 },
      { day, portalId: 'quang-ninh', action: 'search', count: 1 },
      { day, portalId: 'quang-ninh', action: 'visit', count: 1 },
    ])
  })

  test('is not lost while the store is away', async () => {
    failures = 1
    uses.count('quang-ninh', 'search')
    await uses.save()
    uses.count('quang-ninh', 'search')
    await uses.save()

    expect(kept).toEqual([{ day: '2026-01-14', portalId: 'quang-ninh', action: 'search', count: 2 }])
  })

  test('is told to the portal for itself and to administrators for all', async () => {
    uses.count('quang-ninh', 'search')
    uses.count('da-nang', 'search')
    const read = async (key: string, query = '') => {
      const response = await fetch(`${app.url}/api/v1/embed/uses${query}`, { headers: { authorization: `Bearer ${key}` } })
      return response.ok ? (await response.json()).uses.map(({ portalId }: EmbedUse) => portalId) : response.status
    }
    expect(await read('key-of-quang-ninh', '?portal=da-nang')).toEqual(['quang-ninh'])
    expect(await read(ADMIN_KEY)).toEqual(['quang-ninh', 'da-nang'])
    expect(await read(ADMIN_KEY, '?portal=da-nang')).toEqual(['da-nang'])
    expect(await read('wrong')).toBe(401)
  })
})

describe('the script', () => {
  test('is what its integrity hash says, for ever; pages of any site may load it', async () => {
    const html = await (await ask('/nhung?portal=quang-ninh')).text()
    const [, path, integrity] =
      /src=&quot;http:\/\/[^/]+(\/nhung\/[\d.]+\/lien-cong\.js)&quot;\s+integrity=&quot;([^&]+)&quot;/.exec(html) ?? []
    const response = await ask(String(path), OWN)
    const content = await response.text()

    expect(integrity).toBe(`sha384-${createHash('sha384').update(content).digest('base64')}`)
    expect(response.headers.get('cache-control')).toContain('immutable')
    expect(response.headers.get('access-control-allow-origin')).toBe('*')
    expect(response.headers.get('cross-origin-resource-policy')).toBe('cross-origin')
    expect(gzipSync(content).byteLength).toBeLessThan(15_000)
    expect(await (await ask('/nhung/v1/lien-cong.js')).text()).toBe(content)
    expect(() => new Function(content.replaceAll('import.meta.url', '""'))).not.toThrow()
    expect(content).not.toMatch(/innerHTML|\beval\b|^import |^export /m)
  })

  /**
   * Portals have this hash in their pages. Whoever changes the script after it was released raises EMBED_VERSION, keeps the earlier file
   * in web/embed-releases/ and adds a line here; no line ever changes.
   */
  test('released versions are as they were', () => {
    const released = loadEmbedScripts().map(({ version, integrity }) => [version, integrity])

    expect(released).toEqual([['1.0.0', 'sha384-hJ/uTBroOco+0RGk5NlpLueG5emgzKDGLA2XuMSeuvJkYYa/rDFh+GB2CVMY+Dg/']])
  })
})

describe('the page that builds the snippet', () => {
  test('finds a portal by its id or its address', async () => {
    for (const typed of ['quang-ninh', 'quangninh.test', 'https://www.quangninh.test/trang-chu'])
      expect(await (await ask(`/nhung?portal=${encodeURIComponent(typed)}`)).text()).toContain(
        '<lien-cong-tim-kiem portal="quang-ninh"',
      )
    expect(await (await ask('/nhung?portal=khong-co')).text()).toContain('Không có cổng này')
  })

  test('takes what cannot be chosen for not chosen', async () => {
    const html = await (
      await ask(`/nhung?portal=quang-ninh&scope=x&results=x&accent=${encodeURIComponent('red}</style><script>')}`)
    ).text()

    expect(html).toContain('scope="portal" results="here" data-accent="#9d1c20"')
    expect(html).not.toContain('</style>')
  })
})
