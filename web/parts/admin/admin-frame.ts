import { html } from 'hono/html'
import { roleText } from '../../../domain/user.ts'
import { type Assets, layout } from '../../layout.ts'
import type { View } from '../../view.ts'
import type { Viewer } from './viewer.ts'

const SECTIONS = [
  ['/quan-tri', 'Độ phủ'],
  ['/quan-tri/kiem-tra', 'Kiểm tra địa chỉ'],
  ['/quan-tri/phan-hoi', 'Phản hồi'],
  ['/quan-tri/khoa', 'Khóa của cổng'],
  ['/quan-tri/nhat-ky', 'Nhật ký'],
] as const
export type AdminSection = (typeof SECTIONS)[number][0]

type FrameParts = { assets: Assets; viewer: Viewer; section: AdminSection; title: string; main: View; head?: View }

/** The frame of the administrators' pages: where one is, what else there is, who is signed in. */
export function adminFrame({ assets, viewer, section, title, main, head }: FrameParts): View {
  return layout({
    title: `${title} – Quản trị`,
    assets,
    box: null,
    head: html`<link rel="stylesheet" href="${assets.admin}">${head ?? ''}`,
    main: html`<div class="admin__bar"><nav aria-label="Quản trị"><ul>${SECTIONS.map(
      ([url, name]) => html`<li><a href="${url}"${url === section ? html` aria-current="page"` : ''}>${name}</a></li>`,
    )}</ul></nav>
<form method="post" action="/quan-tri/dang-xuat">${csrfField(viewer)}<span class="admin__who">${viewer.name} · ${roleName(viewer)}</span> <button class="button--quiet" type="submit">Đăng xuất</button></form></div>
${main}`,
  })
}

/** Stands in every form: a form without it changes nothing. */
export function csrfField({ csrf }: Viewer): View {
  return html`<input type="hidden" name="csrf" value="${csrf}">`
}

function roleName({ role }: Viewer): string {
  if (role.kind === 'country') return 'toàn quốc'
  return role.kind === 'read-only' ? 'chỉ xem' : roleText(role).replace('branch:', 'nhánh ')
}

/** The same as data. `query` is what the page was asked with. */
export function dataLinks(path: string, query: URLSearchParams): View {
  const link = (format: 'csv' | 'json', name: string) => {
    const parameters = new URLSearchParams(query)
    parameters.set('format', format)
    return html`<a href="${path}?${parameters}">${name}</a>`
  }
  return html`<p class="fine admin__data">Tải số liệu: ${link('csv', 'CSV')} · ${link('json', 'JSON')}</p>`
}
