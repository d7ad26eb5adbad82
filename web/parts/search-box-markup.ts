import { html, raw } from 'hono/html'
import type { View } from '../view.ts'

/**
 * Tells search machines that this site has a search of its own (schema.org WebSite with a SearchAction). A block of data is no script:
 * the content security policy has nothing to say about it. `site` is the address of this site, without a slash at its end.
 */
export function searchBoxMarkup(site: string): View {
  const data = {
    '@context': 'https://schema.org',
    '@type': 'WebSite',
    name: 'Liên Cổng',
    url: `${site}/`,
    inLanguage: 'vi',
    potentialAction: {
      '@type': 'SearchAction',
      target: { '@type': 'EntryPoint', urlTemplate: `${site}/tim-kiem?q={search_term_string}` },
      'query-input': 'required name=search_term_string',
    },
  }
  // The one thing that could end the block is a tag.
  return html`<script type="application/ld+json">${raw(JSON.stringify(data).replaceAll('<', '\\u003c'))}</script>`
}
