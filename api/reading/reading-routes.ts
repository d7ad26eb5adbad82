import express, { type Router as ExpressRouter, type Request, type RequestHandler, Router } from 'express'
import type { SimilarDocument } from '../../domain/search.ts'
import type { Assets } from '../../web/layout.ts'
import { documentPage } from '../../web/pages/document-page.ts'
import { feedbackPage, feedbackSentPage } from '../../web/pages/feedback-page.ts'
import type { ApiParts } from '../app.ts'
import { onlyMethods } from '../errors.ts'
import { byCode } from '../feedback/feedback-routes.ts'
import { feedbackSchema, newCode, readFeedback } from '../feedback/read-feedback.ts'
import { parametersOf } from '../parameters.ts'
import { openToAll, preflight, sendOnce } from '../public-answer.ts'
import { badQuery } from '../query-faults.ts'
import { sameOrigin } from '../same-origin.ts'
import { sendPage } from '../send-page.ts'
import { parseSimilarRequest } from '../similar/parse-request.ts'
import { answerDocument, type ReadingParts } from './answer-document.ts'

const MAX_FORM = '16kb'
const SIMILAR = 5

type RouteParts = ReadingParts &
  Pick<ApiParts, 'similar' | 'feedback' | 'clock'> & { assets: Assets; limitFeedback: RequestHandler }

/** A document to read here, saying what is wrong with it, and looking up what was answered. */
export function readingRoutes(parts: RouteParts): ExpressRouter {
  const { similar, feedback, names, clock, assets, limitFeedback } = parts
  const router = Router()
  const form = express.urlencoded({ extended: false, limit: MAX_FORM })
  /** Pages do without what is only good to have. */
  const similarTo = async (documentId: string): Promise<SimilarDocument[]> => {
    try {
      return (await similar({ documentId, limit: SIMILAR })).similar
    } catch {
      return []
    }
  }

  router
    .route('/api/v1/documents/:id')
    .all(openToAll)
    .options(preflight)
    .get(async (request, response) => {
      const given = [...parametersOf(request).keys()]
      if (given.length > 0) throw badQuery(given.map((path) => ({ path, message: 'unknown parameter; there are none' })))
      sendOnce(response, JSON.stringify(await answerDocument(parts, idOf(request))))
    })
    .all(onlyMethods('GET', 'HEAD', 'OPTIONS'))

  router
    .route('/tai-lieu/:id')
    .get(async (request, response) => {
      const id = idOf(request)
      const [document, others] = await Promise.all([answerDocument(parts, id), similarTo(id)])
      await sendPage(response, documentPage({ assets, document, similar: others, names }))
    })
    .all(onlyMethods('GET', 'HEAD'))

  router
    .route('/tai-lieu/:id/bao-loi')
    .get((request, response) => response.redirect(303, `/tai-lieu/${encodeURIComponent(idOf(request))}#bao-loi`))
    .post(sameOrigin, limitFeedback, form, async (request, response) => {
      const { documentId, portal, url, title } = await answerDocument(parts, idOf(request))
      const said = readFeedback(feedbackSchema, request.body)
      const code = newCode()
      await feedback.add({ ...said, code, documentId, portalId: portal.id, url, title }, clock().toISOString())
      await sendPage(response, feedbackSentPage({ assets, code, portal: portal.name, documentId }), 201)
    })
    .all(onlyMethods('GET', 'HEAD', 'POST'))

  router
    .route('/bao-loi')
    .get(async (request, response) => {
      const typed = parametersOf(request).get('ma') ?? ''
      const found = typed.trim() === '' ? null : await byCode(feedback, typed).catch(nothing)
      const isUnknown = typed.trim() !== '' && found === null
      await sendPage(response, feedbackPage({ assets, typed, found, isUnknown, names }), isUnknown ? 404 : 200)
    })
    .all(onlyMethods('GET', 'HEAD'))
  return router
}

/** The id of the path, if it can be one. @throws {AppError BAD_QUERY} */
function idOf(request: Request): string {
  return parseSimilarRequest(String(request.params.id), new URLSearchParams()).documentId
}

function nothing(error: unknown): null {
  if (error instanceof Error && 'code' in error && error.code === 'UNKNOWN_FEEDBACK') return null
  throw error
}
