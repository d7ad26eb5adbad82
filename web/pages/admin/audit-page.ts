import { html } from 'hono/html'
import type { AuditEntry } from '../../../domain/ports.ts'
import type { Assets } from '../../layout.ts'
import { adminFrame, dataLinks } from '../../parts/admin/admin-frame.ts'
import { auditTable } from '../../parts/admin/audit-table.ts'
import type { Viewer } from '../../parts/admin/viewer.ts'
import type { View } from '../../view.ts'

export function auditPage({ assets, viewer, entries }: { assets: Assets; viewer: Viewer; entries: readonly AuditEntry[] }): View {
  return adminFrame({
    assets,
    viewer,
    section: '/quan-tri/nhat-ky',
    title: 'Nhật ký',
    main: html`<h1>Nhật ký</h1><p class="fine">Ai đã làm gì, mới nhất trước. Không ghi gì về người tìm kiếm.</p>
${auditTable(entries)}${dataLinks('/quan-tri/nhat-ky', new URLSearchParams())}`,
  })
}
