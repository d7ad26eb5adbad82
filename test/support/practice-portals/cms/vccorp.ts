import { spellDate } from '../dates.ts'
import { slugOf } from '../slug.ts'
import { type CmsStyle, numberIn, type PageParts, sectionOf, sectionSlug } from './cms-style.ts'
import { escapeHtml, linkHtml, listHtml, trailHtml } from './html.ts'

/** A newspaper system: `slug-<digits>.htm`, Open Graph and article metadata, feeds per portal, sitemap index. */
export const vccorp: CmsStyle = {
  id: 'vccorp',
  documentPath: (_portal, head) => `/${slugOf(head.title)}-10225${String(head.index).padStart(8, '0')}.htm`,
  documentIndex: (url) => numberIn(url.pathname, /-10225(\d{8})\.htm$/),
  listPath: (portal, section, page) => `/${sectionSlug(portal, section)}${page > 1 ? `/trang-${page}` : ''}.htm`,
  list: (portal, url) => {
    const match = /^\/([a-z-]+)(?:\/trang-(\d+))?\.htm$/.exec(url.pathname)
    const section = sectionOf(portal, match?.[1])
    return section === null ? null : { section, page: Number(match?.[2] ?? 1) }
  },
  feedPath: '/rss/home.rss',
  sitemapPath: '/sitemap.xml',
  render,
}

function render(parts: PageParts): string {
  const { head, portal } = parts
  const url = `${portal.origin}${parts.path}`
  const published = head ? `${head.publishedOn}T${head.clock}:00+07:00` : ''
  const meta = head
    ? `<meta property="og:type" content="article"><meta property="og:url" content="${escapeHtml(url)}">
<meta property="article:published_time" content="${published}"><meta property="og:title" content="${escapeHtml(head.title)}">
<script type="application/ld+json">${JSON.stringify({ '@context': 'https://schema.org', '@type': 'NewsArticle', headline: head.title, datePublished: published }).replaceAll('<', '\\u003c')}</script>`
    : ''
  return `<!DOCTYPE html>
<html lang="vi"><head><meta charset="utf-8"><title>${escapeHtml(parts.title)}</title>
<link rel="canonical" href="${escapeHtml(url)}"><link rel="alternate" type="application/rss+xml" href="/rss/home.rss">
${meta}${parts.headHtml}<style>.container{width:1040px;margin:auto}.detail-title{font-size:28px}</style></head>
<body><div class="header"><div class="container"><a class="logo" href="/" title="${escapeHtml(portal.spec.name)}"></a>
<ul class="menu">${parts.menu.map((link) => `<li>${linkHtml(link)}</li>`).join('')}</ul></div></div>
<div class="container"><div class="breadcrumb">${trailHtml(parts.breadcrumb, '»')}</div>
${head ? article(parts) : `<div class="list__main">${parts.mainHtml}</div>`}
<div class="box-related"><div class="box-title">Tin liên quan</div>${listHtml(parts.related, 'related')}</div></div>
<div class="footer"><div class="container"><p>${escapeHtml(portal.spec.name)}</p><p>Địa chỉ: ${escapeHtml(portal.spec.address)}</p><p>Ghi rõ nguồn khi phát lại thông tin</p></div></div>
</body></html>`
}

function article({ head, mainHtml, annexes, title }: PageParts): string {
  if (!head) return ''
  return `<div class="detail__main"><h1 class="detail-title" data-role="title">${escapeHtml(title)}</h1>
<div class="detail-time" data-role="publishdate">${spellDate(head.publishedOn, head.clock, 'short')} ${head.clock}</div>
<div class="detail-content afcbc-body" data-role="content">
${mainHtml}</div>${annexes.length ? `<div class="detail-files">${listHtml(annexes, 'files')}</div>` : ''}</div>`
}
