import { html } from 'hono/html'
import type { Names } from '../../config/names.ts'
import type { Portal } from '../../domain/portal.ts'
import type { Hit, SearchRequest } from '../../domain/search.ts'
import { formatDate, formatDay, formatNumber } from '../format.ts'
import { type Assets, layout } from '../layout.ts'
import { feedUrl, inLanguage, portalPageUrl, portalUrl, searchUrl } from '../links.ts'
import { hitCard, type Surroundings } from '../parts/hit-card.ts'
import { searchForm } from '../parts/search-form.ts'
import { namesIn } from '../texts.ts'
import type { View } from '../view.ts'

type PortalParts = {
  assets: Assets
  portal: Portal
  parent: Portal | null
  children: readonly Portal[]
  /** A question within this portal and those below it. */
  within: SearchRequest
  /** Its newest documents; null while the engine does not answer. */
  newest: readonly Hit[] | null
  /** Documents that can be found, null when the number is not known right now. */
  documents: number | null
  names: Names
  around: Surroundings
}

/** One portal: what it is, a box that searches it with those below it, and what it published last. */
export function portalPage(parts: PortalParts): View {
  const { assets, portal, parent, children, within, newest, documents, around } = parts
  const { t } = around
  const names = namesIn(parts.names, t)
  const url = portalUrl(portal.baseUrls[0] ?? '')
  const away = url ? around.awaySince(url.host) : null
  const own = { portal: [portal.id] }
  const linkTo = ({ id, name }: Portal) => html`<a href="${inLanguage(portalPageUrl(id), t.lang)}">${name}</a>`
  const facts: [string, View | string | null][] = [
    [t.facets.level, names.level(portal.level)],
    [t.facets.province, portal.province ? names.province(portal.province) : null],
    [t.belongsTo, parent ? linkTo(parent) : null],
    [
      t.formerNames,
      portal.formerNames.map(({ name, until }) => (until ? `${name} (${t.until} ${formatDay(until)})` : name)).join('; ') || null,
    ],
    [t.documents, documents === null ? null : formatNumber(documents)],
  ]
  return layout({
    title: portal.name,
    assets,
    box: null,
    isIndexable: true,
    t,
    otherLanguageUrl: inLanguage(portalPageUrl(portal.id), t.lang === 'vi' ? 'en' : 'vi'),
    head: html`<link rel="stylesheet" href="${assets.directory}">
<link rel="alternate" type="application/atom+xml" title="Atom" href="${feedUrl(own, 'atom')}">`,
    main: html`<h1>${portal.name}</h1>
<p class="lead">${url ? html`<a href="${url.href}" rel="noopener">${url.host}</a>` : t.noAddress}</p>
${away ? html`<p class="hit__away">${t.awaySince(formatDate(away))}</p>` : ''}
<dl class="totals">${facts.map(([term, value]) => (value === null ? '' : html`<div><dt>${term}</dt><dd class="totals__text">${value}</dd></div>`))}</dl>
<h2>${t.searchIn}${children.length > 0 ? ` ${t.andBelow}` : ''}</h2>
${searchForm({ query: '', size: 'large', kept: within, t })}
<section aria-labelledby="moi-nhat"><h2 class="section-title" id="moi-nhat">${t.newest}</h2>
${
  newest === null
    ? html`<p class="notice">${t.engineAway}</p>`
    : newest.length === 0
      ? html`<p class="notice">${t.noDocuments}</p>`
      : html`<ol class="hits">${newest.map((hit) => hitCard(hit, names, { ...around, awaySince: () => null }))}</ol>
<p><a href="${searchUrl({ ...own, sort: 'date' }, t.lang)}">${t.allDocuments}</a></p>`
}
<p class="fine">${t.follow} ${['atom', 'rss', 'json'].map((format, index) => html`${index > 0 ? ' · ' : ''}<a href="${feedUrl(own, format)}" rel="nofollow">${format === 'atom' ? 'Atom' : format === 'rss' ? 'RSS' : 'JSON Feed'}</a>`)}</p></section>
${children.length > 0 ? html`<section class="portals" aria-labelledby="truc-thuoc"><h2 id="truc-thuoc">${t.below}</h2><ul>${children.map((child) => html`<li class="portal">${linkTo(child)}</li>`)}</ul></section>` : ''}`,
  })
}
