import { gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type ServedWorld, servePracticeWorld } from '../../support/practice-portals/serve.ts'
import { askPort } from './ask.ts'

let served: ServedWorld
const at = (id: string, path: string) => `http://${id}.localhost:${served.port}${path}`

beforeAll(async () => {
  served = await servePracticeWorld({ port: 0 })
})
afterAll(() => served.close())

test('the Host header chooses the portal, a plain address the benchmark portal', async () => {
  const government = await askPort(served.port, at('chinhphu', '/'))
  const bench = await askPort(served.port, `http://127.0.0.1:${served.port}/bai-viet/7.html`)
  const unknown = await askPort(served.port, at('khong-co', '/'))

  expect(government.body.toString()).toContain('Cổng Thông tin điện tử Chính phủ')
  expect(bench.status).toBe(200)
  expect(bench.body.length).toBeGreaterThan(24_000)
  expect(bench.body.length).toBeLessThan(31_000)
  expect(unknown.status).toBe(404)
})

test('a document is not sent again to one who has it', async () => {
  const url = served.world.truth().documents[0]?.url ?? ''
  const first = await askPort(served.port, url)

  const byTag = await askPort(served.port, url, { 'if-none-match': String(first.headers.etag) })
  const byDate = await askPort(served.port, url, { 'if-modified-since': String(first.headers['last-modified']) })
  const otherTag = await askPort(served.port, url, {
    'if-none-match': '"other"',
    'if-modified-since': String(first.headers['last-modified']),
  })

  expect([byTag.status, byTag.body.length]).toEqual([304, 0])
  expect(byDate.status).toBe(304)
  expect(otherTag.status).toBe(200)
})

test('HEAD brings headers without a body, gzip is sent to those who accept it', async () => {
  const head = await askPort(served.port, at('chinhphu', '/'), {}, 'HEAD')
  const zipped = await askPort(served.port, at('chinhphu', '/'), { 'accept-encoding': 'gzip' })
  const sitemap = await askPort(served.port, at('taichinh', '/sitemap.xml.gz'))

  expect([head.status, head.body.length]).toEqual([200, 0])
  expect(zipped.headers['content-encoding']).toBe('gzip')
  expect(gunzipSync(zipped.body).toString()).toContain('</html>')
  expect(gunzipSync(sitemap.body).toString()).toContain('<urlset')
})

test('a busy page answers 429 once, a sick one 503 as long as it says', async () => {
  const busy = [...served.world.documents()].filter(({ portalId }) => portalId === 'hochiminh')[4]?.url ?? ''

  expect((await askPort(served.port, busy)).status).toBe(429)
  expect((await askPort(served.port, busy)).status).toBe(200)
  expect((await askPort(served.port, at('sick-503', '/bai-viet/4.html'))).headers['retry-after']).toBe('1')
  expect((await askPort(served.port, at('sick-503', '/bai-viet/4.html'))).status).toBe(503)
  expect((await askPort(served.port, at('sick-503', '/bai-viet/2.html'))).status).toBe(503)
  expect((await askPort(served.port, at('sick-503', '/bai-viet/2.html'))).status).toBe(200)
})

test('a dead portal closes connections but for robots.txt', async () => {
  expect((await askPort(served.port, at('sick-dead', '/robots.txt'))).status).toBe(200)
  await expect(askPort(served.port, at('sick-dead', '/'))).rejects.toThrow(/hang up|reset/)
})

test('the huge page is 50 MiB and the bomb small on the wire', async () => {
  const page = await askPort(served.port, at('huge', '/tai-lieu/rat-lon.html'))
  const bomb = await askPort(served.port, at('huge', '/tai-lieu/nen.html'))

  expect(page.body.length).toBeGreaterThan(50 * 1024 * 1024)
  expect(bomb.body.length).toBeLessThan(1024 * 1024)
  expect(gunzipSync(bomb.body).length).toBe(96 * 1024 * 1024)
})

test('session ids in links differ between two answers', async () => {
  const links = async () =>
    (await askPort(served.port, at('huge', '/danh-sach/tin-tuc/1'))).body.toString().match(/;jsessionid=\w+/g) ?? []
  const first = await links()

  expect(first.length).toBeGreaterThan(2)
  expect(await links()).not.toEqual(first)
})

test('requests are logged with host, times and agent', async () => {
  await askPort(served.port, at('yte', '/'), { 'user-agent': 'tester' })

  const entry = served.requests.findLast(({ host }) => host.startsWith('yte.'))
  expect(entry).toMatchObject({ path: '/', status: 200, userAgent: 'tester' })
  expect(served.maxActiveByHost.get(`yte.localhost:${served.port}`)).toBe(1)
})

test('a taken port is named together with the setting', async () => {
  await expect(servePracticeWorld({ port: served.port })).rejects.toMatchObject({
    code: 'PORT_TAKEN',
    message: expect.stringMatching(new RegExp(`${served.port}.*PRACTICE_PORT`)),
  })
})

test('closing ends connections that hang', async () => {
  const other = await servePracticeWorld({ port: 0 })
  const hanging = askPort(other.port, `http://sick-slow.localhost:${other.port}/bai-viet/3.html`)
  const halfway = askPort(other.port, `http://sick-slow.localhost:${other.port}/bai-viet/6.html`)
  await expect.poll(() => other.requests.length).toBe(2)

  await other.close()

  await expect(hanging).rejects.toThrow()
  await expect(halfway).rejects.toThrow()
})
