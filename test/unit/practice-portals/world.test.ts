import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { DOCUMENT_KINDS } from '../../../domain/document.ts'
import { PORTAL_LEVELS } from '../../../domain/portal.ts'
import { normalizeUrl } from '../../../domain/url.ts'
import { createPracticeWorld } from '../../support/practice-portals/world.ts'
import { askWorld, unescapeHtml } from './ask.ts'

const now = new Date('2026-03-10T09:00:00Z')
const options = { port: 4100, now }

test('the same options make the same world, byte for byte', () => {
  const first = createPracticeWorld(options)
  const second = createPracticeWorld({ ...options, now: new Date('2026-03-10T21:00:00Z') })

  expect(second.truth()).toEqual(first.truth())
  expect(second.registryYaml()).toBe(first.registryYaml())
  for (const { url } of first.truth().documents.filter((_, i) => i % 20 === 0))
    expect(askWorld(second, url).text).toBe(askWorld(first, url).text)
})

test('another seed makes other documents', () => {
  const titles = (seed: number) =>
    createPracticeWorld({ ...options, seed })
      .truth()
      .documents.map((document) => document.title)
  const before = new Set(titles(1))

  expect(titles(2).filter((title) => before.has(title)).length).toBeLessThan(20)
})

test('scale 1 has at least 16 portals in 6 styles and 700 documents', () => {
  const world = createPracticeWorld(options)
  const styles = new Set(world.portals.map((portal) => portal.context.spec.style.id))

  expect(world.portals.length).toBeGreaterThanOrEqual(16)
  expect(styles.size).toBeGreaterThanOrEqual(6)
  expect(world.truth().documents.filter((document) => document.needs.length === 0).length).toBeGreaterThanOrEqual(700)
})

test('a world of a million pages answers at once for any page of it', () => {
  const world = createPracticeWorld({ ...options, scale: 1000 })
  const count = world.portals.reduce((sum, portal) => sum + portal.documentCount(), 0)
  const government = world.portals[0]

  expect(count).toBeGreaterThan(700_000)
  const list = askWorld(world, `${government?.origin}/tin-tuc/trang-1000.htm`).text
  const href = /href="([^"]+-10225\d{8}\.htm)"/.exec(list)?.[1]
  expect(askWorld(world, `${government?.origin}${href}`)).toMatchObject({ status: 200 })
  expect(world.documents().next().value?.portalId).toBe('chinhphu')
})

