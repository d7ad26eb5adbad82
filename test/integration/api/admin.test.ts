import { afterEach, beforeEach, expect, test } from 'vitest'
import { ADMIN_KEY, NOW, type RunningApp, startApp } from '../../support/an-app.ts'

let app: RunningApp
beforeEach(async () => {
  app = await startApp()
})
afterEach(() => app.close())

const signIn = (key: string, headers: Record<string, string> = {}) =>
  fetch(`${app.url}/quan-tri/dang-nhap`, { method: 'POST', body: new URLSearchParams({ key }), redirect: 'manual', headers })
const cookieOf = (response: Response) => String(response.headers.get('set-cookie')?.split(';')[0])
const open = (cookie: string) => fetch(`${app.url}/quan-tri`, { headers: { cookie } })

test('the administrators’ side is closed by default and shows nothing but the form', async () => {
  const page = await fetch(`${app.url}/quan-tri`)
  const api = await fetch(`${app.url}/api/v1/coverage`)

  expect(page.status).toBe(401)
  const html = await page.text()
  expect(html).toContain('name="key"')
  expect(html).not.toContain('Độ phủ')
  expect(api.status).toBe(401)
  expect(api.headers.get('www-authenticate')).toBe('Bearer')
  expect((await api.json()).error.code).toBe('UNAUTHORIZED')
  expect(app.store.reads).toBe(0)
})

test('the right key opens the page by a cookie that scripts and other sites cannot use', async () => {
  const response = await signIn(ADMIN_KEY)

  expect(response.status).toBe(303)
  expect(response.headers.get('location')).toBe('/quan-tri')
  expect(response.headers.get('set-cookie')).toMatch(
    /^liencong_admin=[\w.-]+; Max-Age=28800; Path=\/quan-tri; Expires=.+; HttpOnly; SameSite=Strict$/,
  )
  const page = await open(cookieOf(response))
  expect(page.status).toBe(200)
  expect(page.headers.get('cache-control')).toBe('no-store')
})

test('behind a proxy that speaks HTTPS the cookie is for HTTPS only', async () => {
  const response = await signIn(ADMIN_KEY, { 'x-forwarded-proto': 'https' })

  expect(response.headers.get('set-cookie')).toContain('; Secure')
})

