import { html } from 'hono/html'
import type { Fault } from '../../domain/errors.ts'
import { MAX_HIT_OFFSET, MAX_QUERY_CHARS } from '../../domain/search.ts'
import { type Assets, layout } from '../layout.ts'
import { searchForm } from '../parts/search-form.ts'
import type { View } from '../view.ts'

/** What is wrong with a parameter, for whoever followed or edited an address. */
const FAULT_WORDS: Readonly<Record<string, string>> = {
  q: `Nội dung cần tìm dài quá ${MAX_QUERY_CHARS} ký tự. Hãy rút gọn câu hỏi.`,
  branch: 'Cổng được chọn không có trong danh mục.',
  portal: 'Bộ lọc “Cổng” không đúng hoặc có quá nhiều giá trị.',
  level: 'Bộ lọc “Cấp” có giá trị không tồn tại.',
  province: 'Bộ lọc “Tỉnh, thành phố” không đúng hoặc có quá nhiều giá trị.',
  kind: 'Bộ lọc “Loại nội dung” có giá trị không tồn tại.',
  topic: 'Bộ lọc “Lĩnh vực” không đúng hoặc có quá nhiều giá trị.',
  year: 'Bộ lọc “Năm” phải là năm có bốn chữ số, từ 1900 đến 2200.',
  from: 'Ngày bắt đầu không đúng: hãy viết năm-tháng-ngày, chẳng hạn 2026-01-31.',
  to: 'Ngày kết thúc không đúng: hãy viết năm-tháng-ngày, chẳng hạn 2026-01-31.',
  sort: 'Thứ tự sắp xếp không tồn tại.',
  page: `Số trang phải là số nguyên từ 1; chỉ xem được ${MAX_HIT_OFFSET} kết quả đầu. Hãy thêm từ hoặc bộ lọc để thu hẹp.`,
  perPage: 'Số kết quả mỗi trang phải từ 1 đến 50.',
}

/** The form again with what is wrong in the question. */
export function badQueryPage({
  assets,
  query,
  faults,
  requestId,
}: {
  assets: Assets
  query: string
  faults: readonly Fault[]
  requestId: string
}): View {
  const words = new Set(faults.map(({ path }) => FAULT_WORDS[path] ?? 'Địa chỉ của trang không đọc được.'))
  return layout({
    title: 'Câu hỏi chưa hợp lệ',
    assets,
    box: null,
    main: html`<div class="notice" role="alert"><h1>Câu hỏi chưa hợp lệ</h1>
<ul>${[...words].map((word) => html`<li>${word}</li>`)}</ul>
<p>Mời bạn sửa lại rồi tìm:</p></div>
${searchForm({ query, size: 'large' })}
<p class="fine">Mã lỗi: <code>BAD_QUERY</code> · Mã yêu cầu: <code>${requestId}</code></p>`,
  })
}
