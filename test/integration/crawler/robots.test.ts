import { afterEach, expect, test } from 'vitest'
import { aPortal } from '../../support/a-portal.ts'
import { aSmallCrawl, type SmallCrawl } from '../../support/small-crawl.ts'
import { aList, anArticle, aSmallSite, type SiteAnswer, type SmallSite } from '../../support/small-site.ts'

let site: SmallSite
let crawl: SmallCrawl
afterEach(async () => {
  await crawl?.close()
  await site?.close()
})

const text = (body: string, status = 200): SiteAnswer => ({ status, headers: { 'content-type': 'text/plain' }, body })
const crawled = async (robots: Parameters<typeof aSmallSite>[0]) => {
  site = await aSmallSite({
    '/': aList(['/mo', '/kin/1', '/kin/cong-khai']),
    '/mo': anArticle('Mở'),
    '/kin/1': anArticle('Kín'),
    '/kin/cong-khai': anArticle('Công khai'),
    ...robots,
  })
  crawl = await aSmallCrawl()
  return crawl.crawl(aPortal({ baseUrls: [site.origin()] }))
}

test('what robots.txt disallows is never asked for in the whole run, the more specific rule wins', async () => {
  await crawled({ '/robots.txt': text('User-agent: *\nDisallow: /kin/\nAllow: /kin/cong-khai\n') })
  expect(site.paths().sort()).toEqual(['/', '/kin/cong-khai', '/mo'])
  expect(await crawl.outcomes()).toMatchObject({ [`${site.origin()}/kin/1`]: 'skipped:robots' })
})

test.each([500, 503, 429])('while robots.txt answers %i nothing else is asked for, and the run says so', async (status) => {
  expect(await crawled({ '/robots.txt': text('hỏng', status) })).toMatchObject({ state: 'interrupted', endedBy: 'robots-5xx' })
  expect(site.paths()).toEqual([])
})

test('a robots.txt that does not answer leaves the portal alone and says why', async () => {
  const run = await crawled({ '/robots.txt': { act: (response) => response.destroy() } })
  expect(run).toMatchObject({ state: 'interrupted', endedBy: 'connect' })
  expect(site.paths()).toEqual([])
  expect(await crawl.outcomes()).toEqual({ [`${site.origin()}/`]: 'failed:connect' })
})

test('without a robots.txt everything may be read', async () => {
  await crawled({ '/robots.txt': text('không có', 403) })
  expect(site.paths()).toHaveLength(4)
})

test('of a robots.txt without end the first 500 KiB hold', async () => {
  await crawled({ '/robots.txt': text(`User-agent: *\nDisallow: /kin/\n${'# đệm\n'.repeat(100_000)}Disallow: /mo\n`) })
  expect(site.paths().sort()).toEqual(['/', '/mo'])
})

test('redirects of robots.txt are followed up to five times', async () => {
  const hops = Object.fromEntries(
    [1, 2, 3, 4].map((hop) => [`/r${hop}`, { status: 302, headers: { location: `/r${hop + 1}` } }] as const),
  )
  await crawled({
    '/robots.txt': { status: 301, headers: { location: '/r1' } },
    ...hops,
    '/r5': text('User-agent: LienCong\nDisallow: /kin/'),
  })
  expect(site.paths()).toContain('/mo')
  expect(site.paths()).not.toContain('/kin/1')
})

test('rules are kept for a day and used meanwhile, even while the server is in trouble', async () => {
  await crawled({
    '/robots.txt': ({ visit }) => (visit === 0 ? text('User-agent: *\nDisallow: /kin/') : text('hỏng', 500)),
  })
  const portal = aPortal({ baseUrls: [site.origin()] })
  const asked = () => site.requests.filter(({ path }) => path === '/robots.txt').length
  crawl.later(23 * 3_600_000)
  expect(await crawl.crawl(portal)).toMatchObject({ state: 'finished' })
  expect(asked()).toBe(1)

  crawl.later(2 * 3_600_000)
  expect(await crawl.crawl(portal)).toMatchObject({ endedBy: 'robots-5xx' })
  expect(asked()).toBe(2)
})
