import { afterEach, expect, test } from 'vitest'
import { AppError } from '../../../domain/errors.ts'
import { type RunningApp, startApp } from '../../support/an-app.ts'

let app: RunningApp
afterEach(() => app.close())

test('an unknown error is logged whole and told to nobody', async () => {
  app = await startApp({ search: () => Promise.reject(new Error('secret: password of 10.0.0.5')) })

  const api = await fetch(`${app.url}/api/v1/search?q=x`)
  const page = await fetch(`${app.url}/tim-kiem?q=x`)

  expect(api.status).toBe(500)
  expect(await api.json()).toEqual({
    error: {
      code: 'INTERNAL',
      message: 'something went wrong; it has been logged',
      faults: [],
      requestId: api.headers.get('x-request-id'),
    },
  })
  expect(page.status).toBe(500)
  const html = await page.text()
  expect(html).not.toContain('secret')
  expect(html).toContain('INTERNAL')
  expect(html).toContain(String(page.headers.get('x-request-id')))
  const logged = app.log.filter(({ level }) => level === 'error')
  expect(logged).toHaveLength(2)
  expect(String(logged[0]?.fields.err)).toContain('secret')
})

test('where the engine is and what it said is told to nobody', async () => {
  const cause = new AppError('ENGINE_UNAVAILABLE', 'the search engine failed: connect ECONNREFUSED 10.0.0.9:7700')
  app = await startApp({ search: () => Promise.reject(cause) })

  const body = await (await fetch(`${app.url}/api/v1/search?q=x`)).text()

  expect(body).not.toContain('10.0.0.9')
  expect(JSON.parse(body).error.message).toBe('the search engine does not answer: try again')
})

test('with the engine away the page says so, keeps the question and offers to ask it again', async () => {
  app = await startApp()
  app.engine.isAway = true

  const response = await fetch(`${app.url}/tim-kiem?q=${encodeURIComponent('hộ "chiếu"')}&kind=news`)

  expect(response.status).toBe(503)
  expect(response.headers.get('retry-after')).toBe('10')
  const html = await response.text()
  expect(html).toContain('Tìm kiếm đang tạm dừng')
  expect(html).toContain('value="hộ &quot;chiếu&quot;"')
  expect(html).toContain('href="/tim-kiem?q=h%E1%BB%99+%22chi%E1%BA%BFu%22&amp;kind=news"')
  expect(html).toContain('ENGINE_UNAVAILABLE')
})

test('a bad question on the page shows the form again and says in Vietnamese what to change', async () => {
  app = await startApp()

  const response = await fetch(`${app.url}/tim-kiem?q=${'a'.repeat(501)}&year=abc`)

  expect(response.status).toBe(400)
  const html = await response.text()
  expect(html).toContain('Nội dung cần tìm dài quá 500 ký tự')
  expect(html).toContain('Bộ lọc “Năm”')
  expect(html).toContain(`value="${'a'.repeat(500)}"`)
})

test('parameters that other sites add to shared links do not break the page', async () => {
  app = await startApp()

  const response = await fetch(`${app.url}/tim-kiem?q=tiem&fbclid=abc&utm_source=zalo`)

  expect(response.status).toBe(200)
  expect(await response.text()).not.toContain('fbclid')
})

test('an unknown page is a Vietnamese page with status 404, whatever its name ends with', async () => {
  app = await startApp()

  for (const path of ['/khong-co', '/xyz', '//evil.test/x']) {
    const response = await fetch(app.url + path)
    expect(response.status).toBe(404)
    expect(response.headers.get('content-type')).toContain('text/html')
    expect(await response.text()).toContain('Không có trang này')
  }
})

test('the log has one line for each request and never what was asked', async () => {
  app = await startApp()

  await fetch(`${app.url}/tim-kiem?q=benhriengtu`)
  await fetch(`${app.url}/api/v1/search?q=benhriengtu&year=benhriengtu`)
  await new Promise((resolve) => setTimeout(resolve, 20))

  const requests = app.log.filter(({ message }) => message === 'request')
  expect(requests.map(({ level, fields }) => [level, fields.method, fields.path, fields.status])).toEqual([
    ['debug', 'GET', '/tim-kiem', 200],
    ['debug', 'GET', '/api/v1/search', 400],
  ])
  expect(JSON.stringify(app.log)).not.toContain('benhriengtu')
})
