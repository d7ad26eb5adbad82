import http from 'node:http'
import https from 'node:https'
import { Meilisearch } from 'meilisearch'
import { AppError } from '../domain/errors.ts'

const DEFAULT_TIMEOUT_MS = 10_000

/**
 * The engine's client over `node:http` with kept connections: over `fetch`, a body beyond about 1.5 kB waits 40 ms for the
 * receiver's delayed acknowledgement (docs/search-quality.md).
 */
export function createMeilisearch({
  url,
  key,
  timeoutMs = DEFAULT_TIMEOUT_MS,
}: {
  url: string
  key: string
  timeoutMs?: number
}): Meilisearch {
  const transport = url.startsWith('https:') ? https : http
  const agent = new transport.Agent({ keepAlive: true, maxSockets: 64 })
  return new Meilisearch({
    host: url,
    apiKey: key,
    httpClient: (target, init) => request(transport, agent, timeoutMs, String(target), init ?? {}),
  })
}

/** What the client threw, as one of our errors. @returns the error that a caller should see */
export function toEngineError(error: unknown): AppError {
  for (let cause = error; cause instanceof Error; cause = cause.cause) if (cause instanceof AppError) return cause
  return new AppError('ENGINE_UNAVAILABLE', `the search engine failed: ${error instanceof Error ? error.message : error}`, {
    cause: error,
  })
}

function request(
  transport: typeof http | typeof https,
  agent: http.Agent,
  timeoutMs: number,
  url: string,
  init: RequestInit,
): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const body = typeof init.body === 'string' ? init.body : undefined
    const headers: Record<string, string> = Object.fromEntries(new Headers(init.headers).entries())
    if (body !== undefined) headers['content-length'] = String(Buffer.byteLength(body))
    const outgoing = transport.request(
      url,
      { method: init.method ?? 'GET', agent: agent as https.Agent, headers, timeout: timeoutMs },
      (response) => {
        const chunks: Buffer[] = []
        response.on('data', (chunk: Buffer) => chunks.push(chunk))
        response.on('error', (cause) => reject(unavailable(cause)))
        response.on('end', () => {
          try {
            resolve(answerOf(response.statusCode ?? 0, Buffer.concat(chunks).toString()))
          } catch (error) {
            reject(error)
          }
        })
      },
    )
    outgoing.on('timeout', () => outgoing.destroy(new Error(`no answer within ${timeoutMs} ms`)))
    outgoing.on('error', (cause: NodeJS.ErrnoException) => {
      // The engine closed a kept connection just as it was used again: nothing was answered, and every request of ours may be
      // made twice.
      if (outgoing.reusedSocket && cause.code === 'ECONNRESET') resolve(request(transport, agent, timeoutMs, url, init))
      else reject(unavailable(cause))
    })
    outgoing.end(body)
  })
}

function answerOf(status: number, text: string): unknown {
  if (status < 400) return text === '' ? undefined : JSON.parse(text)
  // 408, 429 and 5xx may pass; everything else is about what was asked.
  if (status === 408 || status === 429 || status >= 500)
    throw new AppError('ENGINE_UNAVAILABLE', `the search engine answered ${status}: ${text.slice(0, 300)}`)
  throw new AppError('ENGINE_REFUSED', `the search engine refused a request (${status}): ${text.slice(0, 300)}`)
}

function unavailable(cause: Error): AppError {
  return new AppError(
    'ENGINE_UNAVAILABLE',
    `the search engine cannot be reached: ${cause.message || (cause as NodeJS.ErrnoException).code}`,
    { cause },
  )
}
