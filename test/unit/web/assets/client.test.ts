import { afterAll, beforeAll, expect, test } from 'vitest'
import { ApiError, createClient } from '../../../../web/assets/client.js'
import { createInstantSearchClient } from '../../../../web/assets/instantsearch.js'
import { aStoredDocument } from '../../../support/a-document.ts'
import { type RunningApp, startApp } from '../../../support/an-app.ts'

let app: RunningApp
let client: ReturnType<typeof createClient>
beforeAll(async () => {
  app = await startApp({
    documents: { document: async (id) => (id === 'a' ? aStoredDocument({ pageId: 'a', portalId: 'da-nang' }) : null) },
  })
  client = createClient(app.url)
})
afterAll(() => app.close())

test('every call is answered by the running API', async () => {
  const found = await client.search({ q: 'hộ chiếu', province: ['quang-ninh', 'da-nang'], perPage: 3 })
  expect(found.hits).toHaveLength(3)
  expect(
    found.facets.province
      .filter(({ selected }) => selected)
      .map(({ value }) => value)
      .toSorted(),
  ).toEqual(['da-nang', 'quang-ninh'])
  expect((await client.suggest({ q: 'ho chi', limit: 2 })).suggestions).toHaveLength(2)
  expect((await client.document('a')).documentId).toBe('a')
  expect((await client.similar('document-1', { limit: 2 })).similar.length).toBeLessThanOrEqual(2)
  expect((await client.feed({ q: 'hộ chiếu' })).items.length).toBeGreaterThan(3)
  expect((await client.embedSearch({ portal: 'da-nang', scope: 'all', q: 'hộ chiếu' })).total).toBe(16)
  expect((await client.embedSuggest({ portal: 'da-nang', q: 'ho chi' })).suggestions.length).toBeGreaterThan(0)
})

test('a refusal is an error with its code and faults; a call can be given up', async () => {
  const refused = await client.search({ q: 'x', year: 'abc' }).catch((error: unknown) => error)
  expect(refused).toBeInstanceOf(ApiError)
  expect(refused).toMatchObject({
    status: 400,
    code: 'BAD_QUERY',
    faults: [{ path: 'year' }],
    requestId: expect.stringMatching(/^[\da-f-]{36}$/),
  })

  const signal = AbortSignal.abort()
  await expect(client.search({ q: 'x' }, { signal })).rejects.toThrow(/abort/i)
})

test('InstantSearch asks as it does and is answered as it expects', async () => {
  const { results } = await createInstantSearchClient(app.url).search([
    { indexName: 'x', params: { query: 'hộ chiếu', page: 1, hitsPerPage: 3, facetFilters: [['kind:procedure', 'kind:news']] } },
    { indexName: 'y', params: { query: 'hộ chiếu', hitsPerPage: 50, filters: 'branch:quang-ninh' } },
  ])
  const [first, second] = results

  const direct = await client.search({ q: 'hộ chiếu', kind: ['procedure', 'news'], page: 2, perPage: 3 })
  expect(first).toMatchObject({
    index: 'x',
    query: 'hộ chiếu',
    page: 1,
    hitsPerPage: 3,
    nbHits: direct.total,
    nbPages: direct.pages,
  })
  expect(first?.hits.map(({ objectID }) => objectID)).toEqual(direct.hits.map(({ documentId }) => documentId))
  expect(first?.hits[0]?._highlightResult.title.value).toContain('<mark>')
  expect(first?.facets.kind?.procedure).toBe(16)
  expect(new Set(second?.hits.map(({ portal }) => portal.id))).toEqual(
    new Set(['quang-ninh', 'so-xay-dung-qn', 'phuong-bai-chay']),
  )
})
