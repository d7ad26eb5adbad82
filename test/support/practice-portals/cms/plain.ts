import { spellDate } from '../dates.ts'
import { type CmsStyle, numberIn, type PageParts, sectionOf, sectionSlug } from './cms-style.ts'
import { escapeHtml, linkHtml, listHtml, trailHtml } from './html.ts'

/** A small hand-made site: static-looking names, `<article>`, one date line. */
export const plain: CmsStyle = {
  id: 'plain',
  documentPath: (portal, head) => portal.spec.quirks?.documentPath?.(head.index) ?? `/bai-viet/${head.index + 1}.html`,
  documentIndex: (url) => {
    const id = numberIn(url.pathname, /\/(\d+)\.html$/)
    return id === null ? null : id - 1
  },
  listPath: (portal, section, page) => `/danh-sach/${sectionSlug(portal, section)}/${page}`,
  list: (portal, url) => {
    const match = /^\/danh-sach\/([a-z-]+)\/(\d+)$/.exec(url.pathname)
    const section = sectionOf(portal, match?.[1])
    return section === null ? null : { section, page: Number(match?.[2]) }
  },
  feedPath: '/feed.xml',
  sitemapPath: '/sitemap.xml',
  render,
}

function render(parts: PageParts): string {
  const { head, portal } = parts
  return `<!doctype html>
<html lang="vi"><head><meta charset="utf-8"><title>${escapeHtml(parts.title)}</title>${parts.headHtml}</head>
<body><header><strong>${escapeHtml(portal.spec.name)}</strong><nav>${parts.menu.map(linkHtml).join(' ')}</nav></header>
<div class="trail">${trailHtml(parts.breadcrumb, '/')}</div>
${head ? article(parts) : parts.mainHtml}
<aside><h3>Tin liên quan</h3>${listHtml(parts.related, 'more')}</aside>
<footer>${escapeHtml(portal.spec.address)}</footer></body></html>`
}

function article({ head, mainHtml, annexes, title }: PageParts): string {
  if (!head) return ''
  return `<article><h1>${escapeHtml(title)}</h1><p class="ngay">${spellDate(head.publishedOn, head.clock, 'words')}</p>
<div class="noi-dung">
${mainHtml}</div>${annexes.length ? listHtml(annexes, 'tep') : ''}</article>`
}
