import { html } from 'hono/html'
import type { Names } from '../../../config/names.ts'
import type { PortalKey } from '../../../domain/ports.ts'
import { formatTime } from '../../format.ts'
import type { Assets } from '../../layout.ts'
import { adminFrame, csrfField } from '../../parts/admin/admin-frame.ts'
import type { Viewer } from '../../parts/admin/viewer.ts'
import type { View } from '../../view.ts'

type KeysParts = {
  assets: Assets
  viewer: Viewer
  names: Names
  keys: readonly PortalKey[]
  /** The portals for which the viewer may make a key; empty for nobody. */
  portals: readonly { id: string; name: string }[]
  /** A key that has just been made, shown once. */
  made: string | null
}

/** The keys by which portals speak for themselves. */
export function keysPage({ assets, viewer, names, keys, portals, made }: KeysParts): View {
  const mayChange = new Set(portals.map(({ id }) => id))
  return adminFrame({
    assets,
    viewer,
    section: '/quan-tri/khoa',
    title: 'Khóa của cổng',
    main: html`<h1>Khóa của cổng</h1><p class="fine">Với khóa này một cổng tự báo trang mới và trả lời phản hồi. Hệ thống chỉ giữ bản băm.</p>
${made ? html`<p class="done" role="status">Khóa mới, chỉ hiện một lần: <code>${made}</code></p>` : ''}
${
  portals.length > 0
    ? html`<form class="admin__filter" method="post" action="/quan-tri/khoa">${csrfField(viewer)}<p><label for="cong">Cổng</label> <select id="cong" name="cong" required>${portals.map(({ id, name }) => html`<option value="${id}">${name}</option>`)}</select></p><p><label for="nhan">Dùng để</label> <input id="nhan" name="nhan" required maxlength="100"></p><p><button type="submit">Tạo khóa</button></p></form>`
    : ''
}
${
  keys.length === 0
    ? html`<p>Chưa có khóa nào.</p>`
    : html`<div class="scroll" tabindex="0" role="region" aria-label="Các khóa"><table class="coverage"><thead><tr><th scope="col">Cổng</th><th scope="col">Dùng để</th><th scope="col">Tạo lúc</th><th scope="col">Dùng lần cuối</th><th scope="col">Trạng thái</th></tr></thead><tbody>${keys.map(
        ({ id, portalId, label, createdAt, createdBy, lastUsedAt, revokedAt }) =>
          html`<tr><th scope="row">${names.portal(portalId)}</th><td>${label}</td><td>${formatTime(createdAt)} <small>${createdBy}</small></td><td>${lastUsedAt ? formatTime(lastUsedAt) : 'chưa dùng'}</td><td>${
            revokedAt
              ? `thu hồi ${formatTime(revokedAt)}`
              : mayChange.has(portalId)
                ? html`<form method="post" action="/quan-tri/khoa/thu-hoi">${csrfField(viewer)}<input type="hidden" name="id" value="${id}"><label><input type="checkbox" name="chac" value="co" required> Tôi chắc chắn</label> <button class="button--quiet" type="submit">Thu hồi</button></form>`
                : 'đang dùng'
          }</td></tr>`,
      )}</tbody></table></div>`
}`,
  })
}
