import { html } from 'hono/html'
import { MAX_QUERY_CHARS, type SearchRequest } from '../../domain/search.ts'
import { searchParameters } from '../links.ts'
import { TEXTS, type Texts } from '../texts.ts'
import type { View } from '../view.ts'

type FormParts = {
  query: string
  /** `compact` stands in the header, `large` in the middle of a page. */
  size: 'compact' | 'large'
  /** The question whose filters and order a new question keeps. */
  kept?: SearchRequest | undefined
  /** The cursor stands in the box when the page opens: only where asking is all there is to do. */
  isFocused?: boolean
  t?: Texts
}

/** The box that a person asks in. */
export function searchForm({ query, size, kept, isFocused = false, t = TEXTS.vi }: FormParts): View {
  const hidden = kept ? searchParameters({ ...kept, q: '', page: 1 }) : []
  if (t.lang !== 'vi') hidden.push(['lang', t.lang])
  return html`<form class="search search--${size}" action="/tim-kiem" method="get" role="search" aria-label="${size === 'large' ? t.searchLabel : t.searchEverywhereLabel}">
<label class="visually-hidden" for="q-${size}">${t.boxLabel}</label>
<input id="q-${size}" name="q" type="search" value="${query.slice(0, MAX_QUERY_CHARS)}" maxlength="${MAX_QUERY_CHARS}" autocomplete="off" enterkeyhint="search" placeholder="${size === 'large' ? t.boxHint : t.boxHintShort}"${isFocused ? ' autofocus' : ''}>
${hidden.map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}<button type="submit">${t.find}<span class="search__rest">${t.findRest}</span></button>
</form>`
}
