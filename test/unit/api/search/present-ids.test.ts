import { expect, test } from 'vitest'
import { presentProvinceOf, withPresentIds } from '../../../../api/search/present-ids.ts'
import { loadProvinces } from '../../../../config/gazetteer.ts'
import { searchRequestSchema } from '../../../../domain/search.ts'
import { aPortal, aRegistry } from '../../../support/a-portal.ts'

const registry = aRegistry(aPortal({ id: 'so-moi', formerIds: ['so-cu', 'so-cu-hon'] }))

test('all 63 former provinces lead to one of the 34 of today', () => {
  const provinces = loadProvinces()
  const ids = provinces.flatMap(({ id, former }) => [id, ...former.map((province) => province.id)])
  expect(new Set(ids).size).toBe(63)
  expect(new Set(ids.map(presentProvinceOf))).toEqual(new Set(provinces.map(({ id }) => id)))
  expect(presentProvinceOf('ha-giang')).toBe('tuyen-quang')
})

test('former ids of portals and provinces stand for those of today, each once; unknown ones stay', () => {
  const request = searchRequestSchema.parse({
    q: 'a',
    portal: ['so-cu', 'so-cu-hon', 'la'],
    province: ['ha-giang', 'tuyen-quang', 'sao-hoa'],
    branch: 'so-cu',
  })
  expect(withPresentIds(request, registry)).toMatchObject({
    q: 'a',
    portal: ['so-moi', 'la'],
    province: ['tuyen-quang', 'sao-hoa'],
    branch: 'so-moi',
  })
})
