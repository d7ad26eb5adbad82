import { afterAll, beforeAll, expect, test } from 'vitest'
import { aPassage } from '../../support/a-passage.ts'
import { type RunningApp, startApp } from '../../support/an-app.ts'

let app: RunningApp
beforeAll(async () => {
  app = await startApp()
})
afterAll(() => app.close())

test('a question is answered with hits, totals and facets, for pages of any site', async () => {
  const response = await fetch(`${app.url}/api/v1/search?q=${encodeURIComponent('hộ chiếu')}&level=ministry&perPage=2`)

  expect(response.status).toBe(200)
  expect(response.headers.get('content-type')).toBe('application/json; charset=utf-8')
  expect(response.headers.get('access-control-allow-origin')).toBe('*')
  const body = await response.json()
  expect(body).toMatchObject({ query: 'hộ chiếu', total: 3, page: 1, perPage: 2, pages: 2 })
  expect(body.hits).toHaveLength(2)
  expect(body.hits[0]).toEqual({
    documentId: 'document-10',
    url: 'https://yte.test/bai-viet/10.html',
    title: 'Thủ tục cấp hộ chiếu phổ thông trong nước – ngành Y tế',
    titleHtml: 'Thủ tục cấp <mark>hộ chiếu</mark> phổ thông trong nước – ngành Y tế',
    snippetHtml: expect.stringContaining('<mark>hộ chiếu</mark>'),
    portal: { id: 'bo-y-te', name: 'Cổng TTĐT Bộ Y tế', level: 'ministry' },
    province: null,
    kind: 'procedure',
    topics: ['ho-tich-quoc-tich'],
    documentNumber: null,
    issuer: null,
    page: null,
    publishedAt: '2025-09-25T09:00:00+07:00',
    copies: [],
    score: 1,
  })
  expect(body.hits[1].score).toBeLessThanOrEqual(1)
  expect(body.facets.level).toContainEqual({ value: 'ministry', label: 'Bộ, ngành', count: 3, selected: true })
  expect(body.facets.level.length).toBeGreaterThan(3)
})

test('the copies of a story are told with their portals and links', async () => {
  const told = { title: 'Lập bản đồ rạn san hô', text: 'Tàu khảo sát rời cảng.', story: 'san-ho' }
  const copying = await startApp({
    passages: [
      aPassage({ ...told, id: 'goc', portal: 'bo-y-te', level: 'ministry', publishedAt: 1 }),
      aPassage({ ...told, id: 'dang-lai', portal: 'da-nang', isReprint: true, url: 'https://danang.test/2' }),
      aPassage({ ...told, id: 'hong', portal: 'da-nang', isReprint: true, publishedAt: null, url: 'javascript:alert(1)' }),
    ],
  })
  try {
    const body = await (await fetch(`${copying.url}/api/v1/search?q=${encodeURIComponent('san hô')}`)).json()
    expect(body).toMatchObject({ total: 3, pages: 1, hits: [{ documentId: 'goc' }] })
    const portal = { id: 'da-nang', name: 'Cổng TTĐT thành phố Đà Nẵng', level: 'province' }
    expect(body.hits[0].copies).toEqual([
      { documentId: 'dang-lai', url: 'https://danang.test/2', portal },
      { documentId: 'hong', url: '', portal },
    ])
  } finally {
    await copying.close()
  }
})

test('every fault of a bad question is named', async () => {
  const response = await fetch(`${app.url}/api/v1/search?q=x&year=abc&kinds=news&sort=best`)

  expect(response.status).toBe(400)
  const body = await response.json()
  expect(body).toEqual({
    error: {
      code: 'BAD_QUERY',
      message: expect.any(String),
      faults: expect.any(Array),
      requestId: response.headers.get('x-request-id'),
    },
  })
  expect(body.error.faults.map(({ path }: { path: string }) => path).sort()).toEqual(['kinds', 'sort', 'year'])
})

test('a broken escape in the path is the caller’s fault, not ours', async () => {
  const response = await fetch(`${app.url}/api/v1/%E0%A4%A`)

  expect([400, 404]).toContain(response.status)
  expect((await response.json()).error.code).toMatch(/BAD_QUERY|NOT_FOUND/)
})

test('an unknown path of the API is answered as JSON', async () => {
  const response = await fetch(`${app.url}/api/v1/nothing`)

  expect(response.status).toBe(404)
  expect(await response.json()).toEqual({
    error: { code: 'NOT_FOUND', message: 'there is nothing at /api/v1/nothing', faults: [], requestId: expect.any(String) },
  })
})

test.each([
  ['/api/v1/search', 'POST', 'GET, HEAD, OPTIONS'],
  ['/api/v1/portals', 'DELETE', 'GET, HEAD, OPTIONS'],
  ['/api/v1/coverage', 'PUT', 'GET, HEAD'],
  ['/healthz', 'POST', 'GET, HEAD'],
  ['/tim-kiem', 'POST', 'GET, HEAD'],
  ['/quan-tri/dang-xuat', 'GET', 'POST'],
])('%s does not take %s and says what it takes', async (path, method, allowed) => {
  const response = await fetch(app.url + path, { method })

  expect(response.status).toBe(405)
  expect(response.headers.get('allow')).toBe(allowed)
  expect(await response.text()).toContain('METHOD_NOT_ALLOWED')
})

test('HEAD is answered like GET without the body', async () => {
  const response = await fetch(`${app.url}/api/v1/search?q=x`, { method: 'HEAD' })

  expect(response.status).toBe(200)
  expect(await response.text()).toBe('')
})
