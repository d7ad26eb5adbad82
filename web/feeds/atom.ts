import { html } from 'hono/html'
import type { View } from '../view.ts'
import { FEED_GENERATOR, type Feed, newestIn } from './feed.ts'

/** Atom 1.0 (RFC 4287). Titles are text and stay text; what the package `feed` would write are titles that are HTML. */
export function atomFeed(feed: Feed): View {
  const { title, selfUrl, pageUrl, iconUrl, items } = feed
  return html`<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="vi">
<id>${selfUrl}</id>
<title>${title}</title>
<updated>${newestIn(feed)}</updated>
<link rel="self" type="application/atom+xml" href="${selfUrl}"/>
<link rel="alternate" type="text/html" href="${pageUrl}"/>
<icon>${iconUrl}</icon>
<generator>${FEED_GENERATOR}</generator>
<author><name>${FEED_GENERATOR}</name></author>
${items.map(
  (item) => html`<entry>
<id>${item.id}</id>
<title>${item.title}</title>
<updated>${item.publishedAt}</updated>
<published>${item.publishedAt}</published>
<link rel="alternate" type="text/html" href="${item.url}"/>
<link rel="related" type="text/html" href="${item.id}"/>
<author><name>${item.portal.name}</name></author>
<category term="${item.kind}"/>
<summary type="html">${item.snippetHtml}</summary>
</entry>
`,
)}</feed>
`
}
