import { html, raw } from 'hono/html'
import type { SearchRequest } from '../../domain/search.ts'
import { searchUrl } from '../links.ts'
import { TEXTS } from '../texts.ts'
import type { View } from '../view.ts'

/** Pages that are linked on each side of the current one. */
const NEAR_PAGES = 2

/** Links to the neighbours, the first and the last page, and those around the current one. */
export function paging(request: SearchRequest, pages: number, t = TEXTS.vi): View | '' {
  if (pages <= 1) return ''
  const { page } = request
  const link = (to: number, label: string, rel?: 'prev' | 'next') =>
    html`<a href="${searchUrl({ ...request, page: to }, t.lang)}"${rel ? raw(` class="paging__step" rel="${rel}"`) : html` aria-label="${t.pageOfFile} ${to}"`}>${label}</a>`
  const numbers = Array.from({ length: pages }, (_, index) => index + 1).filter(
    (number) => number === 1 || number === pages || Math.abs(number - page) <= NEAR_PAGES,
  )
  return html`<nav class="paging" aria-label="${t.pagesLabel}"><ul>
${page > 1 ? html`<li>${link(page - 1, t.previous, 'prev')}</li>` : ''}
${numbers.map((number, index) => {
  const hasGap = number - (numbers[index - 1] ?? number) > 1
  return html`${hasGap ? html`<li class="paging__gap" aria-hidden="true">…</li>` : ''}<li>${
    number === page ? html`<span aria-current="page">${number}</span>` : link(number, String(number))
  }</li>`
})}
${page < pages ? html`<li>${link(page + 1, t.next, 'next')}</li>` : ''}
</ul></nav>`
}
