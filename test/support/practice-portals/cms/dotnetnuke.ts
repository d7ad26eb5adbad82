import { spellDate } from '../dates.ts'
import { type CmsStyle, numberIn, type PageParts } from './cms-style.ts'
import { escapeHtml, linkHtml, listHtml, trailHtml } from './html.ts'

/** DotNetNuke: `/tabid/<tab>/…/Default.aspx` for documents, `Default.aspx?tabid=` for lists. */
export const dotnetnuke: CmsStyle = {
  id: 'dotnetnuke',
  documentPath: (_portal, head) => `/tabid/${head.section + 87}/id/${head.index + 4700}/language/vi-VN/Default.aspx`,
  documentIndex: (url) => {
    const id = numberIn(url.pathname, /^\/tabid\/\d+\/id\/(\d+)\/language\/vi-VN\/Default\.aspx$/)
    return id === null ? null : id - 4700
  },
  listPath: (_portal, section, page) => `/Default.aspx?tabid=${section + 87}${page > 1 ? `&currentpage=${page}` : ''}`,
  list: (portal, url) => {
    if (url.pathname !== '/Default.aspx') return null
    const section = Number(url.searchParams.get('tabid') ?? Number.NaN) - 87
    return portal.spec.sections[section] ? { section, page: Number(url.searchParams.get('currentpage') ?? 1) } : null
  },
  feedPath: '/DesktopModules/DnnForge/Rss.aspx',
  sitemapPath: '/SiteMap.aspx',
  render,
}

function render(parts: PageParts): string {
  const { head, portal } = parts
  return `<!DOCTYPE html>
<html lang="vi-VN"><head id="Head"><meta content="text/html; charset=UTF-8" http-equiv="Content-Type"/><meta id="MetaGenerator" name="GENERATOR" content="DotNetNuke "/>
<title>${escapeHtml(parts.title)}</title>${parts.headHtml}</head>
<body id="Body"><form name="Form" method="post" action="${escapeHtml(parts.path)}" id="Form">
<div id="dnn_ControlPanel"></div><div class="skin_header"><span id="dnn_dnnLOGO">${escapeHtml(portal.spec.shortName)}</span></div>
<div class="menu_style"><table><tr>${parts.menu.map((link) => `<td>${linkHtml(link)}</td>`).join('')}</tr></table></div>
<span class="SkinObject">${trailHtml(parts.breadcrumb, '&gt;')}</span>
<div id="dnn_ContentPane"><div class="DnnModule"><div class="DNNContainer_noTitle">${head ? article(parts) : parts.mainHtml}</div></div></div>
<div id="dnn_RightPane"><span class="Head">Tin liên quan</span>${listHtml(parts.related, 'othernews')}</div>
<div id="dnn_BottomPane" class="copyright">${escapeHtml(portal.spec.name)}<br/>${escapeHtml(portal.spec.address)}</div>
</form></body></html>`
}

function article({ head, mainHtml, annexes, title }: PageParts): string {
  if (!head) return ''
  return `<table class="Normal" width="100%"><tr><td><h1 class="NewsTitle">${escapeHtml(title)}</h1></td></tr>
<tr><td class="NewsDate">${spellDate(head.publishedOn, head.clock, 'words')}</td></tr>
<tr><td class="NewsContent">
${mainHtml}</td></tr>${annexes.length ? `<tr><td>${listHtml(annexes, 'files')}</td></tr>` : ''}</table>`
}
