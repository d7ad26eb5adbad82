import { html } from 'hono/html'
import type { ErrorCode } from '../../domain/errors.ts'
import { type Assets, layout } from '../layout.ts'
import type { View } from '../view.ts'

type Words = { title: string; advice: string }

const PAUSED: Words = {
  title: 'Tìm kiếm đang tạm dừng',
  advice:
    'Bộ máy tìm kiếm chưa trả lời được lúc này. Câu hỏi của bạn vẫn còn trong ô tìm kiếm; vui lòng thử lại sau ít phút. Trong lúc chờ, bạn có thể vào thẳng cổng của cơ quan phụ trách.',
}
const OTHER: Words = {
  title: 'Đã có lỗi xảy ra',
  advice: 'Lỗi đã được ghi lại để khắc phục. Vui lòng thử lại sau; nếu lỗi còn lặp lại, hãy báo mã yêu cầu bên dưới.',
}
const WORDS: Partial<Record<ErrorCode, Words>> = {
  NOT_FOUND: {
    title: 'Không có trang này',
    advice: 'Địa chỉ có thể đã thay đổi hoặc bị gõ nhầm. Hãy tìm nội dung bạn cần, hoặc bắt đầu từ trang chủ.',
  },
  METHOD_NOT_ALLOWED: { title: 'Thao tác không được hỗ trợ', advice: 'Hãy quay lại trang trước và thử lại.' },
  BAD_QUERY: { title: 'Yêu cầu không đọc được', advice: 'Địa chỉ hoặc nội dung gửi lên bị hỏng. Hãy bắt đầu lại từ trang chủ.' },
  BAD_FEEDBACK: {
    title: 'Báo lỗi chưa gửi được',
    advice: 'Hãy quay lại, chọn một mục, viết nội dung (nhiều nhất 1000 ký tự) rồi gửi lại.',
  },
  UNAUTHORIZED: { title: 'Chưa được phép', advice: 'Hãy mở trang quản trị và đăng nhập lại.' },
  TOO_MANY_REQUESTS: {
    title: 'Đã thử quá nhiều lần',
    advice: 'Có quá nhiều yêu cầu, hoặc khóa quản trị bị nhập sai nhiều lần, từ địa chỉ của bạn. Vui lòng thử lại sau ít phút.',
  },
  ENGINE_UNAVAILABLE: PAUSED,
  ENGINE_MISSING: PAUSED,
  ENGINE_REFUSED: PAUSED,
  STORE_UNAVAILABLE: {
    title: 'Số liệu tạm thời chưa xem được',
    advice: 'Cơ sở dữ liệu chưa trả lời. Vui lòng thử lại sau ít phút.',
  },
}

type ErrorParts = {
  assets: Assets
  code: ErrorCode
  requestId: string
  /** What was asked, so that nobody has to type it again. */
  query: string
  /** Where the same question can be asked again; null when that would not help. */
  retryUrl: string | null
}

/** An error that says what to do, with the code and the request to name when asking for help. */
export function errorPage({ assets, code, requestId, query, retryUrl }: ErrorParts): View {
  const { title, advice } = WORDS[code] ?? OTHER
  return layout({
    title,
    assets,
    box: { query },
    main: html`<div class="notice"><h1>${title}</h1><p>${advice}</p>
<ul class="notice__ways">${retryUrl ? html`<li><a class="button" href="${retryUrl}">Thử lại</a></li>` : ''}<li><a href="/">Về trang chủ</a></li><li><a href="/cong">Danh mục cổng</a></li></ul></div>
<p class="fine">Mã lỗi: <code>${code}</code> · Mã yêu cầu: <code>${requestId}</code></p>`,
  })
}
