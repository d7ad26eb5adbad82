import chromium from '@sparticuz/chromium'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { createChromiumRenderer } from '../../../crawler/chromium-renderer.ts'
import type { Renderer } from '../../../crawler/renderer.ts'
import { aPortal } from '../../support/a-portal.ts'
import { aSmallCrawl, FETCH_LIMITS, type SmallCrawl } from '../../support/small-crawl.ts'
import { aList, anArticle, aSmallSite, type SiteAnswer, type SmallSite } from '../../support/small-site.ts'

const UNWANTED = ['--disable-web-security', '--allow-running-insecure-content', '--single-process']

let renderer: Renderer
let site: SmallSite
let crawl: SmallCrawl
beforeAll(async () => {
  chromium.setGraphicsMode = false
  renderer = createChromiumRenderer({
    executablePath: await chromium.executablePath(),
    userAgent: FETCH_LIMITS.userAgent,
    timeoutMs: 8000,
    memoryMb: 128,
    args: chromium.args.filter((argument) => !UNWANTED.includes(argument)),
  })
})
afterEach(async () => {
  await crawl?.close()
  await site?.close()
})
afterAll(() => renderer?.close())

/** A page whose words its script asks for. */
const scripted = (script: string): SiteAnswer => ({
  body: `<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>Cổng</title></head><body><div id="app"></div><img src="/anh.png"><script src="/ung-dung.js"></script><script>${script}</script></body></html>`,
})
const ROUTES = {
  '/': aList(['/tin/1', '/tin/2', '/thuong']),
  '/tin/1': scripted("hien('/api/tin/1')"),
  '/tin/2': scripted("hien('/api/kin/2')"),
  '/thuong': anArticle('Tin thường'),
  '/ung-dung.js': {
    headers: { 'content-type': 'text/javascript' },
    body: "async function hien(url) { document.getElementById('app').innerHTML = await (await fetch(url)).text(); document.title = document.querySelector('h1').textContent }",
  },
  '/api/tin/1': anArticle('Tin do mã lệnh hiện'),
  '/api/kin/2': anArticle('Không được phép'),
  '/robots.txt': { headers: { 'content-type': 'text/plain' }, body: 'User-agent: *\nDisallow: /api/kin/' },
}
const pageAt = async (path: string) => (await crawl.pages()).find(({ url }) => new URL(url).pathname === path)

test('where the text is not in the HTML the page is rendered, polite as ever, and the reason is recorded', async () => {
  site = await aSmallSite(ROUTES)
  crawl = await aSmallCrawl({ renderer })
  const portal = aPortal({ baseUrls: [site.origin()], crawl: { render: true } })
  await crawl.crawl(portal)

  expect(await pageAt('/tin/1')).toMatchObject({
    outcome: 'page',
    title: 'Tin do mã lệnh hiện',
    detail: expect.stringContaining('rendered, since there was no text in its HTML'),
  })
  expect(await pageAt('/thuong')).toMatchObject({ outcome: 'page', detail: null })
  expect(site.paths()).not.toContain('/anh.png')
  expect(site.paths()).not.toContain('/api/kin/2')
  expect(site.paths().filter((path) => path === '/ung-dung.js')).toHaveLength(1)
  expect(site.mostAtOnce()).toBe(1)
  expect(new Set(site.requests.map(({ headers }) => headers['user-agent']))).toEqual(new Set([FETCH_LIMITS.userAgent]))

  crawl.later(25 * 3_600_000)
  await crawl.crawl(portal)
  expect(await pageAt('/tin/1')).toMatchObject({ outcome: 'not-modified', title: 'Tin do mã lệnh hiện' })
})

test('no page is rendered unless the registry allows it, and without a browser the outcome says so', async () => {
  site = await aSmallSite(ROUTES)
  crawl = await aSmallCrawl({ renderer })
  await crawl.crawl(aPortal({ baseUrls: [site.origin()] }))
  expect(await pageAt('/tin/1')).toMatchObject({ outcome: 'skipped:no-text', detail: null })
  expect(site.paths()).not.toContain('/ung-dung.js')
  await crawl.close()

  crawl = await aSmallCrawl({ renderer: null })
  await crawl.crawl(aPortal({ baseUrls: [site.origin()], crawl: { render: true } }))
  expect(await pageAt('/tin/1')).toMatchObject({ outcome: 'skipped:no-text', detail: expect.stringContaining('CRAWL_BROWSER') })
})

test('a rendered page reaches nothing but its portal, whatever its scripts try', async () => {
  const inside = await aSmallSite({ '/bi-mat': { headers: { 'access-control-allow-origin': '*' }, body: 'bí mật' } })
  const hosts = [
    `127.0.0.1:${inside.port}`,
    `localhost:${inside.port}`,
    `[::ffff:127.0.0.1]:${inside.port}`,
    `noi-bo.localhost:${inside.port}`,
  ]
  const attempts = hosts.map(
    (host) => `
    fetch('http://${host}/bi-mat').catch(() => {});
    new Image().src = 'http://${host}/bi-mat';
    try { new WebSocket('ws://${host}/bi-mat') } catch {}
    try { new EventSource('http://${host}/bi-mat') } catch {}
    navigator.sendBeacon('http://${host}/bi-mat', 'x');
    document.body.append(Object.assign(document.createElement('iframe'), { src: 'http://${host}/bi-mat' }));
    document.head.append(Object.assign(document.createElement('link'), { rel: 'prefetch', href: 'http://${host}/bi-mat' }));
    try { new RTCPeerConnection({ iceServers: [{ urls: 'stun:${host}' }] }).createDataChannel('x') } catch {}`,
  )
  site = await aSmallSite({
    ...ROUTES,
    '/tin/1': scripted(
      `${attempts.join('\n')}; fetch('/gui', { method: 'POST' }); hien('/chuyen'); setTimeout(() => { location.href = 'http://${hosts[0]}/bi-mat' }, 100)`,
    ),
    '/chuyen': { status: 302, headers: { location: `http://${hosts[0]}/bi-mat` } },
  })
  crawl = await aSmallCrawl({ renderer })
  await crawl.crawl(aPortal({ baseUrls: [site.origin()], crawl: { render: true } }))

  expect(site.paths()).toContain('/chuyen')
  expect(site.paths()).not.toContain('/gui')
  expect(inside.requests).toEqual([])
  expect(await pageAt('/tin/1')).toMatchObject({ outcome: 'skipped:no-text' })
  await inside.close()
})

test('scripts without end, or without limits to their memory, cost their page and nothing else', async () => {
  site = await aSmallSite({
    ...ROUTES,
    '/': aList(['/tin/1', '/vo-tan', '/an-bo-nho', '/thuong']),
    '/vo-tan': scripted('for (;;) {}'),
    '/an-bo-nho': scripted('const all = []; for (;;) all.push(new Array(1e6).fill(all.length + 0.5))'),
  })
  crawl = await aSmallCrawl({ renderer })
  await crawl.crawl(aPortal({ baseUrls: [site.origin()], crawl: { render: true } }))
  expect(await pageAt('/vo-tan')).toMatchObject({
    outcome: 'skipped:no-text',
    detail: expect.stringContaining('not rendered within'),
  })
  expect(await pageAt('/an-bo-nho')).toMatchObject({
    outcome: 'skipped:no-text',
    detail: expect.stringContaining('not rendered'),
  })
  expect(await pageAt('/tin/1')).toMatchObject({ outcome: 'page' })
  expect(await pageAt('/thuong')).toMatchObject({ outcome: 'page' })
}, 180_000)