test('every plain document of the truth is served as HTML with its phrase, title and at least 120 words', () => {
  const world = createPracticeWorld(options)
  const { documents } = world.truth()

  for (const document of documents.filter(({ needs }) => needs.length === 0)) {
    let answer = askWorld(world, document.url)
    // Busy once and transient 503: the second try succeeds.
    if (answer.type === 'reply' && answer.status !== 200) answer = askWorld(world, document.url)
    expect(answer, document.url).toMatchObject({ type: 'reply', status: 200 })
    const text = unescapeHtml(answer.text)
    expect(text, document.url).toContain(document.phrase)
    expect(text, document.url).toContain(document.title)
    const words = [...answer.text.matchAll(/<(?:p|li)>(.*?)<\/(?:p|li)>/gs)].flatMap((match) =>
      (match[1] ?? '')
        .replaceAll(/<[^>]+>/g, ' ')
        .trim()
        .split(/\s+/),
    )
    expect(
      words.length + (answer.text.match(/font-size:13pt">[^<]+/g) ?? []).join(' ').split(/\s+/).length,
      document.url,
    ).toBeGreaterThan(120)
    expect(normalizeUrl(document.url)).toBe(document.url)
    expect(DOCUMENT_KINDS).toContain(document.kind)
  }
})

test('a phrase belongs to one story only', () => {
  const owners = new Map<string, string>()
  for (const { phrase, url, copyOf } of createPracticeWorld(options).documents()) {
    expect(owners.get(phrase) ?? copyOf ?? url, phrase).toBe(copyOf ?? url)
    owners.set(phrase, copyOf ?? url)
  }
})

test('reprints hold the whole text of an original that exists', () => {
  const world = createPracticeWorld(options)
  const { documents } = world.truth()
  const urls = new Set(documents.map(({ url }) => url))
  const copies = documents.filter(({ copyOf }) => copyOf)

  expect(copies.length).toBeGreaterThan(20)
  for (const copy of copies) {
    expect(urls.has(copy.copyOf ?? '')).toBe(true)
    expect(askWorld(world, copy.url).text).toContain('Theo Cổng Thông tin điện tử Chính phủ')
  }
})

test('"đường" and "dương" occur only in documents that were chosen for them', () => {
  const world = createPracticeWorld(options)
  const themes = new Set<string>()
  const roads = ['roads', 'sugar']
  const solar = ['solar-calendar', 'binh-duong', 'oceanography']

  for (const { url, title, theme, needs, copyOf } of world.documents()) {
    if (needs.length || copyOf || askWorld(world, url).type !== 'reply') continue
    themes.add(theme)
    const page = askWorld(world, url).text
    const text =
      `${title} ${[...page.matchAll(/<(?:p|h3|h4)\b[^>]*>(.*?)<\/(?:p|h3|h4)>/gs)].map((match) => match[1]).join(' ')}`.toLowerCase()
    expect(/(?<!\p{L})đường(?!\p{L})/u.test(text), `${url} đường`).toBe(roads.includes(theme))
    expect(/(?<!\p{L})dương(?!\p{L})/u.test(text), `${url} dương`).toBe(solar.includes(theme))
  }
  for (const theme of [...roads, ...solar, 'passport', 'driving-licence', 'digital']) expect(themes).toContain(theme)
})

test('what must not be found is not among the documents, and URLs are in normalised form', () => {
  const { documents, absent, outcomes } = createPracticeWorld(options).truth()
  const urls = new Set(documents.map(({ url }) => url))

  expect(absent.length).toBeGreaterThan(50)
  expect(absent.filter(({ url }) => urls.has(url))).toEqual([])
  expect(urls.size).toBe(documents.length)
  for (const { url } of [...absent, ...outcomes]) expect(normalizeUrl(url)).toBe(url)
})

test('the registry names every portal with a home page, a known level and an existing parent', () => {
  const world = createPracticeWorld({ ...options, bench: true })
  const { portals } = parse(world.registryYaml()) as {
    portals: { id: string; parent: string | null; level: string; baseUrls: string[]; crawl: { allowLoopback: boolean } }[]
  }
  const ids = portals.map(({ id }) => id)

  expect(ids).toEqual(world.portals.map(({ id }) => id))
  expect(portals.at(-1)?.baseUrls).toEqual(['http://127.0.0.1:4100'])
  for (const portal of portals) {
    expect(PORTAL_LEVELS).toContain(portal.level)
    if (portal.parent) expect(ids).toContain(portal.parent)
    expect(portal.crawl.allowLoopback).toBe(true)
  }
})

test('a later round changes about one document in a hundred and adds a few, each with a new text and validator', () => {
  const world = createPracticeWorld(options)
  const before = new Map(world.truth().documents.map((document) => [document.url, askWorld(world, document.url)]))

  const set = world.change(3, now.getTime() + 60_000)

  expect(set.changed.length).toBeGreaterThan(5)
  expect(set.changed.length).toBeLessThan(60)
  expect(set.added.length).toBeGreaterThan(5)
  const after = new Map(world.truth().documents.map((document) => [document.url, document]))
  for (const url of set.changed) {
    const phrase = after.get(url)?.changedPhrase ?? 'missing'
    const then = before.get(url)
    const answer = askWorld(world, url)
    if (answer.type !== 'reply' || then?.type !== 'reply') throw new Error(`${url} is no page`)
    expect(answer.text).toContain(phrase)
    expect(then.text).not.toContain(phrase)
    expect(answer.headers.etag).not.toBe(then.headers.etag)
  }
  for (const url of set.added) {
    expect(before.has(url)).toBe(false)
    expect(askWorld(world, url).text).toContain(after.get(url)?.phrase)
  }
  const unchanged = [...before].filter(([url]) => !set.changed.includes(url)).slice(0, 100)
  for (const [url, then] of unchanged) {
    const answer = askWorld(world, url)
    if (answer.type === 'reply' && then.type === 'reply' && then.status === 200)
      expect(answer.headers.etag, url).toBe(then.headers.etag)
  }
})

test('a new document is at the top of the feed, the list and the sitemap', () => {
  const world = createPracticeWorld(options)
  const feed = 'http://hochiminh.localhost:4100/feed/'
  const then = askWorld(world, feed)

  const added = world.change(1, now.getTime()).added.find((url) => url.includes('hochiminh')) ?? 'missing'

  const answer = askWorld(world, feed)
  expect(answer.text.indexOf(added)).toBeLessThan(answer.text.indexOf('</item>'))
  expect(askWorld(world, 'http://hochiminh.localhost:4100/wp-sitemap.xml').text).toContain(added)
  expect(askWorld(world, 'http://hochiminh.localhost:4100/').text).toContain(new URL(added).pathname)
  if (answer.type === 'reply' && then.type === 'reply') expect(answer.headers.etag).not.toBe(then.headers.etag)
})