test('the page shows the tree with numbers that add up, runs in Vietnamese time and outcomes by name', async () => {
  const html = await (await open(cookieOf(await signIn(ADMIN_KEY)))).text()

  const names = [...html.matchAll(/class="coverage__name" href="[^"]+">([^<]+)/g)].map((match) => match[1])
  expect(names).toEqual([
    'Cổng Thông tin điện tử Chính phủ',
    'Cổng TTĐT Bộ Y tế',
    'Cổng TTĐT tỉnh Quảng Ninh',
    'Sở Xây dựng tỉnh Quảng Ninh',
    'Phường Bãi Cháy, tỉnh Quảng Ninh',
    'Cổng TTĐT thành phố Đà Nẵng',
  ])
  const rows = html.split('<tr').filter((row) => /coverage__name|^ class="level-sum"/.test(row))
  expect(rows.length).toBeGreaterThan(names.length)
  for (const row of rows) {
    const [known = 0, ...parts] = [...row.matchAll(/<td class="number(?! portals)[^"]*">([\d.]+)</g)].map((match) =>
      Number(String(match[1]).replaceAll('.', '')),
    )
    expect(parts).toHaveLength(5)
    expect(known).toBe(parts.reduce((sum, part) => sum + part, 0))
  }
  expect(html).toContain('10:00 14/01/2026')
  expect(html).toContain('Bị ngắt')
  expect(html).toContain('Máy chủ lỗi liên tiếp')
  expect(html).toContain('Hết hạn mức của lượt')
  expect(html).toContain('robots.txt không cho phép: <strong>40</strong> <code>skipped:robots</code>')
  expect(html).toContain('Chưa chạy')
  expect(html).toContain('<dt>Chờ bộ máy tìm kiếm</dt><dd data-live="waitingForEngine">7</dd>')
})

test('a wrong key is refused, and the key is never sent back', async () => {
  const response = await signIn('not-the-key')

  expect(response.status).toBe(401)
  expect(response.headers.get('set-cookie')).toBeNull()
  const html = await response.text()
  expect(html).toContain('Khóa không đúng')
  expect(html).not.toContain('not-the-key')
})

test('after ten wrong keys even the right one waits a quarter of an hour', async () => {
  for (let attempt = 0; attempt < 10; attempt += 1) expect((await signIn(`guess-${attempt}`)).status).toBe(401)

  const refused = await signIn(ADMIN_KEY)
  const refusedApi = await fetch(`${app.url}/api/v1/coverage`, { headers: { authorization: `Bearer ${ADMIN_KEY}` } })

  expect(refused.status).toBe(429)
  expect(refused.headers.get('retry-after')).toBe('900')
  expect(await refused.text()).toContain('Đã thử quá nhiều lần')
  expect(refusedApi.status).toBe(429)
  app.clock.now = new Date(NOW.getTime() + 15 * 60_000 + 1)
  expect((await signIn(ADMIN_KEY)).status).toBe(303)
})

test('wrong bearer keys count as attempts too', async () => {
  for (let attempt = 0; attempt < 10; attempt += 1)
    await fetch(`${app.url}/api/v1/coverage`, { headers: { authorization: `Bearer guess-${attempt}` } })

  expect((await signIn(ADMIN_KEY)).status).toBe(429)
})

test('a session ends after eight hours', async () => {
  const cookie = cookieOf(await signIn(ADMIN_KEY))

  app.clock.now = new Date(NOW.getTime() + 8 * 3600_000)

  expect((await open(cookie)).status).toBe(401)
})

test('a session that was prolonged or signed by hand is refused', async () => {
  const [name, value = ''] = cookieOf(await signIn(ADMIN_KEY)).split('=')
  const [expiresAt = '', id, signature] = value.split('.')
  expect((await open(`${name}=${value}`)).status).toBe(200)

  for (const forged of [
    `${Number(expiresAt) + 1}.${id}.${signature}`,
    `${expiresAt}.${id}.`,
    `${expiresAt}.${id}x.${signature}`,
    '',
    '..',
  ])
    expect((await open(`${name}=${forged}`)).status).toBe(401)
})

test('after signing out the old cookie opens nothing any more', async () => {
  const cookie = cookieOf(await signIn(ADMIN_KEY))

  const [, csrf = ''] = /name="csrf" value="([^"]+)"/.exec(await (await open(cookie)).text()) ?? []
  const signOut = (form: Record<string, string>) =>
    fetch(`${app.url}/quan-tri/dang-xuat`, {
      method: 'POST',
      redirect: 'manual',
      headers: { cookie },
      body: new URLSearchParams(form),
    })

  expect((await signOut({})).status).toBe(403)
  expect((await open(cookie)).status).toBe(200)
  const response = await signOut({ csrf })

  expect(response.status).toBe(303)
  expect(response.headers.get('set-cookie')).toMatch(/^liencong_admin=; Path=\/quan-tri; Expires=Thu, 01 Jan 1970/)
  expect((await open(cookie)).status).toBe(401)
})

test.each(['https://evil.test', 'null'])('a form that comes from %s is refused', async (origin) => {
  const response = await signIn(ADMIN_KEY, { origin })

  expect(response.status).toBe(401)
  expect(response.headers.get('set-cookie')).toBeNull()
})

test('the API gives coverage to whoever sends the key', async () => {
  const response = await fetch(`${app.url}/api/v1/coverage`, { headers: { authorization: `Bearer ${ADMIN_KEY}` } })

  expect(response.status).toBe(200)
  expect(response.headers.get('cache-control')).toBe('no-store')
  const body = await response.json()
  expect(body.totals).toMatchObject({ known: expect.any(Number), waitingForEngine: 7 })
  expect(body.portals).toHaveLength(6)
  expect(body.portals[4]).toMatchObject({ portalId: 'phuong-bai-chay', known: 0, lastRun: null })
})

test('a form too large to hold a key is refused unread', async () => {
  const response = await signIn('x'.repeat(10_000))

  expect(response.status).toBe(400)
  expect(await response.text()).toContain('BAD_QUERY')
})
