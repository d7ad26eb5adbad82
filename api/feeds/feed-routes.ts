import { type Router as ExpressRouter, type Request, Router } from 'express'
import { type Hit, type SearchRequest, searchRequestSchema } from '../../domain/search.ts'
import { shownText } from '../../domain/shown-text.ts'
import { atomFeed } from '../../web/feeds/atom.ts'
import type { Feed, FeedItem } from '../../web/feeds/feed.ts'
import { jsonFeed } from '../../web/feeds/json-feed.ts'
import { rssFeed } from '../../web/feeds/rss.ts'
import type { Assets } from '../../web/layout.ts'
import { documentUrl, feedUrl, searchUrl } from '../../web/links.ts'
import type { ApiParts } from '../app.ts'
import { onlyMethods } from '../errors.ts'
import { parametersOf } from '../parameters.ts'
import { openToAll, preflight, sendOnce, weakTag } from '../public-answer.ts'
import { parseSearchRequest } from '../search/parse-request.ts'
import type { SiteAddress } from '../site-address.ts'
import { createLastChanges } from './last-changes.ts'

const ITEMS = 30
/** Feed readers ask every few minutes at most; so long an answer may be kept. */
const MAX_AGE_SECONDS = 300

/** A feed has the newest of what a search finds: there are no pages and no other order. */
export const feedRequestSchema = searchRequestSchema.omit({ page: true, perPage: true, sort: true, explain: true })

const FORMATS = {
  atom: { type: 'application/atom+xml', write: async (feed: Feed) => String(await atomFeed(feed)) },
  rss: { type: 'application/rss+xml', write: async (feed: Feed) => String(await rssFeed(feed)) },
  json: { type: 'application/feed+json', write: async (feed: Feed) => JSON.stringify(jsonFeed(feed)) },
} as const

type RouteParts = Pick<ApiParts, 'search' | 'names' | 'clock'> & { siteAddress: SiteAddress; assets: Assets }

/** Every search can be followed: as Atom, RSS and JSON Feed, with conditional requests. */
export function feedRoutes({ search, names, clock, siteAddress, assets }: RouteParts): ExpressRouter {
  const router = Router()
  const lastChange = createLastChanges(clock)
  for (const [format, { type, write }] of Object.entries(FORMATS)) {
    router
      .route(`/tim-kiem.${format}`)
      .all(openToAll)
      .options(preflight)
      .get(async (request, response) => {
        const asked = parseFeedRequest(request)
        const { hits } = await search({ ...asked, sort: 'date', page: 1, perPage: ITEMS, explain: false })
        const site = siteAddress(request)
        const feed = {
          title: titleOf(asked),
          selfUrl: site + feedUrl(asked, format),
          pageUrl: site + searchUrl(asked),
          iconUrl: site + assets.icon,
          items: hits.flatMap((hit) => toItem(hit, site, names.kind(hit.kind))),
        }
        const text = await write(feed)
        const tag = weakTag(text)
        response.set('cache-control', `public, max-age=${MAX_AGE_SECONDS}`)
        sendOnce(response, text, { type, tag, since: lastChange(feed.selfUrl, tag) })
      })
      .all(onlyMethods('GET', 'HEAD', 'OPTIONS'))
  }
  return router
}

/** Links come with parameters of the sites in between, and with those of the results page: a feed passes them over. */
function parseFeedRequest(request: Request): SearchRequest {
  const known = [...parametersOf(request)].filter(([name]) => name in feedRequestSchema.shape)
  return parseSearchRequest(new URLSearchParams(known))
}

function titleOf({ q }: SearchRequest): string {
  return q ? `${shownText(q)} – Liên Cổng` : 'Tài liệu mới nhất – Liên Cổng'
}

/** A document without a date is no news of any day: nobody could say whether it was seen already. */
function toItem(hit: Hit, site: string, kind: string): FeedItem[] {
  if (hit.publishedAt === null) return []
  const id = site + documentUrl(hit.documentId)
  const { title, snippetHtml, portal, documentNumber, publishedAt } = hit
  return [{ id, url: hit.url || id, title: title || 'Không có tiêu đề', snippetHtml, portal, documentNumber, publishedAt, kind }]
}
