import { html } from 'hono/html'
import type { Health, HealthReason } from '../../../domain/portal-health.ts'
import type { View } from '../../view.ts'

export const HEALTH_WORDS: Readonly<Record<Health, string>> = {
  well: 'Tốt',
  attention: 'Cần chú ý',
  ill: 'Có sự cố',
  unknown: 'Chưa rõ',
}
const REASON_WORDS: Readonly<Record<HealthReason, string>> = {
  'no-address': 'chưa biết địa chỉ',
  'never-crawled': 'chưa chạy lượt nào',
  'host-down': 'máy chủ lỗi liên tiếp',
  silent: 'nhiều ngày không có lượt chạy',
  'many-failures': 'nhiều trang lỗi',
  'some-failures': 'một số trang lỗi',
  'nothing-indexed': 'chưa có trang nào tìm được',
}

/** Told apart by words and by the shape of the sign (web/assets/admin.css), not by colour alone. */
export function healthMark(health: Health, reasons: readonly HealthReason[] = []): View {
  const why = reasons.map((reason) => REASON_WORDS[reason]).join(', ')
  return html`<span class="health health--${health}"><span class="sign" aria-hidden="true"></span>${HEALTH_WORDS[health]}</span>${why ? html` <small>${why}</small>` : ''}`
}
