import type { Request, RequestHandler, Response } from 'express'
import { AppError } from '../../domain/errors.ts'
import type { CoverageReader, Registry } from '../../domain/ports.ts'
import { COVERAGE_COLUMNS } from '../../web/parts/coverage-row.ts'
import type { AdminSessions, SignedIn } from '../admin-session.ts'
import { whoOf } from './guard.ts'
import { type Overview, overviewFor } from './overview.ts'

const EVERY_MS = 3000
/** Pages that are kept up to date by one process; each costs a look at the numbers every few seconds. */
const MAX_LISTENERS = 50

type LiveParts = { sessions: AdminSessions; coverage: CoverageReader; registry: Registry; clock: () => Date }

/** Totals and the runs under way as server-sent events, until the page is left or the session ends. */
export function liveTotals({ sessions, coverage, registry, clock }: LiveParts): RequestHandler {
  let listeners = 0
  return async (request, response) => {
    if (listeners >= MAX_LISTENERS) throw new AppError('TOO_MANY_REQUESTS', 'too many pages are kept up to date already')
    listeners += 1
    const left = closed(response)
    left.addEventListener('abort', () => {
      listeners -= 1
    })
    response.set({ 'content-type': 'text/event-stream; charset=utf-8', 'x-accel-buffering': 'no' })
    response.flushHeaders()
    let who: SignedIn | null = whoOf(response)
    while (who && !left.aborted) {
      try {
        response.write(
          `event: so-lieu\ndata: ${JSON.stringify(summary(await overviewFor(who.role, coverage, registry, clock()), clock()))}\n\n`,
        )
      } catch {
        // The page keeps its last numbers; the next look may bring new ones.
        response.write(': store away\n\n')
      }
      await pause(left)
      who = await stillSignedIn(sessions, request)
    }
    response.end()
  }
}

async function stillSignedIn(sessions: AdminSessions, request: Request): Promise<SignedIn | null> {
  try {
    return await sessions.signedIn(request)
  } catch {
    return null
  }
}

function summary({ rows, waitingForEngine }: Overview, now: Date) {
  const totals = Object.fromEntries(
    COVERAGE_COLUMNS.map(([key]) => [key, rows.reduce((sum, { coverage }) => sum + coverage[key], 0)]),
  )
  const running = rows
    .filter(({ coverage }) => coverage.lastRun?.state === 'running')
    .map(({ portal, coverage }) => ({ id: portal.id, name: portal.name, fetched: coverage.lastRun?.fetched ?? 0 }))
  return { at: now.toISOString(), totals: { ...totals, waitingForEngine }, running }
}

function closed(response: Response): AbortSignal {
  const controller = new AbortController()
  response.once('close', () => controller.abort())
  return controller.signal
}

function pause(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(done, EVERY_MS)
    timer.unref()
    function done(): void {
      clearTimeout(timer)
      signal.removeEventListener('abort', done)
      resolve()
    }
    if (signal.aborted) done()
    else signal.addEventListener('abort', done)
  })
}
