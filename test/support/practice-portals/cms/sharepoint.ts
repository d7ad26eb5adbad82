import { spellDate } from '../dates.ts'
import { type CmsStyle, numberIn, type PageParts } from './cms-style.ts'
import { escapeHtml, linkHtml, listHtml, trailHtml } from './html.ts'

/** SharePoint: `/Pages/….aspx?ItemID=`, one big server form, heavy markup around little text. */
export const sharepoint: CmsStyle = {
  id: 'sharepoint',
  documentPath: (_portal, head) => `/Pages/chi-tiet-tin.aspx?ItemID=${head.index + 8800}&CateID=${head.section}`,
  documentIndex: (url) => {
    const id = url.pathname === '/Pages/chi-tiet-tin.aspx' ? numberIn(url.search, /[?&]ItemID=(\d+)/) : null
    return id === null ? null : id - 8800
  },
  listPath: (_portal, section, page) => `/Pages/danh-sach-tin.aspx?CateID=${section}${page > 1 ? `&Page=${page}` : ''}`,
  list: (portal, url) => {
    if (url.pathname !== '/Pages/danh-sach-tin.aspx') return null
    const section = Number(url.searchParams.get('CateID') ?? Number.NaN)
    return portal.spec.sections[section] ? { section, page: Number(url.searchParams.get('Page') ?? 1) } : null
  },
  feedPath: '/_layouts/15/listfeed.aspx',
  sitemapPath: '/sitemap0.xml',
  render,
}

function render(parts: PageParts): string {
  const { head, portal } = parts
  return `<!DOCTYPE html>
<html dir="ltr" lang="vi-VN"><head><meta name="GENERATOR" content="Microsoft SharePoint"/><meta http-equiv="Content-type" content="text/html; charset=utf-8"/>
<title>${escapeHtml(parts.title)}</title>${parts.headHtml}</head>
<body><form method="post" action="${escapeHtml(parts.path)}" id="aspnetForm"><input type="hidden" name="__VIEWSTATE" id="__VIEWSTATE" value="/wEPDwUBMA9kFgJmD2QWAgIBD2QWBAIBD2QWAgIPZBYCZg9kFgICAQ8WAh4TUHJldmlvdXNDb250cm9sTW9kZQspiAE="/>
<div id="s4-workspace"><div id="s4-bodyContainer"><div class="ms-dialogHidden"><span>${escapeHtml(portal.spec.name)}</span></div>
<div id="DeltaTopNavigation"><ul class="root ms-core-listMenu-root static">${parts.menu.map((link) => `<li class="static">${linkHtml(link)}</li>`).join('')}</ul></div>
<div id="contentRow"><div id="sideNavBox" class="ms-core-sideNavBox-removeLeftMargin"><div class="ms-webpart-titleText">Bài viết khác</div>${listHtml(parts.related, 'cbs-List')}</div>
<div id="contentBox"><div class="sitemappath">${trailHtml(parts.breadcrumb, '/')}</div>
${head ? article(parts) : `<div class="ms-webpart-zone"><div class="cbq-layout-main">${parts.mainHtml}</div></div>`}</div></div>
<div id="footer"><table><tr><td>${escapeHtml(portal.spec.name)}<br/>${escapeHtml(portal.spec.address)}<br/>Email: banbientap@example.vn</td></tr></table></div>
</div></div></form></body></html>`
}

function article({ head, mainHtml, annexes, title }: PageParts): string {
  if (!head) return ''
  const inner = mainHtml
    .replaceAll('<p>', '<p style="text-align:justify"><span style="font-size:13pt">')
    .replaceAll('</p>', '</span></p>')
  return `<div class="ms-rte-layoutszone-outer"><div class="article-title"><h1>${escapeHtml(title)}</h1></div>
<div class="article-date">${spellDate(head.publishedOn, head.clock, 'weekday')}</div>
<div id="ctl00_PlaceHolderMain_content__ControlWrapper_RichHtmlField" class="ms-rtestate-field">
${inner}</div>${annexes.length ? listHtml(annexes, 'attachments') : ''}</div>`
}
