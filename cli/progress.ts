import { outcomeName } from '../domain/crawl-outcome.ts'
import type { CoverageReader, PageRecord } from '../domain/ports.ts'
import type { Terminal } from './terminal.ts'

const REDRAW_MS = 500
/** Speed is that of the last few seconds: what an operator means by "pages per second now". */
const SPEED_WINDOW_MS = 5000

/** Live progress of a crawl: portals, pages per second, documents searchable, time left. */
export type Progress = {
  onRecord(record: PageRecord): void
  portalStarted(): void
  portalEnded(): void
  /** Stops redrawing and gives what was counted. */
  stop(): ProgressCount
}

export type ProgressCount = {
  fetched: number
  notModified: number
  changed: number
  elapsedMs: number
  outcomes: ReadonlyMap<string, number>
}

export function startProgress(terminal: Terminal, coverage: CoverageReader, portals: number): Progress {
  const startedAtMs = Date.now()
  const outcomes = new Map<string, number>()
  const fetchTimes: number[] = []
  let running = 0
  let ended = 0
  let fetched = 0
  let isDrawing = false

  const draw = async (): Promise<void> => {
    if (isDrawing) return
    isDrawing = true
    try {
      const totals = await coverage.totals()
      const now = Date.now()
      while (fetchTimes[0] !== undefined && fetchTimes[0] < now - SPEED_WINDOW_MS) fetchTimes.shift()
      const pagesPerSecond = fetchTimes.length / (Math.min(SPEED_WINDOW_MS, Math.max(1, now - startedAtMs)) / 1000)
      terminal.live([
        `Portals    ${ended} of ${portals} crawled, ${running} running`,
        `Pages      ${fetched} fetched, ${pagesPerSecond.toFixed(1)} pages/s, ${totals.known} known`,
        `Documents  ${totals.indexed} searchable, ${totals.waiting} pages and documents waiting`,
        `Time left  ${timeLeft(totals.waiting, pagesPerSecond)}`,
      ])
    } catch (error) {
      terminal.live([`Progress is not known for the moment: ${error instanceof Error ? error.message : error}`])
    } finally {
      isDrawing = false
    }
  }
  const timer = setInterval(() => void draw(), REDRAW_MS)

  return {
    onRecord: ({ outcome, bodyBytes }) => {
      const name = outcomeName(outcome)
      outcomes.set(name, (outcomes.get(name) ?? 0) + 1)
      if (outcome.type === 'skipped' && bodyBytes === 0) return
      fetched += 1
      fetchTimes.push(Date.now())
    },
    portalStarted: () => {
      running += 1
    },
    portalEnded: () => {
      running -= 1
      ended += 1
    },
    stop: () => {
      clearInterval(timer)
      terminal.endLive()
      const notModified = outcomes.get('not-modified') ?? 0
      return { fetched, notModified, changed: outcomes.get('page') ?? 0, elapsedMs: Date.now() - startedAtMs, outcomes }
    },
  }
}

function timeLeft(waiting: number, pagesPerSecond: number): string {
  if (waiting === 0) return 'a few seconds'
  if (pagesPerSecond === 0) return 'waiting for slow hosts'
  const seconds = Math.ceil(waiting / pagesPerSecond)
  return seconds < 90 ? `about ${seconds} s` : `about ${Math.ceil(seconds / 60)} min`
}
