import { html } from 'hono/html'
import type { Names } from '../../config/names.ts'
import { PORTAL_LEVELS } from '../../domain/portal.ts'
import type { SearchRequest, SearchResult } from '../../domain/search.ts'
import { hasFilters, inLanguage, searchUrl, withoutFilters } from '../links.ts'
import { TEXTS } from '../texts.ts'
import type { View } from '../view.ts'
import { EXAMPLES } from './examples.ts'

/** What to do when there is nothing to show: nothing was found, or the page asked for lies behind the last one. */
export function nothingFound(request: SearchRequest, result: SearchResult, names: Names, t = TEXTS.vi): View {
  if (result.total > 0)
    return html`<div class="notice"><p>${t.behindLast(request.page, result.pages)}</p>
<p><a href="${searchUrl({ ...request, page: 1 }, t.lang)}">${t.firstPage}</a></p></div>`
  const filtered = hasFilters(request)
  const example = (q: string) => html`<a href="${searchUrl({ q }, t.lang)}">${q}</a>`
  return html`<div class="notice">
<p>${t.nothing}${filtered ? t.nothingFiltered : ''}. ${t.youCan}</p>
<ul>
${filtered ? html`<li><a href="${searchUrl(withoutFilters(request), t.lang)}">${t.dropAll}</a> ${t.searchEverywhere}</li>` : ''}
<li>${t.tipSpelling}</li>
<li>${t.tipFewer}</li>
<li>${t.tipNumber} ${example('42/2022/NĐ-CP')}.</li>
<li>${t.tipAsk} ${EXAMPLES.slice(0, 3).map((q, index) => html`${index > 0 ? ', ' : ''}${example(q)}`)}.</li>
<li>${t.tipDirectory} <a href="${inLanguage('/cong', t.lang)}">${t.directory}</a> (${PORTAL_LEVELS.slice(0, 6).map((level, index) => html`${index > 0 ? ', ' : ''}<a href="${inLanguage(`/cong?level=${level}`, t.lang)}">${names.level(level)}</a>`)}).</li>
</ul>
</div>`
}
