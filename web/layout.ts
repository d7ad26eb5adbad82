import { html } from 'hono/html'
import type { SearchRequest } from '../domain/search.ts'
import { searchForm } from './parts/search-form.ts'
import type { View } from './view.ts'

/** Addresses of the assets, each with the hash of its content. */
export type Assets = Record<'css' | 'icon' | 'gates' | 'suggest' | 'reading' | 'copy' | 'tryIt' | 'embedBuilder', string>

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
}

const DESCRIPTION = 'Tìm kiếm thông tin chính thức trên các cổng thông tin điện tử của Chính phủ, bộ, ngành và địa phương.'

/** The frame of every page. All of it works without JavaScript: the one script only adds suggestions to the box. */
export function layout({ title, assets, main, box = { query: '' }, head = '', isIndexable = false }: PageParts): View {
  return html`<!doctype html>
<html lang="vi">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} – Liên Cổng</title>
<meta name="description" content="${DESCRIPTION}">
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
<a class="skip" href="#noi-dung">Đến nội dung chính</a>
<header class="site-header${box ? ' site-header--box' : ''}">
<div class="frame site-header__row">
<a class="brand" href="/" aria-label="Liên Cổng, trang chủ"><img src="${assets.icon}" alt="" width="34" height="34"><span class="brand__name">Liên Cổng</span></a>
${box ? searchForm({ query: box.query, size: 'compact', kept: box.kept }) : ''}
<nav class="site-nav" aria-label="Chính"><a href="/cong">Danh mục cổng</a></nav>
</div>
</header>
<main id="noi-dung" class="frame" tabindex="-1">${main}</main>
<footer class="site-footer"><div class="frame">
<p>Liên Cổng dẫn đến bài viết và văn bản trên chính cổng đã công bố; bản trên cổng gốc là bản chính thức.</p>
<nav aria-label="Cuối trang"><ul><li><a href="/">Trang chủ</a></li><li><a href="/cong">Danh mục cổng</a></li><li><a href="/api">API</a></li><li><a href="/nhung">Nhúng tìm kiếm</a></li><li><a href="/bao-loi">Tra báo lỗi</a></li><li><a href="/api/v1/portals">Dữ liệu mở</a></li><li><a href="/quan-tri" rel="nofollow">Quản trị</a></li></ul></nav>
</div></footer>
</body>
</html>`
}
