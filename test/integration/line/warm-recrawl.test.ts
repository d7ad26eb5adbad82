import { afterAll, beforeAll, expect, test } from 'vitest'
import { searchableUrls } from '../../support/kept-data.ts'
import { liencong, temporaryFolder, writtenRegistry } from '../../support/liencong.ts'
import { type ServedWorld, servePracticeWorld } from '../../support/practice-portals/serve.ts'

/** Healthy portals of four kinds; all of them together would only take longer. */
const PORTALS = ['chinhphu', 'yte', 'hochiminh', 'quangninh']

let world: ServedWorld
beforeAll(async () => {
  world = await servePracticeWorld({ port: 0 })
})
afterAll(() => world.close())

test('a second crawl asks for sources only, and finds what has changed and what is new', async () => {
  const environment = { DATA_DIR: temporaryFolder('warm') }
  const args = ['crawl', '--registry', writtenRegistry(world.world.registryYaml()), ...PORTALS.flatMap((id) => ['--portal', id])]
  const crawl = async () => {
    const before = world.requests.length
    const run = liencong(args, environment)
    expect(await run.exited, run.output()).toBe(0)
    return world.requests.slice(before)
  }
  const isOurs = (url: string) => PORTALS.includes(new URL(url).hostname.replace('.localhost', ''))

  const first = await crawl()
  const second = await crawl()
  expect(second.length).toBeLessThan(first.length / 5)

  const { changed, added } = world.change()
  const third = await crawl()
  const asked = new Set(third.map(({ host, path }) => `http://${host}${path}`))
  expect(third.length).toBeLessThan(first.length / 3)
  expect(changed.filter(isOurs).length + added.filter(isOurs).length).toBeGreaterThan(0)
  const searchable = new Set(await searchableUrls(environment.DATA_DIR))
  expect(added.filter((url) => isOurs(url) && !searchable.has(url))).toEqual([])
  expect(changed.filter((url) => isOurs(url) && !asked.has(url))).toEqual([])
})
