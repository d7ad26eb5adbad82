import { expect, test } from 'vitest'
import { findPortals, provinceChoices } from '../../../api/directory.ts'
import { aPortal } from '../../support/a-portal.ts'

const PORTALS = [
  aPortal({ id: 'ninh-binh', name: 'Cổng TTĐT tỉnh Ninh Bình', province: 'ninh-binh', baseUrls: ['https://ninhbinh.test'] }),
  aPortal({ id: 'da-nang', name: 'Cổng TTĐT thành phố Đà Nẵng', province: 'da-nang', baseUrls: ['https://danang.test'] }),
  aPortal({
    id: 'bo-nong-nghiep',
    name: 'Bộ Nông nghiệp và Môi trường',
    level: 'ministry',
    formerNames: [{ name: 'Bộ Tài nguyên và Môi trường', until: '2025-03-01' }],
    baseUrls: ['https://mae.test'],
  }),
]
const find = (query: Partial<Parameters<typeof findPortals>[1]>) =>
  findPortals(PORTALS, { q: '', level: '', province: '', ...query }).map(({ id }) => id)

test.each([
  ['nothing typed', {}, ['ninh-binh', 'da-nang', 'bo-nong-nghiep']],
  ['a name without accents', { q: 'da nang' }, ['da-nang']],
  ['a former province of another one', { q: 'Hà Nam' }, ['ninh-binh']],
  ['a former name of a body', { q: 'tài nguyên' }, ['bo-nong-nghiep']],
  ['a host', { q: 'mae.test' }, ['bo-nong-nghiep']],
  ['a level', { level: 'ministry' }, ['bo-nong-nghiep']],
  ['a province', { province: 'da-nang' }, ['da-nang']],
  ['words of two portals', { q: 'Ninh Bình Đà Nẵng' }, []],
  ['a level that there is not', { level: 'x' }, []],
] as const)('the directory finds by %s', (_what, query, ids) => {
  expect(find(query)).toEqual(ids)
})

test('there are 34 provinces to choose, with the names that they had', () => {
  expect(provinceChoices()).toHaveLength(34)
  expect(provinceChoices().find(({ id }) => id === 'ninh-binh')?.former).toEqual(expect.arrayContaining(['Hà Nam', 'Nam Định']))
})
