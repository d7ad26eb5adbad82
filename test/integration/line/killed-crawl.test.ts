import { afterAll, beforeAll, expect, test } from 'vitest'
import { type KeptPage, keptPages, searchableUrls } from '../../support/kept-data.ts'
import { liencong, temporaryFolder, until, writtenRegistry } from '../../support/liencong.ts'
import { type ServedWorld, servePracticeWorld } from '../../support/practice-portals/serve.ts'

/**
 * One crawl of the whole practice world, hostile portals included, that is killed twice with kill -9 of its process group and
 * taken up each time. What is true at the end is asked in the tests below.
 */
let world: ServedWorld
let finished: KeptPage[]
let searchable: string[]
let output: string
const recordedAtKill: { pages: KeptPage[]; requestsSoFar: number }[] = []

beforeAll(async () => {
  world = await servePracticeWorld({ port: 0 })
  const dataDir = temporaryFolder('killed')
  const args = ['crawl', '--registry', writtenRegistry(world.world.registryYaml())]

  for (const requests of [250, 700]) {
    const run = liencong(args, { DATA_DIR: dataDir })
    await until(`${requests} requests`, () => world.requests.length >= requests || run.child.exitCode !== null, 120_000)
    await run.killGroup()
    await until('no request under way', () => [...world.activeByHost.values()].every((active) => active === 0))
    recordedAtKill.push({
      pages: (await keptPages(dataDir)).filter(({ settled }) => settled),
      requestsSoFar: world.requests.length,
    })
  }
  const last = liencong(args, { DATA_DIR: dataDir })
  const exitCode = await last.exited
  output = last.output()
  if (exitCode !== 0) throw new Error(`the last crawl ended with ${exitCode}: ${output}`)
  finished = await keptPages(dataDir)
  searchable = await searchableUrls(dataDir)
}, 300_000)

afterAll(() => world?.close())

const pathsAskedSince = (requests: number) =>
  new Set(world.requests.slice(requests).map(({ host, path }) => `http://${host}${path}`))

test('the kills came in the middle of the crawl', () => {
  for (const { pages } of recordedAtKill) {
    expect(pages.length).toBeGreaterThan(30)
    expect(pages.length).toBeLessThan(finished.length)
  }
})

test('no page that was recorded before a kill is fetched again in the run', () => {
  for (const { pages, requestsSoFar } of recordedAtKill) {
    const askedAgain = pathsAskedSince(requestsSoFar)
    expect(pages.filter(({ url }) => askedAgain.has(url)).map(({ url }) => url)).toEqual([])
  }
})

test('exactly the documents of the statement of truth are searchable', () => {
  // Portals on which pages fail for good until the next run bring what they can: their documents may be missing, never others.
  const sick = new Set(['sick-503', 'sick-slow', 'sick-dead'])
  const truth = world.world.truth()
  const today = truth.documents.filter(({ needs }) => needs.every((need) => need !== 'javascript'))
  const healthy = (url: string) => !sick.has(new URL(url).hostname.replace('.localhost', ''))

  const allowed = new Set(truth.documents.map(({ url }) => url))
  expect(searchable.filter((url) => !allowed.has(url))).toEqual([])
  const found = new Set(searchable)
  expect(today.filter(({ url }) => healthy(url) && !found.has(url)).map(({ url }) => url)).toEqual([])
  expect(searchable).toHaveLength(found.size)
  expect(searchable.length).toBeGreaterThan(700)
})

test('what must never be found is not', () => {
  const found = new Set(searchable)
  expect(
    world.world
      .truth()
      .absent.filter(({ url }) => found.has(url))
      .map(({ url, why }) => `${url} (${why})`),
  ).toEqual([])
})

test('hostile pages end in their named outcomes', () => {
  const byUrl = new Map(finished.map((page) => [page.url, page.outcome]))
  const expected = world.world.truth().outcomes.filter(({ outcome, url }) => outcome && byUrl.has(url))
  expect(expected.map(({ url }) => `${url} ${byUrl.get(url)}`)).toEqual(expected.map(({ url, outcome }) => `${url} ${outcome}`))
  expect(expected.length).toBeGreaterThan(10)
  expect(expected.filter(({ portalId, url }) => portalId === 'sick-files' && url.includes('/upload/'))).toHaveLength(8)
})

test('no page is left without an outcome but on hosts that were given up', () => {
  const open = finished.filter(
    ({ outcome, portalId }) => outcome === null && !['sick-503', 'sick-slow', 'sick-dead'].includes(portalId),
  )
  expect(open).toEqual([])
})

test('no host is ever asked by two requests at once', () => {
  // A request that the crawler has given up ends for the server when it notices: the next one may be there by then.
  const isGivenUp = (host: string) => host.startsWith('sick-slow')
  const busy = [...world.maxActiveByHost].filter(([host, most]) => most > 1 && !host.startsWith('127.') && !isGivenUp(host))
  expect(busy).toEqual([])
})

test('healthy portals are served while a sick one keeps its request waiting', () => {
  const waiting = world.requests.filter(
    ({ host, startedAt, endedAt }) => host.startsWith('sick-slow') && endedAt && endedAt - startedAt > 1000,
  )
  expect(waiting.length).toBeGreaterThan(0)
  const [first] = waiting
  const meanwhile = world.requests.filter(
    ({ host, startedAt }) => first && !host.startsWith('sick') && startedAt > first.startedAt && startedAt < (first.endedAt ?? 0),
  )
  expect(meanwhile.length).toBeGreaterThan(5)
})
