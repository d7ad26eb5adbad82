import { beforeAll, describe, expect, test } from 'vitest'
import { markSpans } from '../../../../api/mark.ts'
import { matchTitle, planTitles, rankTitles } from '../../../../api/suggest/find-titles.ts'
import { readTyped } from '../../../../api/suggest/typed.ts'
import type { Collection } from '../../../../api/suggest/vocabulary.ts'
import { aPassage } from '../../../support/a-passage.ts'
import { aCollection, times } from './a-collection.ts'

let collection: Collection
beforeAll(async () => {
  collection = await aCollection([
    ...times(5, 'thủ tục hộ chiếu'),
    ...times(3, 'hộ chính sách'),
    ...times(9, 'chính phủ'),
    ...times(2, 'đường sắt'),
  ])
})

const planned = (typed: string) => planTitles(readTyped(typed), collection).map(({ words }) => words)
const marked = (typed: string, title: string) => {
  const match = matchTitle(title, readTyped(typed))
  return match && markSpans(title, match.spans)
}

describe('what the engine is asked for', () => {
  test('the finished words with each word that the last one may become, those that stand behind them first, and by themselves', () => {
    expect(planned('ho ch')).toEqual([['ho', 'chieu', 'hozzchieu'], ['ho', 'chinh', 'hozzchinh'], ['ho', 'chieu'], ['ho']])
  })

  test('accents that were typed, and those that keys meant', () => {
    expect(planned('hộ chiế')[0]).toEqual(['ho65z', 'chie6u1z', 'hozzchieu'])
    expect(planned('thur t')[0]?.[0]).toBe('thu3z')
  })

  test('finished words alone', () => {
    expect(planned('thu tuc ')).toEqual([
      ['thu', 'tuc', 'thuzztuc'],
      ['thu', 'tuc'],
    ])
  })

  test('nothing when nothing is typed', () => {
    expect(planned('')).toEqual([])
    expect(planned('…')).toEqual([])
  })

  test('no more words than the engine reads, in no more queries than it answers side by side', () => {
    for (const typed of ['một hai ba bốn năm sáu bảy tám chín mười ch', 'ch']) {
      const queries = planned(typed)
      expect(queries.length).toBeLessThanOrEqual(6)
      for (const words of queries) expect(words.length).toBeLessThanOrEqual(10)
    }
  })
})

describe('a title with what was typed', () => {
  test.each([
    ['ho chi', 'Cấp hộ chiếu', 'Cấp <mark>hộ chi</mark>ếu'],
    ['hộ chi', 'Cấp hộ chiếu', 'Cấp <mark>hộ chi</mark>ếu'],
    ['cap chieu', 'Cấp hộ chiếu', '<mark>Cấp</mark> hộ <mark>chiếu</mark>'],
    ['hộ chi', 'CAP HO CHIEU', 'CAP <mark>HO CHI</mark>EU'],
    ['ho ch', 'Chính sách hộ chiếu', 'Chính sách <mark>hộ ch</mark>iếu'],
    ['ch', 'Chính sách của Chính phủ', '<mark>Ch</mark>ính sách của Chính phủ'],
    ['hooj chi', 'Cấp hộ chiếu', 'Cấp <mark>hộ chi</mark>ếu'],
    ['3.746 ho', 'Về 3.746 hộ dân', 'Về <mark>3.746 hộ</mark> dân'],
    ['3746 ho', 'Về 3.746 hộ dân', 'Về <mark>3.746 hộ</mark> dân'],
    ['3.746', 'Về 3.746 hộ dân', 'Về <mark>3.746</mark> hộ dân'],
  ])('%s in %s', (typed, title, html) => {
    expect(marked(typed, title)).toBe(html)
  })

  test.each([
    ['hồ chi', 'Cấp hộ chiếu'],
    ['ho cha', 'Cấp hộ chiếu'],
    ['lai ho chi', 'Cấp hộ chiếu'],
    ['', 'Cấp hộ chiếu'],
  ])('%s is not in %s', (typed, title) => {
    expect(marked(typed, title)).toBeNull()
  })
})

test('titles that begin with it and say little else come first, then those that have it together; newer ones of equals', () => {
  const passages = [
    aPassage({ id: 'apart', title: 'Hộ nghèo nộp lại chiếu' }),
    aPassage({ id: 'within', title: 'Về việc nộp lại hộ chiếu' }),
    aPassage({ id: 'older', title: 'Hộ chiếu cũ', publishedAt: 1000 }),
    aPassage({ id: 'newer', title: 'Hộ chiếu mới', publishedAt: 2000 }),
    aPassage({ id: 'other', title: 'Hộ khẩu' }),
  ]

  expect(rankTitles(passages, readTyped('ho chi')).map(({ passage }) => passage.id)).toEqual([
    'newer',
    'older',
    'within',
    'apart',
  ])
})

test('a title is given in normal form', () => {
  const [found] = rankTitles([aPassage({ id: 'a', title: 'Hộ\u200b chie\u0302\u0301u' })], readTyped('chi'))
  expect(found && markSpans(found.title, found.spans)).toBe('Hộ <mark>chi</mark>ếu')
})

test('each title and each story once', () => {
  const passages = [
    aPassage({ id: 'a', title: 'Cấp hộ chiếu' }),
    aPassage({ id: 'b', title: 'CẤP  HỘ CHIẾU' }),
    aPassage({ id: 'c', title: 'Cấp hộ chiếu nhanh', story: 'one' }),
    aPassage({ id: 'd', title: 'Cấp hộ chiếu nhanh hơn', story: 'one' }),
  ]

  expect(rankTitles(passages, readTyped('cap ho')).map(({ passage }) => passage.id)).toEqual(['a', 'c'])
})
