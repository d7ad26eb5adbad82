import { html } from 'hono/html'
import type { Assets } from './layout.ts'
import type { View } from './view.ts'

/** What a browser needs to know to search here (OpenSearch 1.1). `site` is the address of this site, without a slash at its end. */
export function openSearchDescription(site: string, { icon }: Pick<Assets, 'icon'>): View {
  return html`<?xml version="1.0" encoding="utf-8"?>
<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">
<ShortName>Liên Cổng</ShortName>
<Description>Tìm trên mọi cổng thông tin điện tử chính thức</Description>
<InputEncoding>UTF-8</InputEncoding>
<Language>vi</Language>
<Image type="image/svg+xml">${site}${icon}</Image>
<Url type="text/html" template="${site}/tim-kiem?q={searchTerms}"/>
<Url type="application/x-suggestions+json" rel="suggestions" template="${site}/opensearch/suggest?q={searchTerms}"/>
<Url type="application/atom+xml" template="${site}/tim-kiem.atom?q={searchTerms}"/>
<Url type="application/rss+xml" template="${site}/tim-kiem.rss?q={searchTerms}"/>
<Url type="application/opensearchdescription+xml" rel="self" template="${site}/opensearch.xml"/>
</OpenSearchDescription>
`
}
