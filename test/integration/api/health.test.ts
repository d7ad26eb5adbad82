import { afterEach, beforeEach, expect, test } from 'vitest'
import { type RunningApp, startApp } from '../../support/an-app.ts'

let app: RunningApp
beforeEach(async () => {
  app = await startApp()
})
afterEach(() => app.close())

const read = async (path: string) => {
  const response = await fetch(app.url + path)
  return { status: response.status, body: await response.json(), retryAfter: response.headers.get('retry-after') }
}

test('a working process lives and is ready', async () => {
  expect(await read('/healthz')).toMatchObject({ status: 200, body: { status: 'ok', version: '1.2.3' } })
  expect(await read('/readyz')).toMatchObject({ status: 200, body: { status: 'ready', version: '1.2.3' } })
})

test('without the engine it lives but is not ready', async () => {
  app.engine.isAway = true

  expect(await read('/healthz')).toMatchObject({ status: 200 })
  expect(await read('/readyz')).toMatchObject({ status: 503, body: { error: { code: 'ENGINE_UNAVAILABLE' } }, retryAfter: '10' })
})

test('without the store it lives but is not ready', async () => {
  app.store.isAway = true

  expect(await read('/healthz')).toMatchObject({ status: 200 })
  expect(await read('/readyz')).toMatchObject({ status: 503, body: { error: { code: 'STORE_UNAVAILABLE' } }, retryAfter: '10' })
})
