import { html, raw } from 'hono/html'
import type { Names } from '../../config/names.ts'
import type { Hit } from '../../domain/search.ts'
import { formatDate } from '../format.ts'
import { documentUrl, portalUrl } from '../links.ts'
import type { View } from '../view.ts'

/** One hit: where it comes from, its title as a link to the original, its facts and the passage that answers. */
export function hitCard(hit: Hit, names: Names): View {
  const url = portalUrl(hit.url)
  // Readers of PDF open the page that is named behind the address.
  if (url && hit.page !== null && hit.page > 1) url.hash = `page=${hit.page}`
  // `titleHtml` and `snippetHtml` are escaped where they are made (api/search/snippet.ts); their only tag is <mark>.
  const title = hit.titleHtml ? raw(hit.titleHtml) : 'Không có tiêu đề'
  const facts = [
    hit.publishedAt ? html`<time datetime="${hit.publishedAt}">${formatDate(hit.publishedAt)}</time>` : null,
    names.kind(hit.kind),
    hit.documentNumber ? html`Số <strong>${hit.documentNumber}</strong>` : null,
    hit.issuer,
    hit.page !== null && hit.page > 1 ? `Trang ${hit.page}` : null,
  ].filter((fact) => fact !== null)
  return html`<li><article class="hit">
<p class="hit__source"><span class="hit__portal">${hit.portal.name}</span> <span class="badge badge--${hit.portal.level}">${names.level(hit.portal.level)}</span>${url ? html` <span class="hit__host">${url.host}</span>` : ''}</p>
<h2 class="hit__title">${url ? html`<a href="${url.href}" rel="noopener">${title}</a>` : title}</h2>
<p class="hit__facts">${facts.map((fact) => html`<span>${fact}</span>`)}</p>
<p class="hit__snippet">${raw(hit.snippetHtml)}</p>
<p class="hit__more"><a href="${documentUrl(hit.documentId)}" rel="nofollow">Đọc tại đây, trích dẫn, báo lỗi<span class="visually-hidden">: ${hit.title}</span></a></p>
</article></li>`
}
