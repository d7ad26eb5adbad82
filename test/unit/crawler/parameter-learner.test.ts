import { expect, test } from 'vitest'
import { createParameterLearner } from '../../../crawler/parameter-learner.ts'

/** What is learned when each of `pages` pages is seen under two values; `hashOf` says what is on it. */
const learnedFrom = (
  parameter: string,
  hashOf: (page: number, value: number) => string,
  { pages = 6, keep = [] as string[], more = '' } = {},
) => {
  const learner = createParameterLearner(keep)
  const learned: string[] = []
  for (let page = 0; page < pages; page += 1)
    for (const value of [1, 2])
      learned.push(...learner.observe(`https://a.vn/tin/${page}?${parameter}=${value}${more}`, hashOf(page, value)))
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
