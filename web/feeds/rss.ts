import { html } from 'hono/html'
import type { View } from '../view.ts'
import { FEED_GENERATOR, type Feed, newestIn } from './feed.ts'

/** RSS 2.0, for readers that know nothing else. */
export function rssFeed(feed: Feed): View {
  const { title, selfUrl, pageUrl, items } = feed
  return html`<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel>
<title>${titleText(title)}</title>
<link>${pageUrl}</link>
<description>${titleText(title)}</description>
<language>vi</language>
<lastBuildDate>${rfc822(newestIn(feed))}</lastBuildDate>
<generator>${FEED_GENERATOR}</generator>
<atom:link rel="self" type="application/rss+xml" href="${selfUrl}"/>
${items.map(
  (item) => html`<item>
<title>${titleText(item.title)}</title>
<link>${item.url}</link>
<guid isPermaLink="true">${item.id}</guid>
<pubDate>${rfc822(item.publishedAt)}</pubDate>
<dc:creator>${titleText(item.portal.name)}</dc:creator>
<category>${item.kind}</category>
<description>${item.snippetHtml}</description>
</item>
`,
)}</channel>
</rss>
`
}

/** RSS never said whether a title is text or HTML: one without angle brackets is the same in both. */
function titleText(title: string): string {
  return title.replaceAll('<', '‹').replaceAll('>', '›')
}

function rfc822(iso: string): string {
  return new Date(iso).toUTCString()
}
