import { html } from 'hono/html'
import { type Assets, layout } from '../layout.ts'
import type { View } from '../view.ts'

const TEXTS: Record<string, { title: string; advice: string }> = {
  NOT_FOUND: { title: 'Không tìm thấy trang', advice: 'Địa chỉ có thể đã đổi hoặc gõ nhầm. Hãy thử tìm kiếm nội dung bạn cần.' },
  METHOD_NOT_ALLOWED: { title: 'Thao tác không được hỗ trợ', advice: 'Hãy quay lại trang trước và thử lại.' },
  ENGINE_UNAVAILABLE: {
    title: 'Tìm kiếm tạm gián đoạn',
    advice: 'Bộ máy tìm kiếm đang khởi động lại. Vui lòng thử lại sau ít phút.',
  },
  TOO_MANY_REQUESTS: { title: 'Quá nhiều lần thử', advice: 'Vui lòng chờ một lát rồi thử lại.' },
}
const OTHER = { title: 'Đã có lỗi xảy ra', advice: 'Lỗi đã được ghi lại. Vui lòng thử lại sau.' }

/** An error that says what to do, with the code and the request to name when asking for help. */
export function errorPage({ assets, code, requestId }: { assets: Assets; code: string; requestId: string }): View {
  const { title, advice } = TEXTS[code] ?? OTHER
  return layout({
    title,
    assets,
    main: html`<div class="notice" role="alert"><h1>${title}</h1><p>${advice}</p><p><a href="/">Về trang chủ</a></p>
<p class="notice__code">Mã lỗi: <code>${code}</code> · Mã yêu cầu: <code>${requestId}</code></p></div>`,
  })
}
