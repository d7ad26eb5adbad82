import { beforeAll, describe, expect, test } from 'vitest'
import { numbersAsked, planNumbers, rankNumbers } from '../../../../api/suggest/find-numbers.ts'
import { readTyped } from '../../../../api/suggest/typed.ts'
import type { Collection } from '../../../../api/suggest/vocabulary.ts'
import { aPassage } from '../../../support/a-passage.ts'
import { aCollection } from './a-collection.ts'

let collection: Collection
beforeAll(async () => {
  collection = await aCollection([
    'Nghị định 42/2022/NĐ-CP',
    'Nghị định 42/2019/NĐ-CP',
    'Thông tư 42/2020/TT-BTC',
    'Quyết định 1234/QĐ-UBND',
    'Quyết định 99/QĐ-TTg',
  ])
})

const asked = (typed: string) => numbersAsked(typed, collection, 2026)
const keys = (typed: string) => asked(typed).map(({ key }) => key)

describe('what is asked for', () => {
  test.each([
    ['42/', ['42/2022/', '42/2020/', '42/2019/']],
    ['42/20', ['42/2022/', '42/2020/', '42/2019/']],
    ['42/202', ['42/2022/', '42/2020/']],
    ['nghị định 42/202', ['42/2022/', '42/2020/']],
    ['42/2022', ['42/2022/']],
    ['42/2022/', ['42/2022/']],
    ['42/2022/n', ['42/2022/']],
    ['042/2022', ['42/2022/']],
    ['nd 42', ['42/nd', '42/2022/nd', '42/2020/nd', '42/2019/nd']],
    ['1234/q', ['1234/q', '1234/qd']],
    ['1234/QĐ-U', ['1234/qd', '1234/qd-u']],
    ['57-NQ/', ['57-nq/tw']],
    ['7/', []],
    ['42', []],
    ['hộ chiếu', []],
    ['', []],
  ])('%s: %j', async (typed, expected) => {
    // A kind must stand twice to be known as a word.
    const known = typed.startsWith('1234/q') ? await aCollection(['1234/QĐ-UBND', '1234/QĐ-UBND']) : collection
    expect(numbersAsked(typed, known, 2026).map(({ key }) => key)).toEqual(expected)
  })

  test('as the engine words of numbers that documents bear themselves', () => {
    expect(planNumbers(asked('42/2022')).map(({ words, field }) => [words, field])).toEqual([[['own42x2022x'], 'number']])
  })

  test('in few queries, whatever is typed', () => {
    expect(keys('42/ '.repeat(100)).length).toBeLessThanOrEqual(40)
  })
})

describe('documents that bear the number', () => {
  const found = (typed: string, ...documents: Parameters<typeof aPassage>[0][]) =>
    rankNumbers(
      documents.map((facts) => aPassage(facts)),
      asked(typed),
      readTyped(typed),
    )
  const decree = { id: 'a', documentNumber: '42/2022/NĐ-CP', issuer: 'Chính phủ', level: 'government' }

  test.each([
    ['42/2022', '42/2022'],
    ['42/20', '42/20'],
    ['42/2022/n', '42/2022/N'],
    ['nd 42', '42'],
  ])('of %s, %s was typed', (typed, expected) => {
    const [first] = found(typed, decree)
    expect(first?.number.slice(0, first.typedChars)).toBe(expected)
  })

  test('newest years first, and of one year from the Government down', () => {
    const numbers = found(
      '42/20',
      { id: 'b', documentNumber: '42/2019/NĐ-CP', issuer: 'Chính phủ', level: 'government' },
      { id: 'c', documentNumber: '42/2022/QĐ-UBND', issuer: 'UBND tỉnh', level: 'province' },
      decree,
    )
    expect(numbers.map(({ passage }) => passage.id)).toEqual(['a', 'c', 'b'])
  })

  test('whose title goes on as it was typed come first', () => {
    const numbers = found(
      'quyết định 42/2022/QĐ-UBND về đất',
      { id: 'd', documentNumber: '42/2022/QĐ-UBND', issuer: 'UBND tỉnh A', title: 'Quyết định 42/2022/QĐ-UBND về nước' },
      { id: 'e', documentNumber: '42/2022/QĐ-UBND', issuer: 'UBND tỉnh B', title: 'Quyết định 42/2022/QĐ-UBND về đất' },
    )
    expect(numbers.map(({ passage }) => passage.id)).toEqual(['e', 'd'])
  })

  test('those of one body once, and that is the original', () => {
    const numbers = found(
      '42/2022',
      { ...decree, id: 'copy', isReprint: true },
      { ...decree, id: 'later', publishedAt: 2000 },
      { ...decree, id: 'first', publishedAt: 1000 },
    )
    expect(numbers.map(({ passage }) => passage.id)).toEqual(['first'])
  })

  test('only those that begin as it was typed', () => {
    expect(found('42/2022/t', decree)).toEqual([])
    expect(found('42/2022', { id: 'x' })).toEqual([])
  })
})
