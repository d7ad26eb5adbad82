import { afterAll, beforeAll, expect, test } from 'vitest'
import { aPortal } from '../../support/a-portal.ts'
import { aSmallCrawl, type SmallCrawl } from '../../support/small-crawl.ts'
import { aList, anArticle, aSmallSite, type SmallSite } from '../../support/small-site.ts'

const TITLE = 'Quyết định về chuyển đổi số'
const html = String(anArticle(TITLE).body)
const declaring = (charset: string) => html.replace('charset="utf-8"', `charset="${charset}"`)
const undeclared = html.replace('<meta charset="utf-8">', '')

const PAGES: Record<string, { type: string; body: Uint8Array }> = {
  'the header alone': { type: 'text/html; charset=utf-8', body: Buffer.from(undeclared) },
  'the page alone': { type: 'text/html', body: Buffer.from(html) },
  'nobody, in UTF-8': { type: 'text/html', body: Buffer.from(undeclared) },
  'a byte order mark, in UTF-16': {
    type: 'text/html',
    body: Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(undeclared, 'utf16le')]),
  },
  'a header that is wrong': { type: 'text/html; charset=iso-8859-1', body: Buffer.from(html) },
  'a page that is wrong': { type: 'text/html', body: Buffer.from(declaring('iso-8859-1')) },
  'a name that does not exist': { type: 'text/html; charset=khong-co', body: Buffer.from(html) },
}

let site: SmallSite
let crawl: SmallCrawl
let titles: Map<string, string | null>
beforeAll(async () => {
  const names = Object.keys(PAGES)
  site = await aSmallSite({
    '/': aList(names.map((_, index) => `/${index}`)),
    ...Object.fromEntries(
      names.map((name, index) => [
        `/${index}`,
        { headers: { 'content-type': PAGES[name]?.type ?? '' }, body: PAGES[name]?.body ?? '' },
      ]),
    ),
  })
  crawl = await aSmallCrawl()
  await crawl.crawl(aPortal({ baseUrls: [site.origin()] }))
  titles = new Map((await crawl.pages()).map(({ url, title }) => [new URL(url).pathname, title]))
})
afterAll(async () => {
  await crawl?.close()
  await site?.close()
})

test.each(Object.keys(PAGES).map((name, index) => [name, index] as const))(
  'a page whose charset is told by %s is read',
  (_name, index) => {
    expect(titles.get(`/${index}`)).toBe(TITLE)
  },
)
