import { html, raw } from 'hono/html'
import type { Names } from '../../config/names.ts'
import { PORTAL_LEVELS, type Portal } from '../../domain/portal.ts'
import { formatNumber } from '../format.ts'
import { type Assets, layout } from '../layout.ts'
import { inLanguage, portalPageUrl, portalUrl, searchUrl } from '../links.ts'
import { namesIn, TEXTS, type Texts } from '../texts.ts'
import type { View } from '../view.ts'

type PortalsParts = {
  assets: Assets
  portals: readonly Portal[]
  /** Those of them that were asked for. */
  found: readonly Portal[]
  query: { q: string; level: string; province: string }
  provinces: readonly { id: string; name: string; former: readonly string[] }[]
  /** Documents that can be found by portal, null when the numbers are not known right now. */
  documents: ReadonlyMap<string, number> | null
  names: Names
  t?: Texts
}

/** The portals by level and place: where they are, whom they belong to, and how much of them can be found. */
export function portalsPage(parts: PortalsParts): View {
  const { assets, portals, found, query, documents, t = TEXTS.vi } = parts
  const names = namesIn(parts.names, t)
  const nameOf = new Map(portals.map(({ id, name }) => [id, name]))
  const groups = PORTAL_LEVELS.map((level) => ({ level, members: found.filter((portal) => portal.level === level) })).filter(
    ({ members }) => members.length > 0,
  )
  const card = (portal: Portal) => {
    const url = portalUrl(portal.baseUrls[0] ?? '')
    const above = portal.level === 'department' || portal.level === 'commune' || portal.level === 'linked'
    return html`<li class="portal"><h3><a href="${inLanguage(portalPageUrl(portal.id), t.lang)}">${portal.name}</a></h3>
<p class="portal__facts">${url ? html`<a href="${url.href}" rel="noopener">${url.host}</a>` : t.noAddress}${above && portal.parent ? html` · ${t.belongsTo} ${nameOf.get(portal.parent) ?? portal.parent}` : ''}</p>
<p class="portal__ways">${documents ? html`${formatNumber(documents.get(portal.id) ?? 0)} ${t.documents} · ` : ''}<a href="${searchUrl({ portal: [portal.id] }, t.lang)}">${t.searchIn}<span class="visually-hidden">: ${portal.name}</span></a></p></li>`
  }
  const isAll = query.q === '' && query.level === '' && query.province === ''
  return layout({
    title: t.directoryTitle,
    assets,
    head: html`<link rel="stylesheet" href="${assets.directory}">`,
    isIndexable: isAll,
    t,
    otherLanguageUrl: inLanguage(`/cong${queryOf(query)}`, t.lang === 'vi' ? 'en' : 'vi'),
    main: html`<h1>${t.directoryTitle}</h1>
<p class="lead">${formatNumber(portals.length)} ${t.directoryLead}</p>
${directoryForm(parts, names, t)}
${isAll ? '' : html`<p role="status">${found.length > 0 ? html`<strong>${formatNumber(found.length)}</strong> ${t.portals}` : t.noPortal} · <a href="${inLanguage('/cong', t.lang)}">${t.allPortals}</a></p>`}
${groups.length > 0 ? html`<nav class="levels" aria-label="${t.levels}"><ul>${groups.map(({ level, members }) => html`<li><a href="#${level}">${names.level(level)}</a> ${formatNumber(members.length)}</li>`)}</ul></nav>` : ''}
${groups.map(({ level, members }) => html`<section class="portals" aria-labelledby="${level}"><h2 id="${level}">${names.level(level)}</h2><ul>${members.map(card)}</ul></section>`)}`,
  })
}

function directoryForm({ query, provinces }: PortalsParts, names: Names, t: Texts): View {
  const option = (value: string, label: string, chosen: string) =>
    html`<option value="${value}"${value === chosen ? raw(' selected') : ''}>${label}</option>`
  return html`<form class="form-row" action="/cong" method="get" aria-label="${t.directorySearch}">${t.lang === 'vi' ? '' : html`<input type="hidden" name="lang" value="${t.lang}">`}
<div><label for="cong-q">${t.portalName}</label><input id="cong-q" name="q" type="search" value="${query.q}" maxlength="100" autocomplete="off"></div>
<div><label for="cong-level">${t.facets.level}</label><select id="cong-level" name="level">${option('', t.all, query.level)}${PORTAL_LEVELS.map((level) => option(level, names.level(level), query.level))}</select></div>
<div><label for="cong-province">${t.facets.province}</label><select id="cong-province" name="province">${option('', t.all, query.province)}${provinces.map(({ id, name, former }) => option(id, former.length > 0 ? `${name} (${former.join(', ')})` : name, query.province))}</select></div>
<div><button type="submit">${t.find}</button></div></form>`
}

function queryOf(query: PortalsParts['query']): string {
  const filled = new URLSearchParams(Object.entries(query).filter(([, value]) => value !== ''))
  return filled.size > 0 ? `?${filled}` : ''
}
