import { html } from 'hono/html'
import type { Portal } from '../../domain/portal.ts'
import type { View } from '../view.ts'

type Choice = { portal: Pick<Portal, 'id'>; scope: 'portal' | 'branch' | 'all'; results: 'here' | 'page'; accent: string }

/** What a portal pastes into its pages, as text. */
export function embedSnippet(choice: Choice, site: string, script: { path: string; integrity: string }): string {
  const { portal, scope, results, accent } = choice
  return `<script type="module" src="${site}${script.path}"
  integrity="${script.integrity}" crossorigin="anonymous"></script>
<style>lien-cong-tim-kiem { --lien-cong-accent: ${accent} }</style>
<lien-cong-tim-kiem portal="${portal.id}" scope="${scope}" results="${results}">
  ${String(embedForm(choice, site))}
</lien-cong-tim-kiem>`
}

/** The plain form between the tags: what is there without JavaScript. */
export function embedForm({ portal, scope }: Pick<Choice, 'portal' | 'scope'>, site: string): View {
  const filter = scope === 'all' ? '' : html`<input type="hidden" name="${scope}" value="${portal.id}">`
  return html`<form action="${site}/tim-kiem" method="get">${filter}<input type="hidden" name="tu" value="${portal.id}"><label>Tìm kiếm <input type="search" name="q"></label> <button type="submit">Tìm</button></form>`
}
