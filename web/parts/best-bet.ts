import { html } from 'hono/html'
import type { BestBet } from '../../domain/ports.ts'
import { portalUrl } from '../links.ts'
import { TEXTS, type Texts } from '../texts.ts'
import type { View } from '../view.ts'

export type ShownBestBet = Pick<BestBet, 'url' | 'title' | 'note'>

/** What administrators have set before the hits, set apart from them: nobody is to take it for the best match. */
export function bestBets(bets: readonly ShownBestBet[], t = TEXTS.vi): View | '' {
  const items = bets.map((bet) => bestBet(bet, t)).filter((item) => item !== '')
  if (items.length === 0) return ''
  return html`<section aria-labelledby="de-xuat">
<h2 id="de-xuat" class="visually-hidden">${t.recommended}</h2>
<ul class="hits">${items}</ul>
</section>`
}

/** Nothing for an address that cannot be a link: there would be nowhere to go. */
function bestBet({ url, title, note }: ShownBestBet, t: Texts): View | '' {
  const link = portalUrl(url)
  if (!link) return ''
  return html`<li><article class="hit">
<p class="hit__source"><span class="badge">${t.recommended}</span> <span class="hit__host">${link.host}</span></p>
<h3 class="hit__title"><a href="${link.href}" rel="noopener">${title || link.host}</a></h3>
${note ? html`<p class="hit__snippet">${note}</p>` : ''}
</article></li>`
}
