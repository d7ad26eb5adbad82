import { promisify } from 'node:util'
import { brotliDecompress, gunzip, inflate, zstdDecompress } from 'node:zlib'
import type { FailureReason } from '../domain/crawl-outcome.ts'
import { createGuardedAgent } from './guarded-agent.ts'

export type FetchLimits = { userAgent: string; headersTimeoutMs: number; totalTimeoutMs: number; maxBodyBytes: number }

export type FetchRequest = {
  url: string
  allowLoopback: boolean
  etag?: string | null
  lastModified?: string | null
  /** Decides by content type whether the body is worth reading; the connection is given up otherwise. */
  wants?: (contentType: string | null) => boolean
}

/** What the network answered. Redirects are not followed: each is an answer of its own, checked like any other URL. */
export type FetchResult =
  | { type: 'answer'; status: number; headers: Headers; body: Uint8Array; bodyWanted: boolean }
  | { type: 'failure'; reason: FailureReason; detail: string }

export type Fetcher = { fetch(request: FetchRequest): Promise<FetchResult>; close(): Promise<void> }

type Headers = Record<string, string | undefined>

const ACCEPT = 'text/html,application/xhtml+xml,application/xml;q=0.9,application/rss+xml;q=0.9,*/*;q=0.1'
const DECODERS = {
  gzip: promisify(gunzip),
  'x-gzip': promisify(gunzip),
  deflate: promisify(inflate),
  br: promisify(brotliDecompress),
  zstd: promisify(zstdDecompress),
}

/** One HTTP client for the whole crawler: bounded in time and size, and kept to public addresses. */
export function createFetcher(limits: FetchLimits): Fetcher {
  const agentOptions = { headersTimeoutMs: limits.headersTimeoutMs, connectionsPerHost: 16 }
  const publicAgent = createGuardedAgent({ ...agentOptions, allowLoopback: false })
  const loopbackAgent = createGuardedAgent({ ...agentOptions, allowLoopback: true })

  return {
    fetch: async (request) => {
      const headers: Record<string, string> = {
        'user-agent': limits.userAgent,
        accept: ACCEPT,
        'accept-encoding': 'gzip, br, zstd',
        'accept-language': 'vi, en;q=0.5',
      }
      if (request.etag) headers['if-none-match'] = request.etag
      if (request.lastModified) headers['if-modified-since'] = request.lastModified
      try {
        const agent = request.allowLoopback ? loopbackAgent : publicAgent
        const url = new URL(request.url)
        const response = await agent.request({
          origin: url.origin,
          path: url.pathname + url.search,
          method: 'GET',
          headers,
          signal: AbortSignal.timeout(limits.totalTimeoutMs),
        })
        const answer = { type: 'answer', status: response.statusCode, headers: flatten(response.headers) } as const
        const contentType = answer.headers['content-type'] ?? null
        const bodyWanted = answer.status === 200 && (request.wants?.(contentType) ?? true)
        if (!bodyWanted) {
          // Small bodies are drained to keep the connection; a large one costs more than a new connection.
          await response.body.dump({ limit: 16 * 1024 })
          return { ...answer, body: new Uint8Array(), bodyWanted }
        }
        const raw = await readBody(response.body, Number(answer.headers['content-length'] ?? 0), limits.maxBodyBytes)
        if (!raw) return failure('too-large', `body over ${limits.maxBodyBytes} bytes`)
        return { ...answer, body: await decompress(raw, answer.headers['content-encoding'], limits.maxBodyBytes), bodyWanted }
      } catch (error) {
        return failure(failureReasonOf(error), error instanceof Error ? error.message : String(error))
      }
    },
    close: async () => {
      await Promise.all([publicAgent.destroy(), loopbackAgent.destroy()])
    },
  }
}

function failure(reason: FailureReason, detail: string): FetchResult {
  return { type: 'failure', reason, detail }
}

function flatten(headers: Record<string, string | string[] | undefined>): Headers {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : value]),
  )
}

/** The body, or null as soon as it is known to be larger than `maxBytes`. */
async function readBody(
  stream: AsyncIterable<Uint8Array> & { destroy(): unknown },
  announcedBytes: number,
  maxBytes: number,
): Promise<Buffer | null> {
  const chunks: Uint8Array[] = []
  let bytes = 0
  if (announcedBytes <= maxBytes) {
    for await (const chunk of stream) {
      bytes += chunk.length
      if (bytes > maxBytes) break
      chunks.push(chunk)
    }
  }
  if (announcedBytes <= maxBytes && bytes <= maxBytes) return Buffer.concat(chunks, bytes)
  stream.destroy()
  return null
}

async function decompress(body: Buffer, encoding: string | undefined, maxBytes: number): Promise<Uint8Array> {
  const name = encoding?.trim().toLowerCase() ?? ''
  return name in DECODERS && body.length > 0 ? DECODERS[name as keyof typeof DECODERS](body, { maxOutputLength: maxBytes }) : body
}

const REASON_BY_CODE: Record<string, FailureReason> = {
  ADDRESS_REFUSED: 'address-refused',
  ENOTFOUND: 'dns',
  EAI_AGAIN: 'dns',
  EAI_FAIL: 'dns',
  ERR_BUFFER_TOO_LARGE: 'too-large',
  UND_ERR_HEADERS_TIMEOUT: 'timeout',
  UND_ERR_BODY_TIMEOUT: 'timeout',
  UND_ERR_CONNECT_TIMEOUT: 'timeout',
  UND_ERR_HEADERS_OVERFLOW: 'too-large',
  ETIMEDOUT: 'timeout',
  CERT_HAS_EXPIRED: 'tls',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'tls',
  SELF_SIGNED_CERT_IN_CHAIN: 'tls',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'tls',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'tls',
}

/** Names what went wrong on the network; what has no better name is a failure to connect. */
function failureReasonOf(error: unknown): FailureReason {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    const code = 'code' in cause ? String(cause.code) : ''
    const reason = REASON_BY_CODE[code]
    if (reason) return reason
    if (cause.name === 'TimeoutError') return 'timeout'
    if (/^ERR_(TLS|SSL)/.test(code)) return 'tls'
    if (/^Z_|^ERR__ERROR_FORMAT|^ERR_BROTLI|^ZSTD/.test(code)) return 'broken-body'
  }
  return 'connect'
}
