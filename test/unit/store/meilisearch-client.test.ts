import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { createMeilisearch, toEngineError } from '../../../store/meilisearch-client.ts'

const servers: Server[] = []
afterEach(() => {
  for (const server of servers.splice(0)) server.close().closeAllConnections()
})

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener)
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}
const errorOf = async (url: string, timeoutMs?: number) => {
  const client = createMeilisearch({ url, key: 'key', ...(timeoutMs ? { timeoutMs } : {}) })
  return toEngineError(await client.getStats().catch((error: unknown) => error))
}

test('the key is sent, and what the engine says is returned', async () => {
  const url = await serve((request, response) => response.end(JSON.stringify({ heard: request.headers.authorization })))
  expect(await createMeilisearch({ url, key: 'key' }).getStats()).toEqual({ heard: 'Bearer key' })
})

test('an engine that is not there is unavailable, with the cause kept', async () => {
  const error = await errorOf('http://127.0.0.1:9')
  expect(error).toMatchObject({ code: 'ENGINE_UNAVAILABLE', cause: { code: 'ECONNREFUSED' } })
})

test('an engine that does not answer in time is unavailable', async () => {
  const error = await errorOf(await serve(() => {}), 100)
  expect(error).toMatchObject({ code: 'ENGINE_UNAVAILABLE', message: expect.stringContaining('100 ms') })
})

test.each([
  [401, 'ENGINE_REFUSED'],
  [403, 'ENGINE_REFUSED'],
  [400, 'ENGINE_REFUSED'],
  [408, 'ENGINE_UNAVAILABLE'],
  [429, 'ENGINE_UNAVAILABLE'],
  [500, 'ENGINE_UNAVAILABLE'],
  [503, 'ENGINE_UNAVAILABLE'],
])('status %i is %s', async (status, code) => {
  const error = await errorOf(await serve((_, response) => response.writeHead(status).end('{"message":"why"}')))
  expect(error).toMatchObject({ code, message: expect.stringContaining('why') })
})

test('an answer that is no JSON, from a proxy perhaps, is an unavailable engine', async () => {
  expect(await errorOf(await serve((_, response) => response.end('<html>')))).toMatchObject({ code: 'ENGINE_UNAVAILABLE' })
})

test('a kept connection that the engine closes just as it is used again is not an error', async () => {
  const served = new WeakMap<Socket, number>()
  const url = await serve(({ socket }, response) => {
    const count = (served.get(socket) ?? 0) + 1
    served.set(socket, count)
    if (count > 1) socket.resetAndDestroy()
    else response.end('{}')
  })
  const client = createMeilisearch({ url, key: 'key' })
  for (let request = 0; request < 3; request += 1) expect(await client.getStats()).toEqual({})
})
