import { html } from 'hono/html'
import type { Names } from '../../config/names.ts'
import { PORTAL_LEVELS, type Portal } from '../../domain/portal.ts'
import { formatNumber } from '../format.ts'
import { type Assets, layout } from '../layout.ts'
import { portalUrl, searchUrl } from '../links.ts'
import type { View } from '../view.ts'

type PortalsParts = {
  assets: Assets
  portals: readonly Portal[]
  /** Documents that can be found by portal, null when the numbers are not known right now. */
  documents: ReadonlyMap<string, number> | null
  names: Names
}

/** All portals by level: where they are, whom they belong to, and how much of them can be found. */
export function portalsPage({ assets, portals, documents, names }: PortalsParts): View {
  const nameOf = new Map(portals.map(({ id, name }) => [id, name]))
  const groups = PORTAL_LEVELS.map((level) => ({ level, members: portals.filter((portal) => portal.level === level) })).filter(
    ({ members }) => members.length > 0,
  )
  const card = (portal: Portal) => {
    const url = portalUrl(portal.baseUrls[0] ?? '')
    const above = portal.level === 'department' || portal.level === 'commune' || portal.level === 'linked'
    return html`<li class="portal"><h3>${url ? html`<a href="${url.href}" rel="noopener">${portal.name}</a>` : portal.name}</h3>
<p class="portal__facts">${url?.host ?? ''}${above && portal.parent ? html` · thuộc ${nameOf.get(portal.parent) ?? portal.parent}` : ''}</p>
<p class="portal__ways">${documents ? html`${formatNumber(documents.get(portal.id) ?? 0)} tài liệu · ` : ''}<a href="${searchUrl({ portal: [portal.id] })}">Tìm trong cổng này<span class="visually-hidden">: ${portal.name}</span></a></p></li>`
  }
  return layout({
    title: 'Danh mục cổng thông tin điện tử',
    assets,
    isIndexable: true,
    main: html`<h1>Danh mục cổng thông tin điện tử</h1>
<p class="lead">${formatNumber(portals.length)} cổng chính thức đang được tìm kiếm, xếp theo cấp.</p>
<nav class="levels" aria-label="Các cấp"><ul>${groups.map(({ level, members }) => html`<li><a href="#${level}">${names.level(level)}</a> ${formatNumber(members.length)}</li>`)}</ul></nav>
${groups.map(({ level, members }) => html`<section class="portals" aria-labelledby="${level}"><h2 id="${level}">${names.level(level)}</h2><ul>${members.map(card)}</ul></section>`)}`,
  })
}
