import express, { type Router as ExpressRouter, type RequestHandler, Router } from 'express'
import { AppError } from '../../domain/errors.ts'
import type { Feedback } from '../../domain/feedback.ts'
import type { FeedbackStore } from '../../domain/ports.ts'
import { onlyMethods } from '../errors.ts'
import type { OnlyKeyHolder } from '../key-holder.ts'
import { parametersOf } from '../parameters.ts'
import { openToAll, preflight } from '../public-answer.ts'
import { answerSchema, readCode, readFeedback } from './read-feedback.ts'

const MAX_BODY = '16kb'
const MAX_LISTED = 200

type RouteParts = { feedback: FeedbackStore; clock: () => Date; onlyKeyHolder: OnlyKeyHolder }

/** The answer to a report by its code, for everybody; the reports of a portal and answering them, for those who hold a key. */
export function feedbackRoutes({ feedback, clock, onlyKeyHolder }: RouteParts): ExpressRouter {
  const router = Router()
  const held: RequestHandler = async (request, response, next) => {
    response.locals.holder = await onlyKeyHolder(request, response)
    next()
  }

  router
    .route('/api/v1/feedback')
    .get(held, async (request, response) => {
      const { holder } = response.locals
      const state = parametersOf(request).get('state') ?? 'open'
      if (!['open', 'answered', 'all'].includes(state))
        throw new AppError('BAD_QUERY', 'the query has faults', {
          faults: [{ path: 'state', message: 'must be open, answered or all' }],
        })
      const isAnswered = state === 'all' ? undefined : state === 'answered'
      const portalId = holder.portalId ?? parametersOf(request).get('portal') ?? undefined
      response.json({ feedback: await feedback.list({ portalId, isAnswered }, MAX_LISTED) })
    })
    .all(onlyMethods('GET', 'HEAD'))

  router
    .route('/api/v1/feedback/:code')
    .all(openToAll)
    .options(preflight)
    .get(async (request, response) => {
      response.set('cache-control', 'no-store').json(publicPart(await byCode(feedback, String(request.params.code))))
    })
    .all(onlyMethods('GET', 'HEAD', 'OPTIONS'))

  router
    .route('/api/v1/feedback/:code/answer')
    .post(held, express.json({ limit: MAX_BODY }), async (request, response) => {
      const { holder } = response.locals
      const { answer: text } = readFeedback(answerSchema, request.body)
      const code = readCode(String(request.params.code))
      const answer = code && { code, portalId: holder.portalId, text, by: holder.name }
      const answered = answer && (await feedback.answer(answer, clock().toISOString()))
      if (!answered) throw new AppError('UNKNOWN_FEEDBACK', 'there is no report with this code')
      response.json({ feedback: answered })
    })
    .all(onlyMethods('POST'))
  return router
}

/** A report by its code. @throws {AppError UNKNOWN_FEEDBACK} */
export async function byCode(feedback: FeedbackStore, typed: string): Promise<Feedback> {
  const code = readCode(typed)
  const found = code && (await feedback.byCode(code))
  if (!found) throw new AppError('UNKNOWN_FEEDBACK', 'there is no report with this code')
  return found
}

/** What whoever knows the code may see. */
function publicPart({ code, documentId, portalId, title, kind, message, createdAt, answer, answeredAt }: Feedback) {
  return { code, documentId, portalId, title, kind, message, createdAt, answer, answeredAt }
}
