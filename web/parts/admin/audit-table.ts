import { html } from 'hono/html'
import type { AuditEntry } from '../../../domain/ports.ts'
import { formatTime } from '../../format.ts'
import type { View } from '../../view.ts'

const ACTION_WORDS: Readonly<Record<string, string>> = {
  'sign in': 'Đăng nhập',
  'crawl now': 'Thu thập ngay',
  'recrawl all': 'Tải lại toàn bộ',
  pause: 'Tạm dừng thu thập',
  resume: 'Thu thập trở lại',
  'keep held pages': 'Giữ lại trang',
  'release held pages': 'Cho trang rời chỉ mục',
  'make key': 'Tạo khóa',
  'revoke key': 'Thu hồi khóa',
  'answer feedback': 'Trả lời phản hồi',
  'add user': 'Thêm người dùng',
  'remove user': 'Xóa người dùng',
  notify: 'Cổng báo trang mới',
  push: 'Cổng gửi văn bản',
}

/** Who did what, newest first. */
export function auditTable(entries: readonly AuditEntry[]): View {
  if (entries.length === 0) return html`<p>Chưa có gì.</p>`
  return html`<div class="scroll" tabindex="0" role="region" aria-label="Nhật ký"><table class="coverage"><thead><tr><th scope="col">Lúc</th><th scope="col">Ai</th><th scope="col">Việc</th><th scope="col">Cổng</th><th scope="col">Chi tiết</th></tr></thead>
<tbody>${entries.map(
    ({ at, who, action, portalId, detail }) =>
      html`<tr><th scope="row"><time datetime="${at}">${formatTime(at)}</time></th><td>${who}</td><td>${Object.hasOwn(ACTION_WORDS, action) ? ACTION_WORDS[action] : action}</td><td>${portalId ?? ''}</td><td><code>${JSON.stringify(detail)}</code></td></tr>`,
  )}</tbody></table></div>`
}
