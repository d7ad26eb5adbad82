import { type Router as ExpressRouter, type Request, type Response, Router } from 'express'
import type { Names } from '../../config/names.ts'
import { AppError } from '../../domain/errors.ts'
import type {
  AuditLog,
  CoverageReader,
  CrawlQueue,
  LossControl,
  PauseStore,
  PortalHistory,
  Registry,
} from '../../domain/ports.ts'
import type { Assets } from '../../web/layout.ts'
import { type OverviewRow, overviewPage } from '../../web/pages/admin/overview-page.ts'
import { adminPortalPage } from '../../web/pages/admin/portal-page.ts'
import { scorecardPage } from '../../web/pages/admin/scorecard-page.ts'
import { COVERAGE_COLUMNS } from '../../web/parts/coverage-row.ts'
import { onlyMethods } from '../errors.ts'
import { parametersOf } from '../parameters.ts'
import { sendPage } from '../send-page.ts'
import { assertSure, fieldOf, type Guard, whoOf } from './guard.ts'
import { chosen, overviewFor, readChoice } from './overview.ts'
import { assertMayChange, mayChange, maySee } from './rights.ts'
import { scorecardOf } from './scorecard.ts'
import { sendData } from './send-data.ts'

const RUNS = 30
const EXAMPLES = 5
const AUDIT_ENTRIES = 30

export type PortalPageParts = {
  coverage: CoverageReader
  history: PortalHistory
  pauses: PauseStore
  losses: LossControl
  audit: AuditLog
  queue: Pick<CrawlQueue, 'send'>
  registry: Registry
  names: Names
  clock: () => Date
}

