import { expect, test } from 'vitest'
import { jsonListOf, readJsonList } from '../../../crawler/json-list.ts'
import type { JsonList } from '../../../domain/portal.ts'

const LIST: JsonList = {
  url: 'https://a.vn/api/tin?trang={page}&co=20',
  firstPage: 1,
  maxPages: 3,
  items: 'data.items',
  link: '/tin/{slug}-{id}.html',
  modified: 'sua.luc',
}
const bytes = (value: unknown) => new TextEncoder().encode(JSON.stringify(value))
const read = (page: number, items: unknown, list = LIST) =>
  readJsonList({ list, page }, 'https://a.vn/api/tin?trang=1&co=20', bytes({ data: { items } }))

test('a page of a list is known by its address', () => {
  expect(jsonListOf([LIST], 'https://a.vn/api/tin?trang=12&co=20')).toEqual({ list: LIST, page: 12 })
  for (const url of ['https://a.vn/api/tin?trang=&co=20', 'https://a.vn/api/tin?trang=1', 'https://a.vn/api/tin?trang=x&co=20'])
    expect(jsonListOf([LIST], url)).toBeNull()
  const single = { ...LIST, url: 'https://a.vn/api/moi' }
  expect(jsonListOf([single], 'https://a.vn/api/moi')).toEqual({ list: single, page: 1 })
})

test('entries become addresses with their fields in place, and say when they changed', () => {
  expect(read(1, [{ id: 7, slug: 'đường mới', sua: { luc: '2026-01-05T00:00:00Z' } }, { id: 8 }])).toEqual([
    {
      url: 'https://a.vn/tin/%C4%91%C6%B0%E1%BB%9Dng%20m%E1%BB%9Bi-7.html',
      role: 'page',
      lastModified: '2026-01-05T00:00:00.000Z',
    },
    { url: 'https://a.vn/api/tin?trang=2&co=20', role: 'feed', lastModified: null },
  ])
})

test('a field that is a whole address is taken as it is', () => {
  const list = { ...LIST, link: '{url}', modified: 'luc' }
  const [link] = read(3, [{ url: '/vi/tin/1', luc: 1_767_571_200 }], list)
  expect(link).toEqual({ url: 'https://a.vn/vi/tin/1', role: 'page', lastModified: '2026-01-05T00:00:00.000Z' })
})

test('the list ends with an empty page, and after as many pages as the registry allows', () => {
  expect(read(1, [])).toEqual([])
  expect(read(3, [{ id: 7, slug: 'a' }]).map(({ role }) => role)).toEqual(['page'])
})

test('an answer that is no such list is a fault that says so', () => {
  expect(() => read(1, 'khác')).toThrow('no list at "data.items"')
  expect(() => readJsonList({ list: LIST, page: 1 }, LIST.url, new TextEncoder().encode('<html>'))).toThrow()
})
