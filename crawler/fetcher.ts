import type { FailureReason } from '../domain/crawl-outcome.ts'
import { failureReasonOf } from './failure-reason.ts'
import { isFile } from './file-types.ts'
import { createGuardedAgents, type Lookup, type Trust } from './guarded-agent.ts'
import { decompress, readBody } from './read-body.ts'

export type FetchLimits = {
  userAgent: string
  headersTimeoutMs: number
  totalTimeoutMs: number
  maxBodyBytes: number
  /** For PDF, Word and other files that are read. */
  maxFileBytes: number
  maxHeaderBytes: number
  /** How many times its size a compressed body may unpack to. */
  maxUnpackRatio: number
}

export type FetchRequest = Pick<Trust, 'allowLoopback'> & {
  url: string
  etag?: string | null
  lastModified?: string | null
  /** An expired or wrong certificate is noted in the answer instead of ending the fetch. */
  tolerateBadTls?: boolean
  /** Decides by content type whether the body is worth reading; the connection is given up otherwise. */
  wants?: (contentType: string | null) => boolean
  /** A longer body is cut here instead of being a failure. */
  cutAtBytes?: number
}

/** What the network answered. Redirects are not followed: each is an answer of its own, checked like any other URL. */
export type FetchResult =
  | {
      type: 'answer'
      status: number
      headers: Headers
      body: Uint8Array
      bodyWanted: boolean
      /** What was wrong with the certificate, when it was tolerated. */
      tlsFault?: string
    }
  | { type: 'failure'; reason: FailureReason; detail: string }

export type Fetcher = {
  fetch(request: FetchRequest): Promise<FetchResult>
  /** The public address behind a URL's host: portals with the same one share a server. Null when there is none to share. */
  serverOf(url: string): Promise<string | null>
  close(): Promise<void>
}

type Headers = Record<string, string | undefined>

const ACCEPT = 'text/html,application/xhtml+xml,application/xml;q=0.9,application/rss+xml;q=0.9,*/*;q=0.1'

/** One HTTP client for the whole crawler: bounded in time and size, and kept to public addresses. No cookies, no credentials. */
export function createFetcher(limits: FetchLimits, lookup?: Lookup): Fetcher {
  const agents = createGuardedAgents({ ...limits, connectionsPerHost: 16 }, lookup)

  async function ask(request: FetchRequest, trust: Trust): Promise<FetchResult> {
    const url = new URL(request.url)
    const response = await agents.of(trust).request({
      origin: url.origin,
      path: url.pathname + url.search,
      method: 'GET',
      headers: headersOf(request, limits.userAgent),
      signal: AbortSignal.timeout(limits.totalTimeoutMs),
    })
    const answer = { type: 'answer', status: response.statusCode, headers: flatten(response.headers) } as const
    const bodyWanted = answer.status === 200 && (request.wants?.(answer.headers['content-type'] ?? null) ?? true)
    if (!bodyWanted) {
      // Small bodies are drained to keep the connection; a large one costs more than a new connection.
      await response.body.dump({ limit: 16 * 1024 })
      return { ...answer, body: new Uint8Array(), bodyWanted }
    }
    const isLarge = isFile(answer.headers['content-type'] ?? null, request.url)
    const maxWhole = isLarge ? limits.maxFileBytes : limits.maxBodyBytes
    const maxBytes = request.cutAtBytes ?? maxWhole
    if (!request.cutAtBytes && Number(answer.headers['content-length'] ?? 0) > maxBytes) {
      response.body.on('error', () => {}).destroy()
      return failure('too-large', `body over ${maxBytes} bytes`)
    }
    const raw = await readBody(response.body, maxBytes)
    if (raw.isCut && !request.cutAtBytes) return failure('too-large', `body over ${maxBytes} bytes`)
    const unpackLimits = { maxBytes: maxWhole, maxRatio: limits.maxUnpackRatio }
    return { ...answer, body: await decompress(raw.bytes, answer.headers['content-encoding'], unpackLimits), bodyWanted }
  }

  async function askSafely(request: FetchRequest, trust: Trust): Promise<FetchResult> {
    try {
      return await ask(request, trust)
    } catch (error) {
      return failure(failureReasonOf(error), error instanceof Error ? error.message : String(error))
    }
  }

  return {
    fetch: async (request) => {
      const trust = { allowLoopback: request.allowLoopback, anyCertificate: false }
      const result = await askSafely(request, trust)
      if (result.type === 'answer' || result.reason !== 'tls' || !request.tolerateBadTls) return result
      const tolerated = await askSafely(request, { ...trust, anyCertificate: true })
      return tolerated.type === 'answer' ? { ...tolerated, tlsFault: result.detail } : tolerated
    },
    serverOf: (url) => agents.publicAddressOf(new URL(url).hostname),
    close: () => agents.close(),
  }
}

function headersOf({ etag, lastModified }: FetchRequest, userAgent: string): Record<string, string> {
  return {
    'user-agent': userAgent,
    accept: ACCEPT,
    'accept-encoding': 'gzip, br, zstd',
    'accept-language': 'vi, en;q=0.5',
    ...(etag ? { 'if-none-match': etag } : {}),
    ...(lastModified ? { 'if-modified-since': lastModified } : {}),
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
