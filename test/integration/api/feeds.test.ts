import { JSDOM } from 'jsdom'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { answerSearch } from '../../../api/search/answer.ts'
import { createNames } from '../../../config/names.ts'
import { createTermStatistics } from '../../../vietnamese/term-statistics.ts'
import { aPassage } from '../../support/a-passage.ts'
import { NOW, type RunningApp, startApp } from '../../support/an-app.ts'
import { createMemoryReader } from '../../support/memory-reader.ts'
import { SAMPLE_REGISTRY } from '../../support/sample-world.ts'

let app: RunningApp
beforeEach(async () => {
  app = await startApp()
})
afterEach(() => app.close())

/** @throws for what is no well-formed XML */
const parse = (xml: string) => new JSDOM(xml, { contentType: 'application/xml' }).window.document
const QUESTION = '?q=ho%20chieu&province=quang-ninh'
const FORMATS = ['atom', 'rss', 'json'] as const

test('an Atom feed has the newest of a search, each with its place here and on its portal', async () => {
  const response = await fetch(`${app.url}/tim-kiem.atom${QUESTION}`)
  const feed = parse(await response.text())

  expect(response.headers.get('content-type')).toBe('application/atom+xml; charset=utf-8')
  expect(feed.querySelector('feed > title')?.textContent).toBe('ho chieu – Liên Cổng')
  expect(feed.querySelector('feed > link[rel=self]')?.getAttribute('href')).toBe(
    `${app.url}/tim-kiem.atom?q=ho+chieu&province=quang-ninh`,
  )
  expect(feed.querySelector('feed > link[rel=alternate]')?.getAttribute('href')).toBe(
    `${app.url}/tim-kiem?q=ho+chieu&province=quang-ninh`,
  )
  const entries = [...feed.querySelectorAll('entry')]
  const updated = entries.map((entry) => entry.querySelector('updated')?.textContent ?? '')
  expect(entries.length).toBeGreaterThan(3)
  expect(updated).toEqual(updated.toSorted().reverse())
  expect(feed.querySelector('feed > updated')?.textContent).toBe(updated[0])
  expect(entries[0]?.querySelector('id')?.textContent).toMatch(/^http:\/\/localhost:\d+\/tai-lieu\/document-\d+$/)
  expect(entries[0]?.querySelector('link[rel=alternate]')?.getAttribute('href')).toMatch(
    /^https:\/\/.*\.test\/bai-viet\/\d+\.html$/,
  )
  expect(entries[0]?.querySelector('author > name')?.textContent).toContain('Quảng Ninh')
})

test('RSS and JSON Feed have the same items', async () => {
  const idsOf = { rss: 'item > guid', atom: 'entry > id' }
  const read = async (format: 'rss' | 'atom') => {
    const document = parse(await (await fetch(`${app.url}/tim-kiem.${format}${QUESTION}`)).text())
    return [...document.querySelectorAll(idsOf[format])].map((id) => id.textContent)
  }
  const json = await (await fetch(`${app.url}/tim-kiem.json${QUESTION}`)).json()

  const ids = json.items.map(({ id }: { id: string }) => id)
  expect(await read('atom')).toEqual(ids)
  expect(await read('rss')).toEqual(ids)
  expect(json.feed_url).toBe(`${app.url}/tim-kiem.json?q=ho+chieu&province=quang-ninh`)
})