/** The pages about coverage: the overview, each portal with what can be done about it, and its scorecard. */
export function portalPages(parts: PortalPageParts, guard: Guard, assets: Assets): ExpressRouter {
  const { coverage, history, pauses, losses, audit, queue, registry, names, clock } = parts
  const router = Router()
  const now = () => clock().toISOString()

  /** The portal of the address. One that the viewer may not see is as one that is not there. @throws {AppError UNKNOWN_PORTAL} */
  const rowOf = async (request: Request, response: Response): Promise<OverviewRow> => {
    const { role } = whoOf(response)
    const { rows } = await overviewFor(role, coverage, registry, clock())
    const id = registry.byId.get(String(request.params.id))?.id
    const row = rows.find(({ portal }) => portal.id === id)
    if (!row) throw new AppError('UNKNOWN_PORTAL', `there is no portal ${request.params.id}`)
    return row
  }

  router
    .route('/quan-tri')
    .get(guard.page, async (request, response) => {
      const viewer = whoOf(response)
      const parameters = parametersOf(request)
      const { rows: all, waitingForEngine, behindSince } = await overviewFor(viewer.role, coverage, registry, clock())
      const choice = readChoice(parameters)
      const rows = chosen(all, choice)
      const isSent = sendData(response, parameters.get('format'), {
        name: 'do-phu',
        json: () => ({
          at: now(),
          behindSince,
          portals: rows.map(({ portal, coverage: of, health, reasons }) => ({
            name: portal.name,
            level: portal.level,
            health,
            reasons,
            ...of,
          })),
        }),
        head: [
          'portalId',
          'name',
          'level',
          'parent',
          'health',
          ...COVERAGE_COLUMNS.map(([key]) => key),
          'lastRunAt',
          'nextRunAt',
        ],
        rows: () => rows.map(toCells),
      })
      if (!isSent)
        await sendPage(
          response,
          overviewPage({ assets, viewer, all, rows, choice, waitingForEngine, behindSince, names, now: now() }),
        )
    })
    .all(onlyMethods('GET', 'HEAD'))

  router
    .route('/quan-tri/cong/:id')
    .get(guard.page, async (request, response) => {
      const viewer = whoOf(response)
      const row = await rowOf(request, response)
      const { id } = row.portal
      const [runs, examples, freshness, held, entries, isPaused] = await Promise.all([
        history.runs(id, RUNS),
        history.examples(id, EXAMPLES),
        history.freshness(id),
        losses.held(),
        audit.list(AUDIT_ENTRIES, id),
        pauses.isPaused(id),
      ])
      const heldHere = held.find(({ portalId }) => portalId === id) ?? null
      const parameters = parametersOf(request)
      const isSent = sendData(response, parameters.get('format'), {
        name: id,
        json: () => ({
          isPaused,
          coverage: row.coverage,
          health: row.health,
          reasons: row.reasons,
          runs,
          examples,
          freshness,
          held: heldHere,
          audit: entries,
        }),
        head: ['startedAt', 'finishedAt', 'state', 'fetched', 'endedBy'],
        rows: () => runs.map((run) => [run.startedAt, run.finishedAt, run.state, run.fetched, run.endedBy]),
      })
      if (isSent) return
      await sendPage(
        response,
        adminPortalPage({
          assets,
          viewer,
          mayChange: mayChange(viewer.role, id, registry),
          isPaused,
          row,
          runs,
          examples,
          freshness,
          held: heldHere,
          audit: entries,
          names,
          done: DONE[parameters.get('xong') ?? ''] ?? null,
        }),
      )
    })
    .all(onlyMethods('GET', 'HEAD'))

  router
    .route('/quan-tri/cong/:id/lam')
    .post(guard.form, async (request: Request, response: Response) => {
      const { name, role } = whoOf(response)
      const portal = registry.byId.get(String(request.params.id))
      if (!portal || !maySee(role, portal.id, registry))
        throw new AppError('UNKNOWN_PORTAL', `there is no portal ${request.params.id}`)
      assertMayChange(role, portal.id, registry)
      assertSure(request)
      const action = fieldOf(request, 'viec')
      const log = (what: string, detail: Record<string, unknown>) =>
        audit.add({ at: now(), who: name, action: what, portalId: portal.id, detail })
      if (action === 'pause' || action === 'resume') {
        await pauses.setPaused(portal.id, action === 'pause' ? now() : null)
        await log(action, {})
      } else if (action === 'crawl') await log('crawl now', { queued: await queue.send(portal.id) })
      else if (action === 'recrawl') {
        const pages = await history.makeAllDue(portal.id, now())
        await log('recrawl all', { pages, queued: await queue.send(portal.id) })
      } else if (action === 'keep') await log('keep held pages', { pages: await losses.keep(portal.id, now()) })
      else if (action === 'release') await log('release held pages', { pages: await losses.release(portal.id) })
      else throw new AppError('BAD_QUERY', 'viec: must be crawl, recrawl, pause, resume, keep or release')
      response.redirect(303, `/quan-tri/cong/${portal.id}?xong=${action}`)
    })
    .all(onlyMethods('POST'))

  router
    .route('/quan-tri/cong/:id/phieu')
    .get(guard.page, async (request, response) => {
      const row = await rowOf(request, response)
      const { id } = row.portal
      const hosts = row.portal.baseUrls.map((url) => new URL(url).host)
      const [examples, freshness, sourceFaults] = await Promise.all([
        history.examples(id, EXAMPLES),
        history.freshness(id),
        history.sourceFaults(id, hosts),
      ])
      const lines = scorecardOf(row.coverage, examples)
      const isSent = sendData(response, parametersOf(request).get('format'), {
        name: `phieu-${id}`,
        json: () => ({ portalId: id, at: now(), coverage: row.coverage, freshness, lines, sourceFaults }),
        head: ['outcome', 'pages', 'advice', 'basis', 'examples'],
        rows: () => lines.map((line) => [line.outcome, line.pages, line.advice, line.basis, line.examples.join(' ')]),
      })
      if (!isSent)
        await sendPage(
          response,
          scorecardPage({ assets, viewer: whoOf(response), row, lines, sourceFaults, freshness, names, now: now() }),
        )
    })
    .all(onlyMethods('GET', 'HEAD'))
  return router
}

const DONE: Readonly<Record<string, string>> = {
  crawl: 'Đã xếp một lượt chạy.',
  pause: 'Đã tạm dừng thu thập cổng này.',
  resume: 'Cổng này được thu thập trở lại.',
  recrawl: 'Mọi trang đã đến hạn; đã xếp một lượt chạy.',
  keep: 'Đã giữ các trang lại.',
  release: 'Các trang đã rời chỉ mục.',
}

function toCells({ portal, coverage, health }: OverviewRow) {
  const { lastRun, nextRunAt } = coverage
  const numbers = COVERAGE_COLUMNS.map(([key]) => coverage[key])
  return [portal.id, portal.name, portal.level, portal.parent, health, ...numbers, lastRun?.startedAt ?? null, nextRunAt]
}
