import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { AppError } from '../../../domain/errors.ts'
import type { PracticeResponse } from './model.ts'
import { type ChangeSet, createPracticeWorld, type PracticeWorld, type PracticeWorldOptions } from './world.ts'

/** One request as the portals saw it. Times are ms since 1970; `endedAt` is null while it is under way. */
type RequestLogEntry = {
  host: string
  path: string
  startedAt: number
  endedAt: number | null
  /** 0 while no answer was begun, and for dropped connections. */
  status: number
  userAgent: string
}

export type ServedWorld = {
  port: number
  world: PracticeWorld
  requests: RequestLogEntry[]
  activeByHost: ReadonlyMap<string, number>
  /** Most requests that were under way at once. */
  maxActiveByHost: ReadonlyMap<string, number>
  change(round?: number, atMs?: number): ChangeSet
  /** Ends hanging connections too. */
  close(): Promise<void>
}

export type ServeOptions = PracticeWorldOptions & {
  /** Default true. */
  logRequests?: boolean
  /** Oldest entries beyond this many are dropped. Default 200,000. */
  maxLogEntries?: number
}

/**
 * Serves a practice world on 127.0.0.1. With port 0 a free port is found first and the world is made for it.
 * @throws {AppError PORT_TAKEN}
 */
export async function servePracticeWorld(source: PracticeWorld | ServeOptions): Promise<ServedWorld> {
  const options: ServeOptions = 'respond' in source ? { port: source.port } : source
  const { logRequests = true, maxLogEntries = 200_000 } = options
  const requests: RequestLogEntry[] = []
  const activeByHost = new Map<string, number>()
  const maxActiveByHost = new Map<string, number>()
  let world: PracticeWorld | null = 'respond' in source ? source : null

  const server = createServer((request, response) => {
    const entry = openEntry(request)
    if (logRequests && requests.push(entry) > maxLogEntries) requests.shift()
    const active = (activeByHost.get(entry.host) ?? 0) + 1
    activeByHost.set(entry.host, active)
    maxActiveByHost.set(entry.host, Math.max(active, maxActiveByHost.get(entry.host) ?? 0))
    response.on('close', () => {
      entry.endedAt = Date.now()
      activeByHost.set(entry.host, (activeByHost.get(entry.host) ?? 1) - 1)
    })
    request.resume()
    if (!world) {
      response.destroy()
      return
    }
    const { host, path } = entry
    const answer = world.respond({ host, path, method: request.method ?? 'GET', headers: plainHeaders(request) })
    entry.status = answer.type === 'drop' ? 0 : answer.type === 'hang' ? (answer.start?.status ?? 0) : answer.status
    // A receiver that goes away in the middle is an everyday event here, not an error.
    void send(answer, request, response).catch(() => response.destroy())
  })
  server.keepAliveTimeout = 10_000
  const port = await listen(server, options.port)
  world ??= createPracticeWorld({ ...options, port })
  const served = world
  return {
    port,
    world: served,
    requests,
    activeByHost,
    maxActiveByHost,
    change: (round, atMs) => served.change(round, atMs),
    close: () => closeAll(server),
  }
}

function openEntry(request: IncomingMessage): RequestLogEntry {
  const { host = '', 'user-agent': userAgent = '' } = request.headers
  return { host, path: request.url ?? '/', startedAt: Date.now(), endedAt: null, status: 0, userAgent }
}

function plainHeaders(request: IncomingMessage): Record<string, string | undefined> {
  const headers: Record<string, string | undefined> = {}
  for (const [name, value] of Object.entries(request.headers)) headers[name] = Array.isArray(value) ? value.join(', ') : value
  return headers
}

async function send(answer: PracticeResponse, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const isHead = request.method === 'HEAD'
  if (answer.type === 'drop') {
    request.socket.destroy()
  } else if (answer.type === 'hang') {
    if (answer.start) response.writeHead(answer.start.status, answer.start.headers).write(answer.start.body)
  } else if (answer.type === 'reply') {
    const hasBody = answer.status !== 304 && !isHead
    const body = Buffer.from(hasBody ? answer.body() : '')
    response.writeHead(answer.status, hasBody ? { ...answer.headers, 'content-length': body.length } : answer.headers).end(body)
  } else {
    response.writeHead(answer.status, answer.headers)
    if (!isHead) await sendChunks(answer.chunks(), answer.pauseMs, response)
    response.end()
  }
}

async function sendChunks(chunks: Iterable<Buffer>, pauseMs: number, response: ServerResponse): Promise<void> {
  for (const chunk of chunks) {
    if (response.destroyed) return
    if (!response.write(chunk)) await drained(response)
    if (pauseMs) await pause(pauseMs, undefined, { ref: false })
  }
}

function drained(response: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      response.off('drain', done).off('close', done)
      resolve()
    }
    response.once('drain', done).once('close', done)
  })
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const message = `Port ${port} is taken. Set PRACTICE_PORT to a free port, or to 0 for any free one.`
      reject(error.code === 'EADDRINUSE' ? new AppError('PORT_TAKEN', message, { cause: error }) : error)
    })
    server.listen(port, '127.0.0.1', () => resolve((server.address() as AddressInfo).port))
  })
}

function closeAll(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })
}
