import { type Router as ExpressRouter, type Request, type Response, Router } from 'express'
import type { Portal } from '../../domain/portal.ts'
import type { Registry } from '../../domain/ports.ts'
import { hostOf, twinOf } from '../../domain/url.ts'
import type { Assets } from '../../web/layout.ts'
import { type EmbedChoice, embedPage } from '../../web/pages/embed-page.ts'
import { onlyMethods } from '../errors.ts'
import { parametersOf } from '../parameters.ts'
import { sendPage } from '../send-page.ts'
import type { SiteAddress } from '../site-address.ts'
import { EMBED_SCOPES } from './embed-routes.ts'
import { type EmbedScript, loadEmbedScripts } from './embed-scripts.ts'

const YEAR_SECONDS = 365 * 24 * 3600
const HOUR_SECONDS = 3600
const COLOUR = /^#[\da-f]{6}$/i
const ACCENT = '#9d1c20'

type RouteParts = { registry: Registry; siteAddress: SiteAddress; assets: Assets }

/** The script of the search box for portals' pages, and the page that builds what portals paste. */
export function embedPageRoutes({ registry, siteAddress, assets }: RouteParts): ExpressRouter {
  const router = Router()
  const scripts = loadEmbedScripts()
  const present = scripts.at(-1) as EmbedScript

  const send = (response: Response, content: string, cacheControl: string) =>
    response
      .set({
        'cache-control': cacheControl,
        'access-control-allow-origin': '*',
        'cross-origin-resource-policy': 'cross-origin',
      })
      .type('text/javascript')
      .send(content)
  for (const { version, content } of scripts)
    router
      .route(`/nhung/${version}/lien-cong.js`)
      .get((_request, response) => send(response, content, `public, max-age=${YEAR_SECONDS}, immutable`))
      .all(onlyMethods('GET', 'HEAD'))
  // Always the newest of version 1: for portals that would rather follow than pin.
  router
    .route('/nhung/v1/lien-cong.js')
    .get((_request, response) => send(response, present.content, `public, max-age=${HOUR_SECONDS}`))
    .all(onlyMethods('GET', 'HEAD'))

  router
    .route('/nhung')
    .get(async (request, response) => {
      const { choice, isUnknown } = readChoice(request, registry)
      const { version, integrity } = present
      const script = { path: `/nhung/${version}/lien-cong.js`, integrity }
      await sendPage(response, embedPage({ assets, site: siteAddress(request), script, choice, isUnknown }))
    })
    .all(onlyMethods('GET', 'HEAD'))
  return router
}

/** What was chosen; what cannot be is as if it had not been chosen. */
function readChoice(request: Request, registry: Registry): { choice: EmbedChoice; isUnknown: boolean } {
  const given = parametersOf(request)
  const typed = given.get('portal')?.trim() ?? ''
  const found = portalOf(typed, registry)
  const accent = given.get('accent') ?? ''
  const choice = {
    typed,
    portal: found,
    scope: EMBED_SCOPES.find((scope) => scope === given.get('scope')) ?? 'portal',
    results: given.get('results') === 'page' ? ('page' as const) : ('here' as const),
    accent: COLOUR.test(accent) ? accent.toLowerCase() : ACCENT,
  }
  return { choice, isUnknown: typed !== '' && found === null }
}

/** By its id, or by the address that people know. */
function portalOf(typed: string, { portals, byId }: Registry): Portal | null {
  const address = /^https?:\/\//i.test(typed) ? typed : `https://${typed}`
  const host = typed !== '' && URL.canParse(address) ? hostOf(address) : null
  const byHost = portals.find(({ baseUrls }) => baseUrls.map(hostOf).some((own) => own === host || twinOf(own) === host))
  return byId.get(typed) ?? byHost ?? null
}
