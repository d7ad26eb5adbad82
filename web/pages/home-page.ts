import { html } from 'hono/html'
import type { Names } from '../../config/names.ts'
import type { DocumentKind } from '../../domain/document.ts'
import { PORTAL_LEVELS, type Portal } from '../../domain/portal.ts'
import { formatNumber } from '../format.ts'
import { type Assets, layout } from '../layout.ts'
import { searchUrl } from '../links.ts'
import { searchBoxMarkup } from '../parts/search-box-markup.ts'
import { searchForm } from '../parts/search-form.ts'
import type { View } from '../view.ts'

const EXAMPLES = ['thủ tục cấp hộ chiếu', 'giấy phép lái xe', 'chuyen doi so', 'trợ cấp thất nghiệp', '42/2022/NĐ-CP']

/** What people come for, most wanted first. */
const ENTRANCES: readonly { kind: DocumentKind; words: string }[] = [
  { kind: 'procedure', words: 'Hồ sơ, trình tự, thời hạn, lệ phí' },
  { kind: 'legal-document', words: 'Nghị định, thông tư, quyết định, công văn' },
  { kind: 'notice', words: 'Lịch làm việc, tuyển dụng, mời họp' },
  { kind: 'question-answer', words: 'Cơ quan trả lời người dân, doanh nghiệp' },
  { kind: 'news', words: 'Chỉ đạo, điều hành, hoạt động' },
  { kind: 'data', words: 'Thống kê, báo cáo, dữ liệu' },
]

type HomeParts = {
  assets: Assets
  /** Address of this site, without a slash at its end. */
  site: string
  portals: readonly Portal[]
  /** Documents that can be found, null when the number is not known right now. */
  documents: number | null
  names: Names
}

/** The first page: the box, what can be asked, and how much is searched. */
export function homePage({ assets, site, portals, documents, names }: HomeParts): View {
  const levels = PORTAL_LEVELS.map((level) => ({ level, count: portals.filter((portal) => portal.level === level).length }))
  return layout({
    title: 'Tìm kiếm trên mọi cổng thông tin điện tử của Nhà nước',
    assets,
    box: null,
    isIndexable: true,
    head: searchBoxMarkup(site),
    main: html`<div class="hero"><div class="hero__ask">
<h1>Hỏi một lần, tìm trên mọi cổng thông tin chính thức</h1>
<p class="lead">Chính phủ, bộ, ngành, tỉnh, thành phố, sở, xã và phường: mỗi kết quả đều dẫn về cổng đã công bố.</p>
${searchForm({ query: '', size: 'large', isFocused: true })}
<div class="examples"><h2>Ví dụ</h2><ul>${EXAMPLES.map((q) => html`<li><a href="${searchUrl({ q })}">${q}</a></li>`)}</ul></div>
</div><img class="hero__gates" src="${assets.gates}" alt="" width="380" height="300"></div>
<section class="entrances" aria-labelledby="loai"><h2 id="loai">Xem theo loại nội dung</h2>
<ul>${ENTRANCES.map(({ kind, words }) => html`<li><a href="${searchUrl({ kind: [kind] })}"><span class="entrances__name">${names.kind(kind)}</span><span class="entrances__words">${words}</span></a></li>`)}</ul></section>
<section class="figures" aria-labelledby="nguon"><h2 id="nguon">Nguồn đang được tìm kiếm</h2>
<p class="figures__sum"><strong>${formatNumber(portals.length)}</strong> cổng${documents === null ? '' : html`, <strong>${formatNumber(documents)}</strong> tài liệu`}</p>
<ul>${levels.filter(({ count }) => count > 0).map(({ level, count }) => html`<li><a href="/cong#${level}">${names.level(level)}</a> ${formatNumber(count)}</li>`)}</ul>
<p class="fine">Gõ có dấu hay không dấu đều tìm được; gõ có dấu thì kết quả đúng dấu đứng trước. Câu hỏi của bạn không được ghi vào nhật ký.</p></section>`,
  })
}
