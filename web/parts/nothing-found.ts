import { html } from 'hono/html'
import type { SearchRequest, SearchResult } from '../../domain/search.ts'
import { hasFilters, searchUrl, withoutFilters } from '../links.ts'
import type { View } from '../view.ts'

/** What to do when there is nothing to show: nothing was found, or the page asked for lies behind the last one. */
export function nothingFound(request: SearchRequest, result: SearchResult): View {
  if (result.total > 0)
    return html`<div class="notice"><p>Trang ${request.page} không có kết quả: danh sách chỉ có ${result.pages} trang.</p>
<p><a href="${searchUrl({ ...request, page: 1 })}">Về trang đầu</a></p></div>`
  const filtered = hasFilters(request)
  return html`<div class="notice">
<p>Không có tài liệu nào khớp${filtered ? ' với nội dung và bộ lọc đang chọn' : ''}. Bạn có thể:</p>
<ul>
${filtered ? html`<li><a href="${searchUrl(withoutFilters(request))}">Bỏ tất cả bộ lọc</a> và tìm lại trên mọi cổng.</li>` : ''}
<li>Kiểm tra chính tả; nếu chưa chắc về dấu, hãy gõ không dấu.</li>
<li>Dùng ít từ hơn, chẳng hạn “hộ chiếu” thay cho cả câu hỏi.</li>
<li>Nhập số hiệu nếu tìm văn bản, chẳng hạn <a href="${searchUrl({ q: '42/2022/NĐ-CP' })}">42/2022/NĐ-CP</a>.</li>
<li>Xem <a href="/cong">danh mục cổng</a> để vào thẳng cổng của cơ quan phụ trách.</li>
</ul>
</div>`
}
