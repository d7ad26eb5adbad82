import { expect, test } from 'vitest'
import { createParameterLearner } from '../../../crawler/parameter-learner.ts'

/**
 * What is learned when each of `pages` pages is seen under two values, and what is then asked for without the parameter;
 * `hashOf` says what is on a page.
 */
const learnedFrom = (
  parameter: string,
  hashOf: (page: number, value: number | null) => string | null,
  { pages = 6, keep = [] as string[], more = '' } = {},
) => {
  const learner = createParameterLearner(keep)
  const learned: string[] = []
  const see = (url: string, hash: string | null) => {
    if (hash === null) return []
    const found = learner.observe(url, hash)
    learned.push(...found.learned)
    return found.probes
  }
  const pagesAndProbes = Array.from({ length: pages }, (_, page) => page).flatMap((page) =>
    [1, 2].flatMap((value) => see(`https://a.vn/tin/${page}?${parameter}=${value}${more}`, hashOf(page, value))),
  )
  for (const url of pagesAndProbes) see(url, hashOf(Number(/\d+/.exec(url)?.[0]), null))
  return learned
}
const samePage = (page: number) => `h${page}`

test('several different pages that stay the same under another value prove that a parameter changes nothing', () => {
  expect(learnedFrom('Kieu', samePage)).toEqual(['kieu'])
  expect(learnedFrom('kieu', samePage, { pages: 3 })).toEqual([])
})

test.each(['id', 'ItemID', 'page', 'trang', 'p', 'sid', 'newsId', 'catid', 'keyword', 'ngay', 'so', 'maTin', 'docId', 'lang'])(
  '%s identifies pages on some portal and is never learned',
  (name) => expect(learnedFrom(name, samePage)).toEqual([]),
)

test('a portal that insists on the parameter keeps it', () => {
  expect(learnedFrom('kieu', (page, value) => (value === null ? null : samePage(page)))).toEqual([])
  expect(learnedFrom('kieu', (page, value) => (value === null ? 'khac' : samePage(page)))).toEqual([])
})

test('one page that changes with it proves the contrary, whenever it is seen', () => {
  expect(learnedFrom('kieu', (page, value) => (page === 0 ? `h${value}` : samePage(page)))).toEqual([])
})

test('a portal that answers everything with one page proves nothing', () => {
  expect(learnedFrom('kieu', () => 'bao-tri', { pages: 40 })).toEqual([])
})

test('what the registry keeps is kept, and addresses of search forms teach nothing', () => {
  expect(learnedFrom('kieu', samePage, { keep: ['Kieu'] })).toEqual([])
  expect(learnedFrom('kieu', samePage, { more: '&a1=1&a2=2&a3=3&a4=4&a5=5&a6=6' })).toEqual([])
})
