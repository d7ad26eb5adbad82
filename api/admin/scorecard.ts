import type { PortalCoverage } from '../../domain/coverage.ts'
import type { ScorecardLine } from '../../web/pages/admin/scorecard-page.ts'

const ROBOTS = 'RFC 9309'
const HTTP = 'RFC 9110'
/**
 * What the owner of a portal can do about an outcome, and the published standard that it rests on. No article of law is named here that
 * nobody has looked up. Outcomes that are not here are nothing that an owner has to mend: redirects, pages outside the portal, copies.
 */
const ADVICE: Readonly<Record<string, { advice: string; basis: string | null }>> = {
  'skipped:robots': {
    advice: 'robots.txt cấm tải. Nếu đây là nội dung công khai, hãy bỏ dòng Disallow tương ứng.',
    basis: ROBOTS,
  },
  'skipped:noindex': {
    advice: 'Trang tự yêu cầu không lập chỉ mục (noindex). Hãy bỏ nếu trang dành cho mọi người.',
    basis: null,
  },
  'skipped:no-text': {
    advice: 'Trang không có chữ khi chưa chạy JavaScript. Hãy để máy chủ trả nội dung ngay trong HTML.',
    basis: null,
  },
  'skipped:needs-ocr': { advice: 'Tệp là ảnh quét. Hãy đăng bản có chữ, hoặc kèm bản văn.', basis: null },
  'skipped:encrypted': { advice: 'Tệp có mật khẩu. Hãy đăng bản mở được.', basis: null },
  'skipped:broken-file': { advice: 'Tệp hỏng. Hãy đăng lại.', basis: null },
  'skipped:garbled': { advice: 'Chữ trong tệp chỉ phông của tệp đọc được. Hãy xuất lại với Unicode.', basis: null },
  'skipped:file-too-large': { advice: 'Tệp quá lớn. Hãy tách thành nhiều tệp.', basis: null },
  'skipped:soft-404': { advice: 'Trang báo lỗi nhưng trả mã 200. Hãy trả mã 404 hoặc 410.', basis: HTTP },
  'skipped:trap': { advice: 'Địa chỉ sinh ra không dứt (lịch, bộ lọc). Hãy chặn chúng trong robots.txt.', basis: ROBOTS },
  gone: { advice: 'Liên kết dẫn đến trang không còn. Hãy sửa liên kết, hoặc chuyển hướng đến trang mới.', basis: HTTP },
  'failed:dns': { advice: 'Tên miền không phân giải được.', basis: null },
  'failed:connect': { advice: 'Máy chủ không nhận kết nối.', basis: null },
  'failed:tls': { advice: 'Chứng thư hết hạn hoặc sai. Hãy gia hạn và cài đủ chuỗi chứng thư.', basis: null },
  'failed:timeout': { advice: 'Máy chủ trả lời quá chậm.', basis: null },
  'failed:too-large': { advice: 'Trang quá lớn để đọc.', basis: null },
  'failed:http-4xx': { advice: 'Máy chủ từ chối. Hãy cho phép chương trình thu thập của hệ thống.', basis: HTTP },
  'failed:http-429': { advice: 'Máy chủ báo quá nhiều yêu cầu. Hãy nới hạn mức cho chương trình thu thập.', basis: 'RFC 6585' },
  'failed:http-5xx': { advice: 'Máy chủ lỗi khi trả trang.', basis: HTTP },
  'failed:broken-body': { advice: 'Nội dung không giải nén hoặc giải mã được.', basis: HTTP },
  'failed:extract': { advice: 'Không đọc được nội dung trang.', basis: null },
}

/** What keeps a portal's pages from being found, most pages first. */
export function scorecardOf(
  { outcomes }: Pick<PortalCoverage, 'outcomes'>,
  examples: readonly { outcome: string; url: string }[],
): ScorecardLine[] {
  const urls = Map.groupBy(examples, ({ outcome }) => outcome)
  return Object.entries(outcomes)
    .flatMap(([outcome, pages]) => {
      const known = Object.hasOwn(ADVICE, outcome) ? ADVICE[outcome] : undefined
      return known ? [{ outcome, pages, examples: (urls.get(outcome) ?? []).map(({ url }) => url), ...known }] : []
    })
    .sort((a, b) => b.pages - a.pages || a.outcome.localeCompare(b.outcome))
}
