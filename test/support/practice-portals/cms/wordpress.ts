import { spellDate } from '../dates.ts'
import { slugOf } from '../slug.ts'
import { type CmsStyle, numberIn, type PageParts, sectionOf, sectionSlug } from './cms-style.ts'
import { escapeHtml, linkHtml, listHtml, trailHtml } from './html.ts'

/** WordPress: `/<year>/<month>/<slug>-<id>/`, `/chuyen-muc/<slug>/page/<n>/`, feed, `wp-sitemap.xml`. */
export const wordpress: CmsStyle = {
  id: 'wordpress',
  documentPath: (_portal, head) =>
    `/${head.publishedOn.slice(0, 7).replace('-', '/')}/${slugOf(head.title, 60)}-${head.index + 2600}/`,
  documentIndex: (url) => {
    const id = numberIn(url.pathname, /^\/\d{4}\/\d\d\/[a-z0-9-]*-(\d+)\/$/)
    return id === null ? null : id - 2600
  },
  listPath: (portal, section, page) => `/chuyen-muc/${sectionSlug(portal, section)}/${page > 1 ? `page/${page}/` : ''}`,
  list: (portal, url) => {
    const match = /^\/chuyen-muc\/([a-z-]+)\/(?:page\/(\d+)\/)?$/.exec(url.pathname)
    const section = sectionOf(portal, match?.[1])
    return section === null ? null : { section, page: Number(match?.[2] ?? 1) }
  },
  feedPath: '/feed/',
  sitemapPath: '/wp-sitemap.xml',
  render,
}

function render(parts: PageParts): string {
  const { head, portal } = parts
  const meta = head ? `<meta property="article:published_time" content="${head.publishedOn}T${head.clock}:00+07:00">` : ''
  return `<!DOCTYPE html>
<html lang="vi"><head><meta charset="UTF-8"><title>${escapeHtml(parts.title)} &#8211; ${escapeHtml(portal.spec.shortName)}</title>
<meta name="generator" content="WordPress 6.8"><link rel="alternate" type="application/rss+xml" href="/feed/">${meta}${parts.headHtml}</head>
<body class="${head ? 'single single-post' : 'archive'} wp-embed-responsive"><div id="page" class="site"><header class="site-header"><p class="site-title">${linkHtml({ href: '/', text: portal.spec.name })}</p>
<nav class="main-navigation"><ul>${parts.menu.map((link) => `<li class="menu-item">${linkHtml(link)}</li>`).join('')}</ul></nav></header>
<div class="yoast-breadcrumb">${trailHtml(parts.breadcrumb, '»')}</div>
<main id="main">${head ? article(parts) : parts.mainHtml}</main>
<aside class="widget-area"><section class="widget"><h2 class="widget-title">Bài viết liên quan</h2>${listHtml(parts.related, 'recent')}</section></aside>
<footer class="site-footer"><div class="site-info">${escapeHtml(portal.spec.name)}. Địa chỉ: ${escapeHtml(portal.spec.address)}</div></footer></div></body></html>`
}

function article({ head, mainHtml, annexes, title }: PageParts): string {
  if (!head) return ''
  return `<article class="post type-post"><header class="entry-header"><h1 class="entry-title">${escapeHtml(title)}</h1>
<div class="entry-meta"><time class="entry-date published" datetime="${head.publishedOn}T${head.clock}:00+07:00">${spellDate(head.publishedOn, head.clock, 'short')}</time></div></header>
<div class="entry-content">
${mainHtml}</div>${annexes.length ? `<div class="wp-block-file">${listHtml(annexes, 'wp-files')}</div>` : ''}</article>`
}