describe.each(FORMATS)('as %s', (format) => {
  test('what has not changed is not sent again, and a change is', async () => {
    let passages = [aPassage({ id: 'mot', title: 'Tin một', portal: 'quang-ninh' })]
    const names = createNames(SAMPLE_REGISTRY)
    const following = await startApp({
      search: (request) =>
        answerSearch(
          {
            reader: createMemoryReader(passages),
            registry: SAMPLE_REGISTRY,
            names,
            statistics: createTermStatistics(),
            clock: () => NOW,
          },
          request,
        ),
    })
    const ask = (headers: Record<string, string> = {}) => fetch(`${following.url}/tim-kiem.${format}?q=tin`, { headers })
    try {
      const first = await ask()
      const [etag, since] = [String(first.headers.get('etag')), String(first.headers.get('last-modified'))]
      expect(since).toBe(NOW.toUTCString())
      expect(first.headers.get('cache-control')).toBe('public, max-age=300')
      expect((await ask({ 'if-none-match': etag })).status).toBe(304)
      expect((await ask({ 'if-modified-since': since })).status).toBe(304)

      // Found today, published long ago.
      following.clock.now = new Date(NOW.getTime() + 60_000)
      passages = [...passages, aPassage({ id: 'hai', title: 'Tin hai', portal: 'quang-ninh', publishedAt: 1e9 })]
      expect((await ask({ 'if-none-match': etag })).status).toBe(200)
      const changed = await ask({ 'if-modified-since': since })
      expect(changed.status).toBe(200)
      expect(await changed.text()).toContain('Tin hai')
    } finally {
      await following.close()
    }
  })

  test('pages of any site may read it, and it says how many requests are left', async () => {
    const response = await fetch(`${app.url}/tim-kiem.${format}`)

    expect(response.headers.get('access-control-allow-origin')).toBe('*')
    expect(response.headers.get('ratelimit')).toMatch(/^"api"; ?r=\d+; ?t=\d+$/)
  })
})

test('hostile titles are text in every format, and what XML cannot hold is left out', async () => {
  const title = 'Tin ]]> <script>alert(1)</script> & \u0001\u000b\ufffe \u202Egnud iôn\u202C "x"'
  const hostile = await startApp({
    passages: [aPassage({ id: 'a', title, text: `tin ${title}`, url: 'javascript:alert(1)', portal: 'quang-ninh' })],
  })
  try {
    const read = async (format: string) => (await fetch(`${hostile.url}/tim-kiem.${format}?q=tin`)).text()
    const atom = parse(await read('atom'))
    const rss = parse(await read('rss'))
    const json = JSON.parse(await read('json'))

    const shown = 'Tin ]]> <script>alert(1)</script> &  gnud iôn "x"'
    expect(atom.querySelector('entry > title')?.textContent).toBe(shown)
    expect(rss.querySelector('item > title')?.textContent).toBe(shown.replaceAll('<', '‹').replaceAll('>', '›'))
    expect(json.items[0].title).toBe(shown)
    for (const html of [
      atom.querySelector('entry > summary')?.textContent,
      rss.querySelector('item > description')?.textContent,
      json.items[0].content_html,
    ])
      expect(String(html).replace(/<\/?mark>/g, '')).not.toMatch(/[<>\u202E]/)
    for (const text of await Promise.all(['atom', 'rss', 'json'].map(read))) expect(text).not.toContain('javascript:')
  } finally {
    await hostile.close()
  }
})

test('a document without a date is no news', async () => {
  const undated = await startApp({ passages: [aPassage({ id: 'a', title: 'tin', publishedAt: null, portal: 'quang-ninh' })] })
  try {
    expect((await (await fetch(`${undated.url}/tim-kiem.json?q=tin`)).json()).items).toEqual([])
  } finally {
    await undated.close()
  }
})

test('the results page leads to the feeds of its own search, without its page and order', async () => {
  const html = await (await fetch(`${app.url}/tim-kiem?q=ho+chieu&kind=procedure&sort=date&page=2`)).text()

  for (const [format, type] of [
    ['atom', 'application/atom+xml'],
    ['rss', 'application/rss+xml'],
    ['json', 'application/feed+json'],
  ])
    expect(html).toMatch(
      new RegExp(
        `<link rel="alternate" type="${type?.replace('+', '\\+')}"[^>]* href="/tim-kiem\\.${format}\\?q=ho\\+chieu&amp;kind=procedure">`,
      ),
    )
  expect(html).toContain('Theo dõi tìm kiếm này')
})
