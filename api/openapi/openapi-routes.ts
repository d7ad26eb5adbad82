import { type Router as ExpressRouter, Router } from 'express'
import type { Assets } from '../../web/layout.ts'
import { referencePage } from '../../web/pages/reference-page.ts'
import { onlyMethods } from '../errors.ts'
import { openToAll, preflight, sendOnce } from '../public-answer.ts'
import { sendPage } from '../send-page.ts'
import { writeOpenApi } from './write-openapi.ts'

const MAX_AGE_SECONDS = 300

/** The description of the API for programs, and the same for people. Written once. */
export function openApiRoutes({ version, assets }: { version: string; assets: Assets }): ExpressRouter {
  const router = Router()
  const document = writeOpenApi(version)
  const json = JSON.stringify(document)

  router
    .route('/api/v1/openapi.json')
    .all(openToAll)
    .options(preflight)
    .get((_request, response) => {
      sendOnce(response.set('cache-control', `public, max-age=${MAX_AGE_SECONDS}`), json)
    })
    .all(onlyMethods('GET', 'HEAD', 'OPTIONS'))

  router
    .route('/api')
    .get((_request, response) => sendPage(response, referencePage({ assets, document })))
    .all(onlyMethods('GET', 'HEAD'))
  return router
}
