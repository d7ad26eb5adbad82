import { createServer, type RequestListener } from 'node:http'
import { AppError } from '../domain/errors.ts'

const SECOND_MS = 1000
/** Time for a client to send its headers, and its whole request. */
const HEADERS_TIMEOUT_MS = 10 * SECOND_MS
const REQUEST_TIMEOUT_MS = 30 * SECOND_MS
/** Time for answers on their way when the server is closed. */
const CLOSE_TIMEOUT_MS = 5 * SECOND_MS

export type ListeningServer = { url: string; close(): Promise<void> }

/**
 * Listens. `url` names `localhost` where the address is a loopback or wildcard one.
 * @throws {AppError PORT_TAKEN}
 */
export async function listen(app: RequestListener, { port, host }: { port: number; host: string }): Promise<ListeningServer> {
  const server = createServer(
    { maxHeaderSize: 16 * 1024, headersTimeout: HEADERS_TIMEOUT_MS, requestTimeout: REQUEST_TIMEOUT_MS },
    app,
  )
  await new Promise<void>((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) => {
      const message =
        cause.code === 'EADDRINUSE'
          ? `port ${port} is in use: stop what uses it, or set PORT to another one`
          : `cannot listen on ${host}:${port}: ${cause.message}`
      reject(new AppError('PORT_TAKEN', message, { cause }))
    })
    server.listen(port, host, () => resolve())
  })
  let isClosing = false
  // An answer that is finished while closing leaves its connection idle: it is not kept for another request.
  server.on('request', (_request, response) =>
    response.once('close', () => void (isClosing && setImmediate(() => server.closeIdleConnections()))),
  )
  const address = server.address()
  const actualPort = typeof address === 'object' && address ? address.port : port
  const shownHost = ['127.0.0.1', '0.0.0.0', '::', '::1'].includes(host) ? 'localhost' : host
  return {
    url: `http://${shownHost}:${actualPort}`,
    close: async () => {
      isClosing = true
      const closed = new Promise((resolve) => server.close(resolve))
      server.closeIdleConnections()
      const timer = setTimeout(() => server.closeAllConnections(), CLOSE_TIMEOUT_MS)
      await closed
      clearTimeout(timer)
    },
  }
}
