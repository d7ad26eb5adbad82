import { spellDate } from '../dates.ts'
import { type CmsStyle, numberIn, type PageParts, sectionOf, sectionSlug } from './cms-style.ts'
import { escapeHtml, linkHtml, listHtml, trailHtml } from './html.ts'

/** A ministry's own system: everything by query (`?id=`), dates in the text only, sitemap as a gzip file. */
export const custom: CmsStyle = {
  id: 'custom',
  documentPath: (portal, head) =>
    `/cong-thong-tin/chi-tiet?chuyenmuc=${sectionSlug(portal, head.section)}&id=${head.index + 30001}`,
  documentIndex: (url) => {
    const id = url.pathname === '/cong-thong-tin/chi-tiet' ? numberIn(url.search, /[?&]id=(\d+)$/) : null
    return id === null ? null : id - 30001
  },
  listPath: (portal, section, page) => `/cong-thong-tin/danh-sach?chuyenmuc=${sectionSlug(portal, section)}&trang=${page}`,
  list: (portal, url) => {
    if (url.pathname !== '/cong-thong-tin/danh-sach') return null
    const section = sectionOf(portal, url.searchParams.get('chuyenmuc'))
    return section === null ? null : { section, page: Number(url.searchParams.get('trang') ?? 1) }
  },
  feedPath: '/rss.ashx',
  sitemapPath: '/sitemap.xml.gz',
  render,
}

function render(parts: PageParts): string {
  const { head, portal } = parts
  return `<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
<html xmlns="http://www.w3.org/1999/xhtml"><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8" />
<title>${escapeHtml(head ? `${portal.spec.name} - ${parts.title}` : parts.title)}</title>${parts.headHtml}</head>
<body><table width="100%" class="bang-ron"><tr><td colspan="2"><div id="banner">${escapeHtml(portal.spec.name)}</div>
<div id="menungang">${parts.menu.map(linkHtml).join(' | ')}</div></td></tr>
<tr><td class="cottrai" width="74%"><div class="duongdan">${trailHtml(parts.breadcrumb, '&gt;')}</div>
${head ? article(parts) : parts.mainHtml}</td>
<td class="cotphai"><div class="tieude-khoi">Tin cùng chuyên mục</div>${listHtml(parts.related, 'tinkhac')}</td></tr></table>
<div id="chantrang">Bản quyền thuộc ${escapeHtml(portal.spec.shortName)}. Trụ sở: ${escapeHtml(portal.spec.address)}. Điện thoại: (024) 2220.2828</div>
</body></html>`
}

function article({ head, mainHtml, annexes, title }: PageParts): string {
  if (!head) return ''
  return `<div class="chitiet-tin"><div class="tieude-tin"><h2>${escapeHtml(title)}</h2></div>
<span class="ngaydang">${spellDate(head.publishedOn, head.clock, 'updated')}</span>
<div id="noidung-tin" class="noidung">
${mainHtml}</div>${annexes.length ? `<div class="dinhkem">Tệp đính kèm: ${listHtml(annexes, 'tep')}</div>` : ''}</div>`
}
