import { html } from 'hono/html'
import type { SearchRequest, SearchResult } from '../../domain/search.ts'
import { searchUrl } from '../links.ts'
import { TEXTS } from '../texts.ts'
import type { View } from '../view.ts'

/** What was made of the question, with the way back to what was typed. Empty when it was searched as it stands. */
export function understoodNotes(request: SearchRequest, { understood }: SearchResult, t = TEXTS.vi): View | '' {
  const { corrected, expansions, isWithoutQuotes, isUnknownSite } = understood
  const notes = [
    ...(corrected
      ? [
          html`${t.shown} “<strong>${corrected}</strong>”. <a href="${searchUrl({ ...request, verbatim: true, page: 1 }, t.lang)}" rel="nofollow">${t.exactly} “${request.q}”</a>`,
        ]
      : []),
    ...(isWithoutQuotes ? [html`${t.withoutQuotes}`] : []),
    ...(isUnknownSite ? [html`${t.unknownSite}`] : []),
    ...[...new Set(expansions.map(({ reason }) => reason))].slice(0, 3).map((reason) => html`${reason}.`),
  ]
  return notes.length > 0 ? html`<ul class="understood">${notes.map((note) => html`<li>${note}</li>`)}</ul>` : ''
}
