import { afterEach, expect, test } from 'vitest'
import { aPortal } from '../../support/a-portal.ts'
import { aSmallCrawl, type SmallCrawl } from '../../support/small-crawl.ts'
import { aList, anArticle, aSmallSite, type SmallSite } from '../../support/small-site.ts'

let site: SmallSite
let crawl: SmallCrawl
afterEach(async () => {
  await crawl?.close()
  await site?.close()
})
const titles = async () => (await crawl.pages()).flatMap(({ title }) => (title ? [title] : []))

test('a portal that answers with and without www is read under the address of its home page', async () => {
  site = await aSmallSite({})
  const twin = `http://www.cong.localhost:${site.port}`
  await site.close()
  site = await aSmallSite({
    '/': ({ host }) =>
      aList([
        '/tin/1',
        `http://www.cong.localhost:${host.split(':')[1]}/tin/1`,
        `http://www.cong.localhost:${host.split(':')[1]}/tin/2`,
      ]),
    '/tin/1': anArticle('Tin một'),
    '/tin/2': anArticle('Tin hai'),
  })
  crawl = await aSmallCrawl()
  await crawl.crawl(aPortal({ baseUrls: [site.origin()] }))
  expect(await titles()).toEqual(['Tin một', 'Tin hai'])
  expect(Object.keys(await crawl.outcomes()).some((url) => url.startsWith(twin.slice(0, 15)))).toBe(false)
})

test('a portal that redirects to its twin is read there, and no link is asked for twice', async () => {
  const toTwin =
    (path: string) =>
    ({ host }: { host: string }) => ({ status: 301, headers: { location: `http://www.${host}${path}` } })
  site = await aSmallSite({
    'cong /': toTwin('/'),
    'cong /tin/1': toTwin('/tin/1'),
    'www /': ({ host }) => aList(['/tin/1', `http://${host.replace('www.', '')}/tin/1`]),
    'www /tin/1': anArticle('Tin một'),
  })
  crawl = await aSmallCrawl()
  await crawl.crawl(aPortal({ baseUrls: [site.origin()] }))
  expect(await titles()).toEqual(['Tin một'])
  expect(site.requests.filter(({ path }) => path === '/tin/1')).toHaveLength(1)
})

test('rel=canonical, sessions in paths and queries and tracking parameters lead to one page; numbers of pages stay', async () => {
  const at = (path: string) => `${site.origin()}${path}`
  site = await aSmallSite({
    '/': aList([
      ...['/tin?id=1', '/tin?id=2', '/tin?id=1&utm_source=zalo', '/tin;jsessionid=ABC123?id=1', '/tin?PHPSESSID=abc&id=2'],
      ...['/ban-sao', '/modules.php?sid=7', '/modules.php?sid=8'],
    ]),
    '/tin?id=1': anArticle('Tin số 1'),
    '/tin?id=2': anArticle('Tin số 2'),
    '/modules.php?sid=7': anArticle('Bài 7'),
    '/modules.php?sid=8': anArticle('Bài 8'),
    '/ban-sao': () => anArticle('Bản sao', [], `<link rel="canonical" href="${at('/tin?id=1')}">`),
  })
  crawl = await aSmallCrawl()
  await crawl.crawl(aPortal({ baseUrls: [site.origin()] }))
  expect(await titles()).toEqual(['Bài 7', 'Bài 8', 'Tin số 1', 'Tin số 2'])
  expect(await crawl.outcomes()).toMatchObject({ [at('/ban-sao')]: 'skipped:canonical' })
})

const routesWithParameter = (textOf: (article: number, value: string) => string) => {
  const articles = Array.from({ length: 8 }, (_, index) => index + 1)
  const link = (article: number, value: string) => `/bai/${article}?kieu=${value}`
  return {
    '/': aList(articles.map((article) => link(article, 'a'))),
    ...Object.fromEntries(
      articles.flatMap((article) =>
        ['a', 'b', 'c'].map((value) => [
          link(article, value),
          anArticle(
            textOf(article, value),
            articles.map((other) => link(other, value === 'a' ? 'b' : 'c')),
          ),
        ]),
      ),
    ),
    ...Object.fromEntries(articles.map((article) => [`/bai/${article}`, anArticle(textOf(article, ''))])),
  }
}

test('a parameter that changes nothing is found out, remembered and left out from then on', async () => {
  let home = aList([])
  const { '/': firstHome, ...articles } = routesWithParameter((article) => `Bài số ${article}`)
  site = await aSmallSite({ ...articles, '/': () => home, '/bai/9': anArticle('Bài số 9') })
  crawl = await aSmallCrawl()
  const portal = aPortal({ baseUrls: [site.origin()] })
  home = firstHome
  await crawl.crawl(portal)
  expect(await crawl.frontier.ignoredParameters(portal.id)).toEqual(['kieu'])

  home = aList(['/bai/9?kieu=moi'])
  await crawl.crawl(portal)
  expect(site.paths()).toContain('/bai/9')
  expect(site.paths()).not.toContain('/bai/9?kieu=moi')
  expect(new Set(await titles()).size).toBe(9)
})

test('a parameter that changes a single page is kept', async () => {
  site = await aSmallSite(routesWithParameter((article, value) => `Bài số ${article}${article === 1 ? ` ${value}` : ''}`))
  crawl = await aSmallCrawl()
  const portal = aPortal({ baseUrls: [site.origin()] })
  await crawl.crawl(portal)
  expect(await crawl.frontier.ignoredParameters(portal.id)).toEqual([])
  expect(new Set(await titles()).size).toBe(10)
})

test('a portal that answers every address with the same page teaches nothing', async () => {
  const same = anArticle(
    'Hệ thống đang bảo trì',
    Array.from({ length: 30 }, (_, index) => `/bai/${index % 10}?kieu=${index}`),
  )
  site = await aSmallSite(
    Object.fromEntries([['/', same], ...Array.from({ length: 30 }, (_, index) => [`/bai/${index % 10}?kieu=${index}`, same])]),
  )
  crawl = await aSmallCrawl()
  const portal = aPortal({ baseUrls: [site.origin()] })
  await crawl.crawl(portal)
  expect(await crawl.frontier.ignoredParameters(portal.id)).toEqual([])
})
