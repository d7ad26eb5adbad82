import { html } from 'hono/html'
import type { Names } from '../../config/names.ts'
import { PORTAL_LEVELS, type Portal } from '../../domain/portal.ts'
import { formatNumber } from '../format.ts'
import { type Assets, layout } from '../layout.ts'
import { searchUrl } from '../links.ts'
import type { View } from '../view.ts'

/** All portals by level, each with its documents. */
export function portalsPage({
  assets,
  portals,
  documents,
  names,
}: {
  assets: Assets
  portals: readonly Portal[]
  documents: ReadonlyMap<string, number>
  names: Names
}): View {
  const levels = PORTAL_LEVELS.map((level) => ({ level, portals: portals.filter((portal) => portal.level === level) })).filter(
    (group) => group.portals.length > 0,
  )
  return layout({
    title: 'Danh sách cổng thông tin điện tử',
    assets,
    main: html`<h1>Danh sách cổng thông tin điện tử</h1>
${levels.map(
  (group) =>
    html`<section class="portals"><h2>${names.level(group.level)} <small>(${group.portals.length})</small></h2><ul>${group.portals.map(
      (portal) =>
        html`<li><a href="${searchUrl({ q: '', portal: [portal.id] })}">${portal.name}</a> <span class="portals__facts">${formatNumber(documents.get(portal.id) ?? 0)} tài liệu · <a href="${portal.baseUrls[0] ?? ''}" rel="noopener">${(portal.baseUrls[0] ?? '').replace(/^https?:\/\//, '')}</a></span></li>`,
    )}</ul></section>`,
)}`,
  })
}
