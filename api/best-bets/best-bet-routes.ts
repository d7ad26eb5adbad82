import express, { type Router as ExpressRouter, type Request, type RequestHandler, Router } from 'express'
import { AppError } from '../../domain/errors.ts'
import type { BestBetStore, Registry } from '../../domain/ports.ts'
import { onlyMethods } from '../errors.ts'
import { readBestBet, removeById } from './read-best-bet.ts'

/** Fifty questions of two hundred characters, each of them two or three bytes, and the rest. */
const MAX_BODY = '64kb'
/** All administrators hold one key: who of them it was is not known. */
const CREATED_BY = 'api'

/** Where best bets are kept; `refresh` makes this process see at once what has changed. */
export type BestBetParts = { store: BestBetStore; refresh: () => Promise<void> }

type RouteParts = BestBetParts & { registry: Registry; clock: () => Date; onlyWithKey: RequestHandler }

/** Best bets for administrators: all of them, a new one, one taken back. */
export function bestBetRoutes({ store, refresh, registry, clock, onlyWithKey }: RouteParts): ExpressRouter {
  const router = Router()
  // What was kept is kept: if it cannot be read just now, it will be in a few seconds.
  const seen = () => refresh().catch(() => {})

  router
    .route('/api/v1/best-bets')
    .get(onlyWithKey, async (_request, response) => {
      response.json({ bestBets: await fromStore(() => store.list()) })
    })
    .post(onlyWithKey, express.json({ limit: MAX_BODY }), async (request, response) => {
      const bestBet = readBestBet(jsonOf(request), registry, CREATED_BY)
      const kept = await fromStore(() => store.add(bestBet, clock().toISOString()))
      await seen()
      response.status(201).json({ bestBet: kept })
    })
    .all(onlyMethods('GET', 'HEAD', 'POST'))

  router
    .route('/api/v1/best-bets/:id')
    .delete(onlyWithKey, async (request, response) => {
      const id = String(request.params.id)
      if (!(await fromStore(() => removeById(store, id)))) throw new AppError('UNKNOWN_BEST_BET', `there is no best bet ${id}`)
      await seen()
      response.status(204).end()
    })
    .all(onlyMethods('DELETE'))
  return router
}

function jsonOf(request: Request): unknown {
  if (request.body !== undefined) return request.body
  throw new AppError('BAD_BEST_BET', 'send the best bet as JSON, with Content-Type: application/json')
}

async function fromStore<T>(ask: () => Promise<T>): Promise<T> {
  try {
    return await ask()
  } catch (cause) {
    if (cause instanceof AppError) throw cause
    throw new AppError('STORE_UNAVAILABLE', 'the database does not answer', { cause })
  }
}
