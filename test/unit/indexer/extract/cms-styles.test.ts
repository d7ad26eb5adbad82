import { expect, test } from 'vitest'
import type { SourceDocument } from '../../../../domain/document.ts'
import { readPage } from '../../../../indexer/extract/read-page.ts'

const FIRST =
  'Sáng nay, Ủy ban nhân dân xã Đông Mẫu khai trương điểm hướng dẫn người dân nộp hồ sơ trực tuyến tại nhà văn hóa thôn, với sự tham gia của hơn một trăm hộ.'
const SECOND =
  'Cán bộ một cửa trực vào các buổi chiều thứ ba và thứ năm, giúp bà con tạo tài khoản định danh, chụp giấy tờ và theo dõi kết quả xử lý trên điện thoại.'
const THIRD =
  'Lãnh đạo xã cho biết mô hình sẽ được nhân rộng ra các thôn còn lại trước cuối năm, kinh phí lấy từ nguồn chuyển đổi số của xã và đóng góp của doanh nghiệp.'
const TITLE = 'Đông Mẫu mở điểm hướng dẫn nộp hồ sơ trực tuyến'
const menu = (item: (index: number) => string) => Array.from({ length: 10 }, (_, index) => item(index)).join('')

/** One and the same article as six families of portals would serve it. */
const STYLES: Record<string, { url: string; html: string }> = {
  Liferay: {
    url: 'https://mau.gov.vn/web/guest/tin-tuc/-/view_content/12345-diem-huong-dan',
    html: `<html class="ltr"><head><title>${TITLE} - Cổng thông tin xã Đông Mẫu</title></head><body class="controls-visible">
      <div id="wrapper"><header id="banner"><nav id="navigation"><ul>${menu((i) => `<li><a href="/web/guest/muc-${i}">Chuyên mục ${i}</a></li>`)}</ul></nav></header>
      <ul class="breadcrumb"><li><a href="/">Trang chủ</a></li><li><a href="/web/guest/tin-tuc">Tin tức</a></li></ul>
      <div class="portlet-body"><div class="journal-content-article"><h1 class="header-title">${TITLE}</h1><div class="date">13/01/2026 | 01:29 PM</div>
      <p>${FIRST}</p><p>${SECOND}</p><p>${THIRD}</p></div></div>
      <footer id="footer">Bản quyền thuộc xã Đông Mẫu. Điện thoại: 0200 000 000</footer></div></body></html>`,
  },
  SharePoint: {
    url: 'https://mau.gov.vn/Trang/ChiTietTinTuc.aspx?nid=77',
    html: `<html><head><title>
	${TITLE}
</title></head><body><form id="aspnetForm"><div class="ms-nav">${menu((i) => `<a href="/Trang/Muc${i}.aspx">Chuyên mục ${i}</a>`)}</div>
      <div id="DeltaPlaceHolderMain"><div class="title">${TITLE}</div><div class="datetime">Thứ Ba, 13/01/2026 13:29</div>
      <div class="ms-rtestate-field"><div>${FIRST}</div><div>${SECOND}</div><div>${THIRD}</div></div></div>
      <div class="footer-bottom">Bản quyền thuộc xã Đông Mẫu. Điện thoại: 0200 000 000</div></form></body></html>`,
  },
  WordPress: {
    url: 'https://mau.gov.vn/2026/01/diem-huong-dan/',
    html: `<!DOCTYPE html><html lang="vi"><head><title>${TITLE} &#8211; Cổng thông tin xã Đông Mẫu</title><meta property="og:title" content="${TITLE}">
      <meta property="article:published_time" content="2026-01-13T06:29:00+00:00"></head><body class="post-template single">
      <nav class="main-navigation"><ul>${menu((i) => `<li class="menu-item"><a href="/muc-${i}/">Chuyên mục ${i}</a></li>`)}</ul></nav>
      <article class="post"><h1 class="entry-title">${TITLE}</h1><div class="entry-content"><p>${FIRST}</p><p>${SECOND}</p><p>${THIRD}</p></div></article>
      <aside class="widget-area">${menu((i) => `<li><a href="/cu-${i}/">Bài cũ ${i}</a></li>`)}</aside><footer class="site-footer">Bản quyền thuộc xã Đông Mẫu.</footer></body></html>`,
  },
  VCCorp: {
    url: 'https://mau.gov.vn/diem-huong-dan-102260113132900001.htm',
    html: `<!DOCTYPE html><html><head><title>${TITLE}</title><script type="application/ld+json">{"@type":"NewsArticle","headline":"${TITLE}","datePublished":"2026-01-13T13:29:00+07:00"}</script></head>
      <body><div class="header__nav">${menu((i) => `<a href="/muc-${i}.htm">Chuyên mục ${i}</a>`)}</div><div class="detail"><h1 class="detail-title" data-role="title">${TITLE}</h1>
      <div class="detail-time" data-role="publishdate">13/01/2026 13:29</div><h2 class="detail-sapo" data-role="sapo">${FIRST}</h2>
      <div class="detail-content afcbc-body" data-role="content"><p>${FIRST}</p><p>${SECOND}</p><p>${THIRD}</p></div></div>
      <div class="footer__bottom">Bản quyền thuộc xã Đông Mẫu.</div></body></html>`,
  },
  DotNetNuke: {
    url: 'https://mau.gov.vn/tabid/101/id/55/Default.aspx',
    html: `<html><head id="Head"><title>${TITLE} | Xã Đông Mẫu</title></head><body id="Body"><form id="Form"><div id="dnn_dnnMENU">${menu((i) => `<a href="/tabid/${i}/Default.aspx">Chuyên mục ${i}</a>`)}</div>
      <div id="dnn_ContentPane" class="contentpane"><span class="Head">Chi tiết</span><div class="NewsDetail"><h1>${TITLE}</h1><span class="date">Ngày 13 tháng 01 năm 2026</span>
      <div class="Normal"><p>${FIRST}</p><p>${SECOND}</p><p>${THIRD}</p></div></div></div>
      <div id="dnn_FooterPane">Bản quyền thuộc xã Đông Mẫu.</div></form></body></html>`,
  },
  'ASP.NET': {
    url: 'https://mau.gov.vn/chitiet.aspx?id=9',
    html: `<html><head><title>${TITLE}</title></head><body><form method="post" action="./chitiet.aspx?id=9"><input type="hidden" name="__VIEWSTATE" value="${'dDw'.repeat(2000)}">
      <table width="100%"><tr><td class="leftmenu">${menu((i) => `<a href="muc.aspx?id=${i}">Chuyên mục ${i}</a><br>`)}</td>
      <td class="noidung"><span id="lblTitle">${TITLE}</span><br><span id="lblDate">(13/01/2026)</span><div id="lblContent"><p>${FIRST}</p><p>${SECOND}</p><p>${THIRD}</p></div></td></tr></table>
      <a href="javascript:__doPostBack('grid','Page$2')">2</a></form></body></html>`,
  },
}

const read = (style: string, engine: 'slim' | 'jsdom'): SourceDocument => {
  const { url, html } = STYLES[style] as { url: string; html: string }
  const reading = readPage({ url, bytes: new TextEncoder().encode(html), contentType: 'text/html', robotsHeader: null }, engine)
  if (reading.type !== 'document') throw new Error(`${style} read as ${reading.type}`)
  return reading.document
}

test.each(Object.keys(STYLES))('an article of %s has its title, day and whole text, and nothing of the frame', (style) => {
  const document = read(style, 'slim')
  expect(document.title).toBe(TITLE)
  expect(document.publishedAt).toMatch(/^2026-01-13/)
  for (const paragraph of [FIRST, SECOND, THIRD]) expect(document.text).toContain(paragraph)
  expect(document.text).not.toMatch(/Chuyên mục|Bản quyền|Bài cũ/)
  expect(document).toMatchObject({ language: 'vi', kind: 'news', documentNumber: null })
})

test.each(Object.keys(STYLES))('both DOM engines read %s alike', (style) => {
  expect(read(style, 'jsdom')).toEqual(read(style, 'slim'))
})
