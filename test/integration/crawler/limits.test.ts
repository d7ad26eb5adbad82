import { brotliCompressSync, gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aPortal } from '../../support/a-portal.ts'
import { aSmallCrawl, FETCH_LIMITS, type KeptPage, type SmallCrawl } from '../../support/small-crawl.ts'
import { aList, anArticle, aSmallSite, type SmallSite } from '../../support/small-site.ts'

const ZEROS = Buffer.alloc(30 * 1024 * 1024)
const MAX_BODY_BYTES = 4 * 1024 * 1024
const LARGE = MAX_BODY_BYTES + 1

let site: SmallSite
let crawl: SmallCrawl
let pages: Map<string, KeptPage>
let sentBytes = 0

beforeAll(async () => {
  const compressed = (body: Uint8Array, encoding: string) => ({ headers: { 'content-encoding': encoding }, body })
  site = await aSmallSite({
    '/': aList([
      ...['/to-bao-truoc', '/to-khong-ngung', '/cham-dau', '/cham-cuoi', '/dau-trang-to', '/bom-gzip', '/bom-br', '/gzip-hong'],
      ...['/anh-la-trang', '/trang-la-anh', '/ngat-giua', '/gzip-that', '/chuyen/0'],
    ]),
    '/to-bao-truoc': { headers: { 'content-length': String(LARGE) }, body: Buffer.alloc(LARGE) },
    '/to-khong-ngung': {
      act: (response) => {
        response.writeHead(200, { 'content-type': 'text/html' })
        const timer = setInterval(() => {
          sentBytes += 256 * 1024
          response.write(Buffer.alloc(256 * 1024, 97))
        }, 5)
        response.on('close', () => clearInterval(timer))
      },
    },
    '/cham-dau': { act: () => {} },
    '/cham-cuoi': {
      act: (response) => {
        response.writeHead(200, { 'content-type': 'text/html' })
        const timer = setInterval(() => response.write(' '), 300)
        response.on('close', () => clearInterval(timer))
      },
    },
    '/dau-trang-to': { headers: { 'x-dai': 'a'.repeat(FETCH_LIMITS.maxHeaderBytes + 1) }, body: 'x' },
    '/bom-gzip': compressed(gzipSync(ZEROS), 'gzip'),
    '/bom-br': compressed(brotliCompressSync(ZEROS), 'br'),
    '/gzip-hong': compressed(Buffer.from('không phải gzip'), 'gzip'),
    '/gzip-that': compressed(gzipSync(String(anArticle('Trang nén').body)), 'gzip'),
    '/anh-la-trang': { headers: { 'content-type': 'text/html' }, body: Buffer.from('89504e470d0a1a0a0000', 'hex') },
    '/trang-la-anh': { ...anArticle('Trang gọi sai tên'), headers: { 'content-type': 'application/x-khong-biet' } },
    '/ngat-giua': {
      act: (response) => {
        response.writeHead(200, { 'content-type': 'text/html', 'content-length': '5000' })
        response.write('<p>một nửa')
        setTimeout(() => response.destroy(), 50)
      },
    },
    ...Object.fromEntries(
      Array.from({ length: 30 }, (_, hop) => [`/chuyen/${hop}`, { status: 302, headers: { location: `/chuyen/${hop + 1}` } }]),
    ),
  })
  crawl = await aSmallCrawl({
    limits: { maxAttempts: 1, hostFailures: 100 },
    fetchLimits: { maxBodyBytes: MAX_BODY_BYTES, totalTimeoutMs: 3000 },
  })
  await crawl.crawl(aPortal({ baseUrls: [site.origin()] }))
  pages = new Map((await crawl.pages()).map((page) => [new URL(page.url).pathname, page]))
})
afterAll(async () => {
  await crawl?.close()
  await site?.close()
})

test.each([
  ['a body that is announced to be over the limit', '/to-bao-truoc', 'failed:too-large'],
  ['a body that never ends', '/to-khong-ngung', 'failed:too-large'],
  ['headers that do not come', '/cham-dau', 'failed:timeout'],
  ['a body that drips', '/cham-cuoi', 'failed:timeout'],
  ['headers over the limit', '/dau-trang-to', 'failed:too-large'],
  ['a body that unpacks to many times its size', '/bom-gzip', 'failed:unpacks-too-far'],
  ['the same with Brotli', '/bom-br', 'failed:unpacks-too-far'],
  ['a body that is not packed as it says', '/gzip-hong', 'failed:broken-body'],
  ['a connection that breaks in the middle', '/ngat-giua', 'failed:connect'],
  ['a picture that calls itself a page', '/anh-la-trang', 'skipped:content-type'],
  ['a page under a type that nobody knows', '/trang-la-anh', 'page'],
  ['a packed page', '/gzip-that', 'page'],
])('%s has an outcome of its own', (_what, path, outcome) => {
  expect(pages.get(path)?.outcome).toBe(outcome)
})

test('reading stops at the limit, not at the end', () => {
  expect(sentBytes).toBeLessThan(3 * MAX_BODY_BYTES)
})

test('a chain of redirects ends at the depth of the portal', () => {
  const hops = [...pages.keys()].filter((path) => path.startsWith('/chuyen/'))
  expect(hops.length).toBeLessThan(15)
  expect([...pages.values()].filter(({ outcome }) => outcome === 'skipped:too-deep')).toHaveLength(1)
})
