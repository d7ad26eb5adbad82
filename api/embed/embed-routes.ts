import { type Router as ExpressRouter, type Request, type RequestHandler, type Response, Router } from 'express'
import { z } from 'zod'
import type { EmbedAction } from '../../domain/embed-use.ts'
import { AppError } from '../../domain/errors.ts'
import type { Registry } from '../../domain/ports.ts'
import { searchRequestSchema, suggestRequestSchema } from '../../domain/search.ts'
import type { ApiParts } from '../app.ts'
import { onlyMethods } from '../errors.ts'
import type { OnlyKeyHolder } from '../key-holder.ts'
import { parametersOf } from '../parameters.ts'
import { preflight, sendResult } from '../public-answer.ts'
import { badQuery, queryFaults } from '../query-faults.ts'
import { parseSearchRequest } from '../search/parse-request.ts'
import { parseSuggestRequest } from '../suggest/parse-request.ts'
import { dayIn } from './count-uses.ts'
import { isOriginOf } from './embed-origins.ts'

const DAY_MS = 24 * 3600_000
/** Days that are listed when none are named. */
const DEFAULT_DAYS = 30

export const EMBED_SCOPES = ['portal', 'branch', 'all'] as const
const portal = z.string().min(1).max(100).describe('Mã cổng đặt ô tìm kiếm')
export const embedSuggestSchema = z.strictObject({ portal, ...suggestRequestSchema.shape })
export const embedSearchSchema = z.strictObject({
  portal,
  scope: z.enum(EMBED_SCOPES).default('portal').describe('Tìm trong cổng, trong cổng và đơn vị trực thuộc, hay mọi cổng'),
  q: searchRequestSchema.shape.q,
  page: searchRequestSchema.shape.page,
})
export const embedUsesSchema = z.strictObject({
  portal: z.string().max(100).optional().describe('Mã cổng; chỉ người quản trị chung được chọn'),
  from: z.iso.date().optional().describe('Từ ngày; mặc định 30 ngày trước'),
  to: z.iso.date().optional().describe('Đến hết ngày'),
})

type RouteParts = Pick<ApiParts, 'search' | 'suggest' | 'embedUses' | 'registry' | 'clock'> & { onlyKeyHolder: OnlyKeyHolder }

/** What the search box on a portal's own pages asks, for pages of that portal only; and how often it was used. */
export function embedRoutes({ search, suggest, embedUses, registry, clock, onlyKeyHolder }: RouteParts): ExpressRouter {
  const router = Router()
  const openToPortal: RequestHandler = (request, response, next) => {
    response.set({ vary: 'Origin', 'cache-control': 'no-store' })
    allowOrigin(request, response, registry)
    next()
  }
  /** Only what comes from the portal's own pages is counted: our preview page and programs are no visitors of it. */
  const count = (request: Request, action: EmbedAction) => {
    if (request.get('origin') !== undefined) embedUses.count(String(parametersOf(request).get('portal')), action)
  }

  router
    .route('/api/v1/embed/suggest')
    .all(openToPortal)
    .options(preflight)
    .get(async (request, response) => {
      const { portal: _portal, ...asked } = read(embedSuggestSchema, request)
      const result = await suggest(parseSuggestRequest(parameters(asked)))
      count(request, 'suggest')
      response.json(result)
    })
    .all(onlyMethods('GET', 'HEAD', 'OPTIONS'))

  router
    .route('/api/v1/embed/search')
    .all(openToPortal)
    .options(preflight)
    .get(async (request, response) => {
      const { portal: id, scope, ...asked } = read(embedSearchSchema, request)
      const within = { portal: { portal: id }, branch: { branch: id }, all: {} }[scope]
      const result = await search(parseSearchRequest(parameters({ ...asked, ...within })))
      count(request, 'search')
      sendResult(response, result)
    })
    .all(onlyMethods('GET', 'HEAD', 'OPTIONS'))

  router
    .route('/api/v1/embed/uses')
    .get(async (request, response) => {
      const holder = await onlyKeyHolder(request, response)
      const asked = read(embedUsesSchema, request)
      const to = asked.to ?? dayIn(clock())
      const from = asked.from ?? dayIn(new Date(clock().getTime() - DEFAULT_DAYS * DAY_MS))
      response.json({ from, to, uses: await embedUses.list({ portalId: holder.portalId ?? asked.portal, from, to }) })
    })
    .all(onlyMethods('GET', 'HEAD'))
  return router
}

/** @throws {AppError UNKNOWN_PORTAL} · {AppError ORIGIN_NOT_ALLOWED} the page that asks is not on one of the portal's hosts */
function allowOrigin(request: Request, response: Response, registry: Registry): void {
  const id = parametersOf(request).get('portal') ?? ''
  const origin = request.get('origin')
  const known = registry.byId.get(id)
  if (!known) throw new AppError('UNKNOWN_PORTAL', `there is no portal ${id}`)
  // A page of this site sends none where it reads; what is no browser is bound by no origin, and has the open API.
  if (origin === undefined) return
  if (!isOriginOf(known, origin)) throw new AppError('ORIGIN_NOT_ALLOWED', `${origin} is no host of ${id} in the registry`)
  response.set({ 'access-control-allow-origin': origin, 'cross-origin-resource-policy': 'cross-origin' })
}

function read<T extends z.ZodObject>(schema: T, request: Request): z.output<T> {
  const parsed = schema.safeParse(Object.fromEntries(parametersOf(request)))
  if (!parsed.success) throw badQuery(queryFaults(parsed.error, Object.keys(schema.shape)))
  return parsed.data
}

function parameters(values: Record<string, string | number>): URLSearchParams {
  return new URLSearchParams(Object.entries(values).map(([name, value]) => [name, String(value)]))
}
