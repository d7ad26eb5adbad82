import { html } from 'hono/html'
import type { Names } from '../../../config/names.ts'
import type { UrlCheck } from '../../../domain/url-check.ts'
import { formatTime } from '../../format.ts'
import type { Assets } from '../../layout.ts'
import { adminFrame } from '../../parts/admin/admin-frame.ts'
import type { Viewer } from '../../parts/admin/viewer.ts'
import type { View } from '../../view.ts'

type CheckParts = { assets: Assets; viewer: Viewer; names: Names; asked: string; check: UrlCheck | null; isOutOfReach: boolean }

/** Why an address is found, or is not. */
export function checkUrlPage({ assets, viewer, names, asked, check, isOutOfReach }: CheckParts): View {
  return adminFrame({
    assets,
    viewer,
    section: '/quan-tri/kiem-tra',
    title: 'Kiểm tra địa chỉ',
    main: html`<h1>Vì sao địa chỉ này (không) tìm được?</h1>
<form class="admin__filter" method="get" action="/quan-tri/kiem-tra"><p class="wide"><label for="url">Địa chỉ</label> <input id="url" name="url" type="url" required maxlength="2000" value="${asked}" placeholder="https://"></p><p><button type="submit">Kiểm tra</button></p></form>
${isOutOfReach ? html`<p class="problem" role="status">Địa chỉ này không thuộc nhánh của bạn.</p>` : ''}${check ? answer(check, names) : ''}`,
  })
}

function answer({ url, portalId, allowed, rule, robotsReadAt, page, searchable, why }: UrlCheck, names: Names): View {
  const line = (name: string, value: View | string | null) => (value ? html`<div><dt>${name}</dt><dd>${value}</dd></div>` : '')
  return html`<section role="status"><h2>${searchable ? 'Tìm được' : 'Không tìm được'}</h2>
<dl class="facts">${line('Lý do', why && html`<span lang="en">${why}</span>`)}${line('Dạng đã chuẩn hóa', url ?? 'không phải địa chỉ tải được')}${line('Cổng', portalId ? names.portal(portalId) : 'không thuộc cổng nào')}${line('Được phép tải', allowed ? 'có' : 'không')}${line('Quy tắc', rule && `${names.outcome(rule.outcome)}${rule.detail ? `: ${rule.detail}` : ''}`)}${line('robots.txt đọc lúc', robotsReadAt && formatTime(robotsReadAt))}${
    page
      ? html`${line('Thấy lần đầu', formatTime(page.discoveredAt))}${line('Thấy ở trang', page.foundOn)}${line('Tải lần cuối', page.fetchedAt && formatTime(page.fetchedAt))}${line('Kết quả', page.outcome && names.outcome(page.outcome))}${line('Chi tiết', page.detail)}${line('Mã HTTP', page.status === null ? null : String(page.status))}${line('Đến hạn', formatTime(page.dueAt))}${line('Văn bản', page.document?.title ?? null)}${line('Bộ máy từ chối', page.document?.refused ?? null)}`
      : line('Trang', 'chưa từng thấy địa chỉ này')
  }</dl></section>`
}
