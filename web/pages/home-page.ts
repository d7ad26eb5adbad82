import { html } from 'hono/html'
import { formatNumber } from '../format.ts'
import { type Assets, layout, searchForm } from '../layout.ts'
import { searchUrl } from '../links.ts'
import type { View } from '../view.ts'

const EXAMPLES = ['thủ tục cấp hộ chiếu', 'giấy phép lái xe', 'chuyển đổi số', 'chuyen doi so', '42/2022/NĐ-CP']

/** The first page: the box, what can be asked, and how much is searched. */
export function homePage({ assets, portals, documents }: { assets: Assets; portals: number; documents: number }): View {
  return layout({
    title: 'Tìm kiếm liên thông các cổng thông tin điện tử',
    assets,
    showSearch: false,
    main: html`<section class="hero">
<h1>Một ô tìm kiếm cho mọi cổng thông tin của Nhà nước</h1>
<p class="lead">Chính phủ, bộ, ngành, tỉnh, thành phố, sở, xã, phường – chỉ từ nguồn chính thức.</p>
${searchForm('', 'large')}
<p class="examples"><span>Ví dụ:</span> ${EXAMPLES.map((example) => html`<a href="${searchUrl({ q: example })}">${example}</a> `)}</p>
</section>
<section class="figures" aria-label="Quy mô">
<p><strong>${formatNumber(documents)}</strong> tài liệu tìm được</p>
<p><strong>${formatNumber(portals)}</strong> cổng thông tin điện tử</p>
<p><strong>Có dấu, không dấu</strong> đều tìm được; gõ dấu thì kết quả đúng dấu đứng trước</p>
</section>`,
  })
}
