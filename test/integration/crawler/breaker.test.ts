import { afterEach, expect, test } from 'vitest'
import { createHostStateStore } from '../../../store/host-states.ts'
import { aPortal } from '../../support/a-portal.ts'
import { aSmallCrawl, type SmallCrawl } from '../../support/small-crawl.ts'
import { aList, anArticle, aSmallSite, type SmallSite } from '../../support/small-site.ts'

const MINUTE_MS = 60_000
let site: SmallSite
let crawl: SmallCrawl
afterEach(async () => {
  await crawl?.close()
  await site?.close()
})

const PATHS = Array.from({ length: 8 }, (_, index) => `/bai/${index}`)
/** A portal whose articles answer only while `state.isWell`. */
const aFailingSite = (state: { isWell: boolean }) =>
  aSmallSite({
    '/': () => aList(PATHS),
    ...Object.fromEntries(PATHS.map((path) => [path, () => (state.isWell ? anArticle(`Bài ${path}`) : { status: 502 })])),
  })
const awayHosts = async () => (await createHostStateStore(crawl.database.kysely).away()).map(({ failures }) => failures)

test('a host that fails again and again is left alone, tried once after a while, and is known to be away meanwhile', async () => {
  const state = { isWell: false }
  site = await aFailingSite(state)
  crawl = await aSmallCrawl({ limits: { hostFailures: 3, maxAttempts: 1 } })
  const portal = aPortal({ baseUrls: [site.origin()] })

  expect(await crawl.crawl(portal)).toMatchObject({ state: 'interrupted', endedBy: 'host-down' })
  expect(site.paths().filter((path) => path.startsWith('/bai'))).toHaveLength(3)
  expect(await awayHosts()).toEqual([3])

  const before = site.requests.length
  expect(await crawl.crawl(portal)).toMatchObject({ state: 'interrupted', endedBy: 'host-down', fetched: 0 })
  expect(site.requests).toHaveLength(before)

  crawl.later(6 * MINUTE_MS)
  await crawl.crawl(portal)
  // The list answers and closes it, the first three articles open it again.
  expect(site.requests.length).toBeGreaterThan(before)

  state.isWell = true
  crawl.later(70 * MINUTE_MS)
  expect(await crawl.crawl(portal)).toMatchObject({ state: 'finished', endedBy: null })
  expect(await awayHosts()).toEqual([])
  expect((await crawl.pages()).filter(({ title }) => title !== null)).toHaveLength(PATHS.length)
})

test('a host that answers nothing at all is asked once when its time has come, and for a person who asks', async () => {
  site = await aSmallSite({ '/robots.txt': { status: 503 } })
  crawl = await aSmallCrawl({ limits: { hostFailures: 1, maxAttempts: 1 } })
  await site.close()
  const portal = aPortal({ baseUrls: [site.origin()] })
  expect((await crawl.crawl(portal)).endedBy).toBe('connect')
  expect((await crawl.crawl(portal)).endedBy).toBe('host-down')
  expect((await crawl.crawl(portal, { isWanted: true })).endedBy).toBe('connect')
  const [state] = await createHostStateStore(crawl.database.kysely).away()
  expect(state).toMatchObject({ lastFailure: 'connect', openings: 2 })
})

test('with a disk that is nearly full nothing is asked for, and what is under way ends; with room it goes on', async () => {
  let hasRoom = true
  site = await aSmallSite({
    '/': aList(PATHS),
    ...Object.fromEntries(
      PATHS.map((path, index) => [
        path,
        () => {
          if (index === 3) hasRoom = false
          return anArticle(`Bài ${path}`)
        },
      ]),
    ),
  })
  crawl = await aSmallCrawl({ hasRoom: () => hasRoom })
  const portal = aPortal({ baseUrls: [site.origin()] })
  expect(await crawl.crawl(portal)).toMatchObject({ state: 'interrupted', endedBy: 'disk-full' })
  const asked = site.requests.length
  expect(await crawl.crawl(portal)).toMatchObject({ endedBy: 'disk-full', fetched: 0 })
  expect(site.requests).toHaveLength(asked)

  hasRoom = true
  await crawl.crawl(portal)
  hasRoom = true
  await crawl.crawl(portal)
  expect((await crawl.pages()).filter(({ title }) => title !== null)).toHaveLength(PATHS.length)
})
