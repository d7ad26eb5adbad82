import { spellDate } from '../dates.ts'
import { slugOf } from '../slug.ts'
import { type CmsStyle, numberIn, type PageParts, sectionOf, sectionSlug } from './cms-style.ts'
import { escapeHtml, linkHtml, listHtml } from './html.ts'

const PORTLET = '101_INSTANCE_k206Q9qkZOqn'

/** Liferay: `view_content/<id>-<slug>`, lists paged by portlet parameters, each list under several URLs. */
export const liferay: CmsStyle = {
  id: 'liferay',
  documentPath: (_portal, head) => `/web/guest/-/view_content/${head.index + 51000}-${slugOf(head.title, 60)}`,
  documentIndex: (url) => {
    const id = numberIn(url.pathname, /^\/web\/guest\/-\/view_content\/(\d+)-/)
    return id === null ? null : id - 51000
  },
  listPath: (portal, section, page) => {
    const path = `/web/guest/${sectionSlug(portal, section)}`
    return page === 1 ? path : `${path}?p_p_id=${PORTLET}&p_p_lifecycle=0&p_p_state=normal&p_p_mode=view&_${PORTLET}_cur=${page}`
  },
  list: (portal, url) => {
    const section = sectionOf(portal, /^\/web\/guest\/([a-z-]+)$/.exec(url.pathname)?.[1])
    return section === null ? null : { section, page: Number(url.searchParams.get(`_${PORTLET}_cur`) ?? 1) }
  },
  feedPath: '/web/guest/-/rss',
  sitemapPath: '/sitemap.xml',
  render,
}

function render(parts: PageParts): string {
  const { head, portal } = parts
  const section = head?.section ?? 0
  // The same list under further parameters, as Liferay's own pager and sorter link to it.
  const variants = ['20', '40'].map((delta) => ({
    href: `/web/guest/${sectionSlug(portal, section)}?p_p_id=${PORTLET}&_${PORTLET}_delta=${delta}&_${PORTLET}_cur=1`,
    text: `${delta} mục`,
  }))
  return `<!DOCTYPE html>
<html class="ltr" dir="ltr" lang="vi-VN"><head><title>${escapeHtml(parts.title)} - ${escapeHtml(portal.spec.shortName)}</title>
<meta content="text/html; charset=UTF-8" http-equiv="content-type">${parts.headHtml}</head>
<body class="yui3-skin-sam controls-visible guest-site signed-out public-page site"><div id="wrapper">
<header id="banner" role="banner"><div id="heading"><span class="site-title">${escapeHtml(portal.spec.name)}</span></div>
<nav id="navigation" role="navigation"><ul>${parts.menu.map((link) => `<li role="presentation">${linkHtml(link)}</li>`).join('')}</ul></nav></header>
<div id="content"><nav id="breadcrumbs">${listHtml(parts.breadcrumb, 'breadcrumb')}</nav>
<div class="portlet-boundary portlet-asset-publisher" id="p_p_id_${PORTLET}_">${head ? article(parts) : parts.mainHtml}
<div class="taglib-page-iterator">${variants.map(linkHtml).join(' ')}</div></div>
<aside class="portlet-column-last"><h2>Tin khác</h2>${listHtml(parts.related, 'asset-list')}</aside></div>
<footer id="footer" role="contentinfo"><p>${escapeHtml(portal.spec.address)}</p></footer></div></body></html>`
}

function article({ head, mainHtml, annexes, title }: PageParts): string {
  if (!head) return ''
  return `<div class="asset-full-content"><h3 class="asset-title">${escapeHtml(title)}</h3>
<div class="asset-metadata"><span class="metadata-publish-date">${spellDate(head.publishedOn, head.clock, 'dashes')}</span></div>
<div class="asset-content"><div class="journal-content-article">
${mainHtml}</div></div>${annexes.length ? listHtml(annexes, 'asset-attachments') : ''}</div>`
}
