import { describe, expect, test } from 'vitest'
import { createOwnerOf, diffRegistry, toApplied } from '../../../config/registry-diff.ts'
import { changesDocuments, disputedHosts, isEmptyChange } from '../../../domain/registry-change.ts'
import { aPortal, aRegistry } from '../../support/a-portal.ts'

const tinh = aPortal({ id: 'tinh', province: 'ha-noi', baseUrls: ['https://www.tinh.gov.vn'] })
const so = aPortal({
  id: 'so',
  level: 'department',
  parent: 'tinh',
  province: 'ha-noi',
  baseUrls: ['https://www.tinh.gov.vn'],
  crawl: { pathPrefixes: ['/So/Y'] },
})
const before = [tinh, so].map(toApplied)

test('nothing changes when the registry is the same, whatever is derived from the others', () => {
  const again = { ...tinh, crawl: { ...tinh.crawl, foreignPrefixes: ['/so/y'] } }
  expect(isEmptyChange(diffRegistry(before, aRegistry(so, again)))).toBe(true)
})

describe.each([
  ['level', { level: 'agency' }, true, false],
  ['province', { province: 'hue' }, true, false],
  ['parent', { parent: 'so' }, false, false],
  ['name', { name: 'Tên mới' }, false, false],
  ['hosts', { baseUrls: ['https://moi.gov.vn'], crawl: tinh.crawl }, false, true],
] as const)('a changed %s', (fact, facts, isInDocuments, isInScope) => {
  const change = diffRegistry(before, aRegistry({ ...tinh, ...facts } as typeof tinh, so))
  test('is told', () => expect(change.changed.map((each) => [each.after.id, each.facts[0]])).toEqual([['tinh', fact]]))
  test(`pushes documents again: ${isInDocuments}`, () => expect(change.changed.some(changesDocuments)).toBe(isInDocuments))
  test(`moves pages: ${isInScope}`, () => expect(disputedHosts(change).length > 0).toBe(isInScope))
})

test('other times and other rules of a crawl are told apart and move nothing', () => {
  const crawl = { ...tinh.crawl, schedule: '1 1 * * *', delayMs: 5000 }
  const change = diffRegistry(before, aRegistry({ ...tinh, crawl }, so))
  expect(change.changed.map(({ facts }) => facts)).toEqual([['schedule', 'rules']])
  expect(disputedHosts(change)).toEqual([])
})

test('a portal that is gone was renamed, became part of another, or left', () => {
  const renamed = diffRegistry(before, aRegistry(tinh, { ...so, id: 'so-y', formerIds: ['so'] }))
  expect(renamed).toMatchObject({
    added: [],
    removed: [],
    changed: [{ before: { id: 'so' }, after: { id: 'so-y' }, facts: ['id'] }],
  })
  const merged = diffRegistry(before, aRegistry({ ...tinh, formerIds: ['so'] }))
  expect(merged).toMatchObject({ added: [], removed: [], changed: [{ before: { id: 'so' }, after: { id: 'tinh' } }] })
  expect(diffRegistry(before, aRegistry(tinh))).toMatchObject({ added: [], removed: [{ id: 'so' }], changed: [] })
})

test('a new portal is added, and asks who owns the pages of its hosts', () => {
  const change = diffRegistry(before, aRegistry(tinh, so, aPortal({ id: 'xa', baseUrls: ['https://xa.tinh.gov.vn'] })))
  expect(change).toMatchObject({ added: [{ id: 'xa' }], removed: [], changed: [] })
  expect(disputedHosts(change)).toEqual(['xa.tinh.gov.vn'])
})

test.each([
  ['https://tinh.gov.vn/so/y/tin-1', 'so'],
  ['https://www.tinh.gov.vn/tin-1', 'tinh'],
  ['https://la.gov.vn/', null],
])('%s belongs to %s', (url, owner) => {
  expect(createOwnerOf([tinh, so])(url)).toBe(owner)
})
