import { html } from 'hono/html'
import type { View } from './view.ts'

/** Addresses of the assets, each with the hash of its content. */
export type Assets = { css: string; icon: string }

export type PageParts = { title: string; assets: Assets; main: View; query?: string; showSearch?: boolean; description?: string }

/** The frame of every page. Without JavaScript; the strict content security policy allows none. */
export function layout({ title, assets, main, query = '', showSearch = true, description }: PageParts): View {
  return html`<!doctype html>
<html lang="vi">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} – Liên Cổng</title>
<meta name="description" content="${description ?? 'Tìm kiếm thông tin chính thức trên các cổng thông tin điện tử của Chính phủ, bộ, ngành và địa phương.'}">
<meta name="color-scheme" content="light dark">
<link rel="stylesheet" href="${assets.css}">
<link rel="icon" href="${assets.icon}" type="image/svg+xml">
</head>
<body>
<a class="skip" href="#noi-dung">Đến nội dung chính</a>
<header class="site-header">
<div class="frame site-header__row">
<a class="brand" href="/" aria-label="Liên Cổng, trang chủ"><img src="${assets.icon}" alt="" width="32" height="32"><span>Liên Cổng</span></a>
${showSearch ? searchForm(query, 'compact') : ''}
<nav aria-label="Chính"><a href="/cong">Các cổng</a></nav>
</div>
</header>
<main id="noi-dung" class="frame" tabindex="-1">${main}</main>
<footer class="site-footer"><div class="frame">
<p>Liên Cổng tìm trên các nguồn chính thức và luôn dẫn về trang gốc. Nội dung thuộc cơ quan đã công bố.</p>
<p><a href="/cong">Danh sách cổng</a> · <a href="/api/v1/portals">API</a> · <a href="/quan-tri" rel="nofollow">Quản trị</a></p>
</div></footer>
</body>
</html>`
}

/** The box that a person asks in. `compact` stands in the header, `large` on the home page. */
export function searchForm(
  query: string,
  size: 'compact' | 'large',
  kept: readonly (readonly [name: string, value: string])[] = [],
): View {
  return html`<form class="search search--${size}" action="/tim-kiem" method="get" role="search">
<label class="visually-hidden" for="q-${size}">Nội dung cần tìm</label>
<input id="q-${size}" name="q" type="search" value="${query}" maxlength="500" autocomplete="off" placeholder="Thủ tục, văn bản, tin tức, số hiệu…"${size === 'large' ? ' autofocus' : ''}>
${kept.map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}
<button type="submit">Tìm kiếm</button>
</form>`
}
