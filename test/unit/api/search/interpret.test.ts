import { describe, expect, test } from 'vitest'
import { interpret } from '../../../../api/search/interpret.ts'
import { aPortal, aRegistry } from '../../../support/a-portal.ts'
import { statisticsOf } from '../../../support/statistics-of.ts'

const registry = aRegistry(
  aPortal({ id: 'chinh-phu', baseUrls: ['https://chinhphu.vn'] }),
  aPortal({ id: 'bo', baseUrls: ['https://bo.chinhphu.vn'] }),
  aPortal({ id: 'tinh', baseUrls: ['https://www.tinh.gov.vn', 'https://cu.tinh.gov.vn'] }),
  aPortal({ id: 'xa', baseUrls: ['https://tinh.gov.vn.xa.vn'] }),
)
const statistics = statisticsOf([
  'cấp hộ chiếu phổ thông',
  'thủ tục cấp hộ chiếu',
  'Bình Dương đổi mới',
  'quyết định của UBND tỉnh',
])
const read = (typed: string, isVerbatim = false) => interpret(typed, { statistics, registry }, isVerbatim)

describe('other names of what is asked for', () => {
  test.each([
    ['Bình Dương', 'Hồ Chí Minh', 'ho-chi-minh'],
    ['binh duong', 'Hồ Chí Minh', 'ho-chi-minh'],
  ])('%j is also looked for as %j, and says why', (typed, other, province) => {
    const { expansions, rewordings, provinces } = read(typed)
    expect(expansions.flatMap(({ alternatives }) => alternatives).join('|')).toContain(other)
    expect(expansions[0]?.reason).not.toBe('')
    expect(rewordings[0]).toMatchObject({ from: 0, to: 2 })
    expect(provinces).toContain(province)
  })

  test('an abbreviation is looked for in full, but not the letters of a document number', () => {
    expect(read('UBND tỉnh').expansions.map(({ kind }) => kind)).toContain('abbreviation')
    expect(read('1234/QĐ-UBND').expansions).toEqual([])
  })
})

test('a corrected question says what is searched instead, verbatim it is left alone', () => {
  expect(read('hộ chiéu').corrected).toBe('hộ chiếu')
  expect(read('ho chiue').corrected).toBe('hộ chiếu')
  expect(read('hộ chiếu').corrected).toBeNull()
  expect(read('hộ chiéu', true).corrected).toBeNull()
})

test.each([
  ['thủ tục cấp hộ chiếu', ['procedure']],
  ['thu tuc cap ho chieu', ['procedure']],
  ['nghị định về hộ chiếu', ['legal-document']],
  ['hộ chiếu và thủ tục', []],
])('%j asks for documents of kind %j', (typed, kinds) => {
  expect(read(typed).kinds).toEqual(kinds)
})

test.each([
  ['site:chinhphu.vn hộ chiếu', ['chinh-phu', 'bo']],
  ['site:bo.chinhphu.vn hộ chiếu', ['bo']],
  ['site:tinh.gov.vn hộ chiếu', ['tinh']],
  ['site:khong-biet.vn hộ chiếu', []],
  ['hộ chiếu', null],
])('%j is asked of the portals %j', (typed, portals) => {
  expect(read(typed).portals).toEqual(portals)
})
