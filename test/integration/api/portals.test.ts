import { afterEach, beforeEach, expect, test } from 'vitest'
import { NOW, type RunningApp, startApp } from '../../support/an-app.ts'

let app: RunningApp
beforeEach(async () => {
  app = await startApp()
})
afterEach(() => app.close())

test('the portals are listed with their place in the tree and their documents', async () => {
  const response = await fetch(`${app.url}/api/v1/portals`)

  expect(response.status).toBe(200)
  const { portals } = await response.json()
  expect(portals).toHaveLength(6)
  expect(portals[1]).toEqual({
    id: 'bo-y-te',
    name: 'Cổng TTĐT Bộ Y tế',
    nameEn: 'Test portal',
    level: 'ministry',
    levelName: 'Bộ, ngành',
    parent: 'chinh-phu',
    province: null,
    baseUrls: ['https://yte.test'],
    documents: 13 * 131,
  })
})

test('people can look and search while the store is away; only numbers are missing', async () => {
  app.store.isAway = true

  const read = async (path: string) => {
    const response = await fetch(app.url + path)
    return { status: response.status, text: await response.text() }
  }
  const [api, home, directory, results] = [
    await read('/api/v1/portals'),
    await read('/'),
    await read('/cong'),
    await read('/tim-kiem?q=tiem'),
  ]

  expect([api.status, home.status, directory.status, results.status]).toEqual([200, 200, 200, 200])
  expect(JSON.parse(api.text).portals[0].documents).toBeNull()
  expect(home.text).toContain('<strong>6</strong> cổng</p>')
  expect(directory.text).not.toMatch(/\d tài liệu/)
})

test('however many people look, the store is asked for numbers once in ten seconds', async () => {
  for (let index = 0; index < 20; index += 1) await fetch(`${app.url}/cong`)
  expect(app.store.reads).toBe(1)

  app.clock.now = new Date(NOW.getTime() + 10_000)
  await fetch(`${app.url}/cong`)

  expect(app.store.reads).toBe(2)
})
