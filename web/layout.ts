import { html } from 'hono/html'
import type { SearchRequest } from '../domain/search.ts'
import { inLanguage } from './links.ts'
import { searchForm } from './parts/search-form.ts'
import { TEXTS, type Texts } from './texts.ts'
import type { View } from './view.ts'

/** Addresses of the assets, each with the hash of its content. */
export type Assets = Record<
  'css' | 'directory' | 'icon' | 'gates' | 'suggest' | 'reading' | 'copy' | 'tryIt' | 'embedBuilder' | 'admin' | 'live',
  string
>

export type PageParts = {
  title: string
  assets: Assets
  main: View
  /** The box in the header: what stands in it and which filters it keeps; null where the page has its own box. */
  box?: { query: string; kept?: SearchRequest } | null
  /** What this page alone has in its head: style sheets, scripts, links to feeds. */
  head?: View | ''
  /** Search machines may keep the page. */
  isIndexable?: boolean
  /** Texts of the interface; Vietnamese when not given. */
  t?: Texts
  /** The same page in the other language; left out where there is none. */
  otherLanguageUrl?: string
}

/** The frame of every page. All of it works without JavaScript: the one script adds suggestions to
 * the box, results in place, keys, and a history that stays in the browser. */
export function layout({
  title,
  assets,
  main,
  box = { query: '' },
  head = '',
  isIndexable = false,
  t = TEXTS.vi,
  otherLanguageUrl,
}: PageParts): View {
  const other = t.lang === 'vi' ? 'en' : 'vi'
  return html`<!doctype html>
<html lang="${t.lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} – Liên Cổng</title>
<meta name="description" content="${t.siteWords}">
${isIndexable ? '' : html`<meta name="robots" content="noindex">`}
<meta name="color-scheme" content="light dark">
<meta name="theme-color" content="#9d1c20">
<link rel="stylesheet" href="${assets.css}">
<link rel="icon" href="${assets.icon}" type="image/svg+xml">
<link rel="search" type="application/opensearchdescription+xml" title="Liên Cổng" href="/opensearch.xml">
<script type="module" src="${assets.suggest}"></script>
${head}
</head>
<body>
<a class="skip" href="#noi-dung">${t.skip}</a>
<header class="site-header${box ? ' site-header--box' : ''}">
<div class="frame site-header__row">
<a class="brand" href="${inLanguage('/', t.lang)}" aria-label="${t.homeLabel}"><img src="${assets.icon}" alt="" width="34" height="34"><span class="brand__name">Liên Cổng</span></a>
${box ? searchForm({ query: box.query, size: 'compact', kept: box.kept, t }) : ''}
<nav class="site-nav" aria-label="${t.mainNavigation}"><a href="${inLanguage('/cong', t.lang)}">${t.directory}</a>${otherLanguageUrl ? html`<a href="${otherLanguageUrl}" hreflang="${other}" lang="${other}" rel="nofollow">${t.otherLanguage}</a>` : ''}</nav>
</div>
</header>
<main id="noi-dung" class="frame" tabindex="-1">${main}</main>
<footer class="site-footer"><div class="frame">
<div><p>${t.footNote}</p>
<details class="own"><summary>${t.own}</summary><div data-own>${t.ownNeedsScript}</div></details></div>
<nav aria-label="${t.footNavigation}"><ul><li><a href="${inLanguage('/', t.lang)}">${t.home}</a></li><li><a href="${inLanguage('/cong', t.lang)}">${t.directory}</a></li><li><a href="/du-lieu">${t.livingData}</a></li><li><a href="/api">API</a></li><li><a href="/nhung">${t.embed}</a></li><li><a href="/bao-loi">${t.feedback}</a></li><li><a href="/du-lieu-mo">${t.openData}</a></li><li>${otherLanguageUrl ? html`<a href="${otherLanguageUrl}" hreflang="${other}" lang="${other}" rel="nofollow">${t.otherLanguage}</a></li><li>` : ''}<a href="/quan-tri" rel="nofollow">${t.administration}</a></li></ul></nav>
</div></footer>
</body>
</html>`
}
