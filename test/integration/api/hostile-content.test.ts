import { afterAll, beforeAll, expect, test } from 'vitest'
import { aPassage } from '../../support/a-passage.ts'
import { aPortal, aRegistry } from '../../support/a-portal.ts'
import { type RunningApp, startApp } from '../../support/an-app.ts'

const BREAKOUT = `"'><script>alert(1)</script><img src=x onerror=alert(1)>`

let app: RunningApp
beforeAll(async () => {
  app = await startApp({
    registry: aRegistry(aPortal({ id: 'tinh-a', name: `Tỉnh A ${BREAKOUT}` })),
    passages: [
      aPassage({
        id: 'breakout',
        title: `bẫy ${BREAKOUT}`,
        text: `bẫy </mark></p><svg onload=alert(1)> ${BREAKOUT}`,
        documentNumber: BREAKOUT,
        issuer: BREAKOUT,
        topics: [BREAKOUT],
        province: BREAKOUT,
        url: `https://tinh-a.test/?x=${BREAKOUT}`,
      }),
      aPassage({ id: 'script-link', title: 'bẫy', url: 'javascript:alert(1)' }),
      aPassage({ id: 'data-link', title: 'bẫy', url: 'https:javascript:alert(1)//' }),
      aPassage({ id: 'no-title', title: '', text: 'bẫy', url: '  javascript:alert(1)' }),
    ],
  })
})
afterAll(() => app.close())

const OWN_SCRIPT = /^<script type="module" src="\/assets\/[\da-f]+\/suggest\.js">$/

/** Every tag and attribute name of a page, in what the browser would see; the site's own script is none. */
function dangersIn(html: string): string[] {
  const tags = (html.match(/<[^>]*>/g) ?? []).filter((tag) => !OWN_SCRIPT.test(tag))
  return tags.filter((tag) =>
    /^<(script|svg|iframe|object)|\son\w+\s*=|javascript:/i.test(
      tag.replace(/"[^"]*"/g, (value) => (/javascript:/i.test(value) && /^"\s*javascript:/i.test(value) ? value : '""')),
    ),
  )
}

test('what crawled pages contain stays text', async () => {
  const html = await (await fetch(`${app.url}/tim-kiem?q=b%E1%BA%ABy`)).text()

  expect(html).toContain('<mark>bẫy</mark> &quot;&#39;&gt;&lt;script&gt;alert')
  expect(html.match(/<article/g)).toHaveLength(4)
  expect(dangersIn(html)).toEqual([])
})

test('only http and https addresses of hits become links', async () => {
  const html = await (await fetch(`${app.url}/tim-kiem?q=b%E1%BA%ABy`)).text()

  const targets = [...html.matchAll(/<h2 class="hit__title"><a href="([^"]*)"/g)].map((match) => match[1])
  expect(targets.length).toBeGreaterThan(0)
  for (const target of targets) expect(target).toMatch(/^https?:\/\//)
  expect(html).not.toMatch(/href="\s*javascript:/i)
})

test('what is typed stays text, in the page, the box, the links and the errors', async () => {
  const typed = encodeURIComponent(BREAKOUT)

  for (const path of [
    `/tim-kiem?q=${typed}`,
    `/tim-kiem?q=x&portal=${typed}&topic=${typed}`,
    `/tim-kiem?q=${typed}&year=${typed}`,
    `/tim-kiem?q=x&${typed}=1`,
    `/${typed}`,
  ]) {
    const html = await (await fetch(app.url + path)).text()
    expect(html).toContain('</html>')
    expect(dangersIn(html)).toEqual([])
  }
})

test('the answer of the API is JSON, which no browser takes for a page', async () => {
  const response = await fetch(`${app.url}/api/v1/search?q=b%E1%BA%ABy`)

  expect(response.headers.get('content-type')).toContain('application/json')
  expect(response.headers.get('x-content-type-options')).toBe('nosniff')
  const { hits } = await response.json()
  for (const hit of hits) expect(`${hit.titleHtml}${hit.snippetHtml}`.replace(/<\/?mark>/g, '')).not.toMatch(/[<>]/)
})

test('suggestions are safe to put into a page, and only http and https addresses are links', async () => {
  const { suggestions } = await (await fetch(`${app.url}/api/v1/suggest?q=b%E1%BA%AB&limit=20`)).json()

  expect(suggestions.length).toBeGreaterThan(1)
  for (const { html, url } of suggestions) {
    expect(html.replace(/<\/?mark>/g, '')).not.toMatch(/[<>"']/)
    expect(url ?? '').toMatch(/^$|^https?:/)
  }
})
