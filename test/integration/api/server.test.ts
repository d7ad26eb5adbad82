import { connect } from 'node:net'
import { expect, test } from 'vitest'
import { startApp } from '../../support/an-app.ts'

test('a taken port is an error that names the port and the setting', async () => {
  const first = await startApp()
  const port = Number(new URL(first.url).port)

  const second = startApp({ port })

  await expect(second).rejects.toMatchObject({ code: 'PORT_TAKEN', message: expect.stringMatching(new RegExp(`${port}.*PORT`)) })
  await first.close()
})

test('closing waits for answers on their way and does not wait for connections that are only kept open', async () => {
  const started = Promise.withResolvers<void>()
  const held = Promise.withResolvers<never>()
  const app = await startApp({
    search: () => {
      started.resolve()
      return held.promise
    },
  })
  await (await fetch(`${app.url}/healthz`)).text()
  const answer = fetch(`${app.url}/api/v1/search?q=x`)
  await started.promise

  const closed = app.close()
  setTimeout(() => held.reject(new Error('the end of waiting')), 100)

  expect((await answer).status).toBe(500)
  const before = performance.now()
  await closed
  expect(performance.now() - before).toBeLessThan(1000)
  await expect(fetch(`${app.url}/healthz`)).rejects.toThrow()
})

test('headers larger than 16 kB are refused', async () => {
  const app = await startApp()

  const response = await fetch(`${app.url}/healthz`, { headers: { 'x-large': 'x'.repeat(20_000) } })

  expect(response.status).toBe(431)
  await app.close()
})

test('bytes that are no HTTP end the connection and nothing else', async () => {
  const app = await startApp()
  const socket = connect(Number(new URL(app.url).port), '127.0.0.1')
  const answer = Promise.withResolvers<string>()
  socket.once('data', (data) => answer.resolve(data.toString()))
  socket.write('\u0000\u0001 not http\r\n\r\n')

  expect(await answer.promise).toMatch(/^HTTP\/1.1 400/)
  socket.destroy()
  expect((await fetch(`${app.url}/healthz`)).status).toBe(200)
  await app.close()
})
