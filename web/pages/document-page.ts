import { html } from 'hono/html'
import type { Names } from '../../config/names.ts'
import type { DocumentAnswer } from '../../domain/reading.ts'
import type { SimilarDocument } from '../../domain/search.ts'
import { formatDate, formatTime } from '../format.ts'
import { type Assets, layout } from '../layout.ts'
import { documentUrl, portalUrl } from '../links.ts'
import { documentFacts } from '../parts/document-facts.ts'
import { reportForm } from '../parts/report-form.ts'
import type { View } from '../view.ts'

type DocumentParts = { assets: Assets; document: DocumentAnswer; similar: readonly SimilarDocument[]; names: Names }

/** A document to read: where it is from first, then what it says; how to cite it, what is like it, and what to do when it is wrong. */
export function documentPage({ assets, document, similar, names }: DocumentParts): View {
  const { title, portal, text, citation, isWhole, language } = document
  const url = portalUrl(document.url)
  return layout({
    title: title || 'Không có tiêu đề',
    assets,
    head: html`<link rel="stylesheet" href="${assets.reading}">
<script type="module" src="${assets.copy}"></script>
${url ? html`<link rel="canonical" href="${url.href}">` : ''}`,
    main: html`<div class="reading">
<article class="document" aria-labelledby="tieu-de">
<p class="hit__source"><span class="hit__portal">${portal.name}</span> <span class="badge badge--${portal.level}">${names.level(portal.level)}</span></p>
<h1 id="tieu-de"><bdi>${title || 'Không có tiêu đề'}</bdi></h1>
<p class="document__origin">${url ? html`<a class="button" href="${url.href}" rel="noopener">Xem bản gốc trên ${url.host}</a>` : ''}
<span class="fine">Bản dưới đây là phần chữ do Liên Cổng đọc từ trang gốc${document.seenAt ? html`, thấy lần gần nhất lúc <time datetime="${document.seenAt}">${formatTime(document.seenAt)}</time>` : ''}. Bản trên cổng gốc là bản chính thức.</span></p>
${isWhole ? '' : html`<p class="notice">Kho dữ liệu tạm thời chưa trả lời: văn bản được ghép từ phần đã lập chỉ mục và có thể thiếu dữ kiện.</p>`}
${documentFacts(document, names)}
<div class="document__text" lang="${language === 'other' ? '' : language}">${paragraphs(text)}</div>
${attachments(document)}
</article>
<aside class="reading__side" aria-label="Về tài liệu này">
<section aria-labelledby="trich-dan"><h2 id="trich-dan">Trích dẫn nguồn</h2>
<p class="citation" id="cau-trich-dan">${citation}</p>
<button class="button--quiet" type="button" data-copy="cau-trich-dan" hidden>Sao chép câu trích dẫn</button>
<p class="fine" role="status" data-copied></p></section>
${similarDocuments(similar)}
</aside>
${reportForm(document)}
</div>`,
  })
}

function paragraphs(text: string): View[] | View {
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  if (lines.length === 0) return html`<p class="fine">Trang gốc không có phần chữ nào đọc được.</p>`
  return lines.map((line) =>
    /^(Điều|Chương|Mục|Phần)\s+[\dIVXLC]+/u.test(line) && line.length < 200
      ? html`<h2 class="document__heading">${line}</h2>`
      : html`<p>${line}</p>`,
  )
}

function attachments({ attachments: files }: DocumentAnswer): View | '' {
  if (files.length === 0) return ''
  return html`<section aria-labelledby="tep"><h2 id="tep">Tệp đính kèm</h2><ul>${files.map(({ url, title }) => {
    const link = portalUrl(url)
    return html`<li>${link ? html`<a href="${link.href}" rel="noopener">${title || link.pathname.split('/').at(-1)}</a> <span class="hit__host">${link.host}</span>` : title}</li>`
  })}</ul></section>`
}

function similarDocuments(similar: readonly SimilarDocument[]): View | '' {
  if (similar.length === 0) return ''
  return html`<section aria-labelledby="tuong-tu"><h2 id="tuong-tu">Tài liệu tương tự</h2>
<ul class="similar">${similar.map(
    ({ documentId, title, portal, publishedAt }) =>
      html`<li><a href="${documentUrl(documentId)}"><bdi>${title || 'Không có tiêu đề'}</bdi></a><span class="fine">${portal.name}${publishedAt ? ` · ${formatDate(publishedAt)}` : ''}</span></li>`,
  )}</ul></section>`
}
