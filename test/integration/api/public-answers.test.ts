import { JSDOM } from 'jsdom'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type RunningApp, startApp } from '../../support/an-app.ts'

let app: RunningApp
beforeAll(async () => {
  app = await startApp()
})
afterAll(() => app.close())

test.each([
  '/api/v1/search?q=ho+chieu',
  '/api/v1/suggest?q=ho',
  '/api/v1/portals',
  '/api/v1/documents/document-1/similar',
  '/api/v1/openapi.json',
])('%s is sent once to whoever has it, also to scripts whose fetch asks for no cached answer', async (path) => {
  const first = await fetch(app.url + path)
  const etag = String(first.headers.get('etag'))

  expect(etag).toMatch(/^W\/"/)
  expect((await fetch(app.url + path, { headers: { 'if-none-match': etag } })).status).toBe(304)
  expect((await fetch(app.url + path, { headers: { 'if-none-match': `"x", ${etag}` } })).status).toBe(304)
  expect((await fetch(app.url + path, { headers: { 'if-none-match': '"x"' } })).status).toBe(200)
})

test('a script of another site may ask whether it may ask', async () => {
  const response = await fetch(`${app.url}/api/v1/search`, { method: 'OPTIONS', headers: { origin: 'https://x.test' } })

  expect(response.status).toBe(204)
  expect(response.headers.get('access-control-allow-origin')).toBe('*')
  expect(response.headers.get('access-control-allow-methods')).toBe('GET, HEAD')
  expect(response.headers.get('access-control-allow-credentials')).toBeNull()
})

test('an address that asks too much is refused until its window ends, by a limit that it can see', async () => {
  const limited = await startApp({
    limits: { api: { requests: 3, windowMs: 60_000 }, feedback: { requests: 3, windowMs: 60_000 } },
  })
  try {
    const answers = []
    for (const path of ['/api/v1/search?q=x', '/api/v1/suggest?q=x', '/tim-kiem.atom?q=x', '/api/v1/portals'])
      answers.push(await fetch(limited.url + path, { headers: { 'x-forwarded-for': '203.0.113.7' } }))

    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 429])
    expect(answers[0]?.headers.get('ratelimit')).toMatch(/r=2/)
    expect(answers[0]?.headers.get('ratelimit-policy')).toMatch(/q=3; ?w=60/)
    const refused = answers.at(-1) as Response
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
    expect(Number(refused.headers.get('retry-after'))).toBeLessThanOrEqual(60)
    expect((await refused.json()).error.code).toBe('TOO_MANY_REQUESTS')
    expect(refused.headers.get('access-control-allow-origin')).toBe('*')
    // People who look at pages are no programs.
    expect((await fetch(`${limited.url}/tim-kiem?q=x`)).status).toBe(200)
    // A proxy on this machine says who asks: that is another one. Programs on the machine itself are its operator's.
    expect((await fetch(`${limited.url}/api/v1/portals`)).status).toBe(200)
    expect((await fetch(`${limited.url}/api/v1/portals`, { headers: { 'x-forwarded-for': '203.0.113.9' } })).status).toBe(200)
  } finally {
    await limited.close()
  }
})

test('browsers find the search and its suggestions (OpenSearch)', async () => {
  const home = await (await fetch(app.url)).text()
  expect(home).toContain(
    '<link rel="search" type="application/opensearchdescription+xml" title="Liên Cổng" href="/opensearch.xml">',
  )

  const description = new JSDOM(await (await fetch(`${app.url}/opensearch.xml`)).text(), { contentType: 'application/xml' })
    .window.document
  const templates = [...description.querySelectorAll('Url')].map((url) => url.getAttribute('template') ?? '')
  expect(templates[0]).toBe(`${app.url}/tim-kiem?q={searchTerms}`)
  for (const template of templates) expect((await fetch(template.replace('{searchTerms}', 'ho'))).status).toBe(200)
  const [typed, completions] = await (await fetch(`${app.url}/opensearch/suggest?q=ho+chi`)).json()
  expect(typed).toBe('ho chi')
  expect(completions[0]).toMatch(/^hộ chiếu/)
})

test('search machines are told of the search box in a block that is no script', async () => {
  const { document } = new JSDOM(await (await fetch(app.url)).text()).window
  const data = JSON.parse(document.querySelector('script[type="application/ld+json"]')?.textContent ?? '')

  expect(data.potentialAction.target.urlTemplate).toBe(`${app.url}/tim-kiem?q={search_term_string}`)
})

test('what the site is called from outside is what was set, whatever a request says', async () => {
  const named = await startApp({ publicUrl: 'https://tim.example/' })
  try {
    const feed = await (await fetch(`${named.url}/tim-kiem.json`, { headers: { host: 'evil.test' } })).json()
    expect(feed.feed_url).toBe('https://tim.example/tim-kiem.json')
  } finally {
    await named.close()
  }
})
