import { type Router as ExpressRouter, type Request, Router } from 'express'
import { type DataRequest, type DataTable, dataRequestSchema } from '../../domain/living-data.ts'
import { FACETS } from '../../domain/search.ts'
import { shownText } from '../../domain/shown-text.ts'
import type { Assets } from '../../web/layout.ts'
import { dataUrl } from '../../web/links.ts'
import { dataPage } from '../../web/pages/data-page.ts'
import type { ApiParts } from '../app.ts'
import { provinceChoices } from '../directory.ts'
import { onlyMethods } from '../errors.ts'
import { dayOf } from '../page-surroundings.ts'
import { parametersOf } from '../parameters.ts'
import { openToAll, preflight, sendOnce } from '../public-answer.ts'
import { badQuery, queryFaults } from '../query-faults.ts'
import { sendPage } from '../send-page.ts'
import { countData } from './count-data.ts'
import { toCsv } from './csv.ts'

/** Numbers may be this old: a table by months costs the engine dozens of questions. */
const MAX_AGE_SECONDS = 60
const MOST_KEPT = 200
const LISTS = new Set<string>(FACETS)

type RouteParts = Pick<ApiParts, 'search' | 'names' | 'clock'> & { assets: Assets }

/** "Living data": what is published, counted as people like, as a page with a chart, as CSV and as JSON. */
export function dataRoutes({ search, names, clock, assets }: RouteParts): ExpressRouter {
  const router = Router()
  const kept = new Map<string, { until: number; table: Promise<DataTable> }>()
  const tableOf = (asked: DataRequest): Promise<DataTable> => {
    const [key, now] = [dataUrl(asked), clock().getTime()]
    const known = kept.get(key)
    if (known && known.until > now) return known.table
    const table = countData(search, asked, dayOf(clock()))
    if (kept.size >= MOST_KEPT) kept.delete(kept.keys().next().value ?? '')
    kept.delete(key)
    kept.set(key, { until: now + MAX_AGE_SECONDS * 1000, table })
    // What failed is asked anew.
    table.catch(() => kept.delete(key))
    return table
  }

  router
    .route('/du-lieu')
    .get(async (request, response) => {
      const asked = parseDataRequest(request)
      await sendPage(
        response,
        dataPage({ assets, request: asked, table: await tableOf(asked), provinces: provinceChoices(), names }),
      )
    })
    .all(onlyMethods('GET', 'HEAD'))

  router
    .route('/du-lieu.csv')
    .all(openToAll)
    .options(preflight)
    .get(async (request, response) => {
      const { by, rows } = await tableOf(parseDataRequest(request))
      response.attachment(`lien-cong-${by}.csv`)
      const table = rows.map(({ id, label, documents }) => [shownText(id), shownText(label), documents])
      sendOnce(response, toCsv([['id', 'label', 'documents'], ...table]), { type: 'text/csv' })
    })
    .all(onlyMethods('GET', 'HEAD', 'OPTIONS'))

  router
    .route('/du-lieu.json')
    .all(openToAll)
    .options(preflight)
    .get(async (request, response) => {
      const asked = parseDataRequest(request)
      sendOnce(response, JSON.stringify({ request: asked, ...(await tableOf(asked)) }))
    })
    .all(onlyMethods('GET', 'HEAD', 'OPTIONS'))
  return router
}

/** Empty fields of the form are no filters; parameters of other sites are passed over. */
function parseDataRequest(request: Request): DataRequest {
  const parameters = parametersOf(request)
  const given = Object.keys(dataRequestSchema.shape).flatMap((name): [string, string | string[]][] => {
    const values = parameters.getAll(name).filter(Boolean)
    if (values.length === 0) return []
    return [
      [name, LISTS.has(name) ? [...new Set(values.flatMap((value) => value.split(',')).filter(Boolean))] : (values.at(-1) ?? '')],
    ]
  })
  const parsed = dataRequestSchema.safeParse(Object.fromEntries(given))
  if (!parsed.success) throw badQuery(queryFaults(parsed.error, Object.keys(dataRequestSchema.shape)))
  return parsed.data
}
