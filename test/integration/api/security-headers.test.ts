import { afterAll, beforeAll, expect, test } from 'vitest'
import { type RunningApp, startApp } from '../../support/an-app.ts'

let app: RunningApp
beforeAll(async () => {
  app = await startApp()
})
afterAll(() => app.close())

test.each(['/', '/tim-kiem?q=x', '/cong', '/quan-tri', '/khong-co', '/api/v1/search?q=x', '/healthz'])(
  '%s allows no script but files of the site itself, no frame and no guessing, and does not say what it runs on',
  async (path) => {
    const { headers } = await fetch(app.url + path)

    expect(headers.get('content-security-policy')).toBe(
      "default-src 'none';style-src 'self';script-src 'self';connect-src 'self';img-src 'self';form-action 'self';base-uri 'none';frame-ancestors 'none'",
    )
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('x-frame-options')).toBe('SAMEORIGIN')
    expect(headers.get('referrer-policy')).toBe('strict-origin-when-cross-origin')
    expect(headers.get('x-powered-by')).toBeNull()
    expect(headers.get('x-request-id')).toMatch(/^[\da-f-]{36}$/)
  },
)

test('pages have no script and no style in them, only files that are kept for ever under the hash of their content', async () => {
  const html = await (await fetch(`${app.url}/tim-kiem?q=ke+hoach`)).text()
  expect(html).not.toMatch(/<script(?! type="module" src="\/assets\/[\da-f]+\/suggest\.js"><\/script>)|<style|\sstyle=|\son\w+=/i)
  const assets = [...html.matchAll(/"(\/assets\/[^"]+)"/g)].map((match) => match[1])
  expect(assets.length).toBeGreaterThanOrEqual(2)

  for (const path of assets) {
    const response = await fetch(app.url + path)
    expect(response.status).toBe(200)
    expect(response.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
    expect(response.headers.get('content-type')).toMatch(/text\/css|text\/javascript|image\/svg\+xml/)
  }
  expect((await fetch(`${app.url}/assets/000000000000/style.css`)).status).toBe(404)
})

test('a first look at results loads less than 60 kB, less than 20 kB of them style and less than 13 kB script', async () => {
  const html = await (await fetch(`${app.url}/tim-kiem?q=`)).text()
  const sizes = await Promise.all(
    [...new Set([...html.matchAll(/"(\/assets\/[^"]+)"/g)].map((match) => String(match[1])))].map(async (path) => ({
      path,
      bytes: (await (await fetch(app.url + path)).arrayBuffer()).byteLength,
    })),
  )

  expect(sizes.find(({ path }) => path.endsWith('.css'))?.bytes).toBeLessThan(20_000)
  expect(sizes.find(({ path }) => path.endsWith('.js'))?.bytes).toBeLessThan(13_000)
  expect(sizes.reduce((sum, { bytes }) => sum + bytes, Buffer.byteLength(html))).toBeLessThan(60_000)
})

test('result pages and the administrators’ side are closed to search machines', async () => {
  expect(await (await fetch(`${app.url}/robots.txt`)).text()).toBe(
    'User-agent: *\nDisallow: /tim-kiem\nDisallow: /quan-tri\nDisallow: /api/\n',
  )
  expect(await (await fetch(`${app.url}/tim-kiem?q=x`)).text()).toContain('<meta name="robots" content="noindex">')
})
