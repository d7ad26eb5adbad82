import { spellDate } from '../dates.ts'
import { slugOf } from '../slug.ts'
import { type CmsStyle, numberIn, type PageParts, sectionOf, sectionSlug } from './cms-style.ts'
import { escapeHtml, linkHtml, listHtml, trailHtml } from './html.ts'

const FILTERS = { 'con-hieu-luc': 'Còn hiệu lực', 'het-hieu-luc': 'Hết hiệu lực', 'sap-co-hieu-luc': 'Sắp có hiệu lực' }

/** A database of legal documents: a table of properties above the text, lists with filters in the query. */
export const legalDatabase: CmsStyle = {
  id: 'legal-database',
  documentPath: (_portal, head) => `/van-ban/${slugOf(head.title, 60)}/${head.index + 120}.html`,
  documentIndex: (url) => {
    const id = numberIn(url.pathname, /^\/van-ban\/[a-z0-9-]+\/(\d+)\.html$/)
    return id === null ? null : id - 120
  },
  listPath: (portal, section, page) => `/tra-cuu/${sectionSlug(portal, section)}${page > 1 ? `?trang=${page}` : ''}`,
  list: (portal, url) => {
    const section = sectionOf(portal, /^\/tra-cuu\/([a-z-]+)$/.exec(url.pathname)?.[1])
    return section === null ? null : { section, page: Number(url.searchParams.get('trang') ?? 1) }
  },
  feedPath: '/feed.rss',
  sitemapPath: '/sitemap.xml',
  render,
}

function render(parts: PageParts): string {
  const { head, portal } = parts
  const section = sectionSlug(portal, head?.section ?? 0)
  const filters = Object.entries(FILTERS).map(([state, text]) => ({ href: `/tra-cuu/${section}?tinh-trang=${state}`, text }))
  return `<!doctype html>
<html lang="vi"><head><meta charset="utf-8"><title>${escapeHtml(parts.title)}</title>${parts.headHtml}</head>
<body><header class="top-bar"><a href="/">${escapeHtml(portal.spec.name)}</a><nav>${parts.menu.map(linkHtml).join(' ')}</nav></header>
<main><nav aria-label="breadcrumb">${trailHtml(parts.breadcrumb, '›')}</nav>${head ? article(parts) : parts.mainHtml}
<aside><div class="loc-theo">Lọc: ${filters.map(linkHtml).join(' · ')}</div><h4>Văn bản liên quan</h4>${listHtml(parts.related, 'lien-quan')}</aside></main>
<footer><p>${escapeHtml(portal.spec.name)} - ${escapeHtml(portal.spec.address)}</p></footer></body></html>`
}

function article({ head, mainHtml, annexes, title }: PageParts): string {
  if (!head) return ''
  const rows = head.legal
    ? [
        ['Số ký hiệu', head.legal.number],
        ['Loại văn bản', head.legal.typeName],
        ['Cơ quan ban hành', head.legal.issuer],
        ['Người ký', head.legal.signer.replace(/^(ông|bà) /, '')],
        ['Ngày ban hành', spellDate(head.publishedOn, head.clock, 'short')],
      ]
    : [['Ngày đăng', spellDate(head.publishedOn, head.clock, 'short')]]
  return `<article><h1>${escapeHtml(title)}</h1>
<table class="thuoc-tinh">${rows.map(([name, value]) => `<tr><th>${escapeHtml(name ?? '')}</th><td>${escapeHtml(value ?? '')}</td></tr>`).join('')}</table>
<div class="toan-van" id="toanvan">
${mainHtml}</div>${annexes.length ? `<h4>Tải về</h4>${listHtml(annexes, 'tai-ve')}` : ''}</article>`
}
