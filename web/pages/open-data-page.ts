import { html } from 'hono/html'
import { DUMP_LICENCES, type DumpManifest } from '../../domain/dump.ts'
import { formatNumber, formatTime } from '../format.ts'
import { type Assets, layout } from '../layout.ts'
import { portalPageUrl } from '../links.ts'
import type { View } from '../view.ts'

/** What everybody may take along: the dump with its schema and licences, tables, feeds and the API. */
export function openDataPage({ assets, manifest }: { assets: Assets; manifest: DumpManifest | null }): View {
  return layout({
    title: 'Dữ liệu mở',
    assets,
    isIndexable: true,
    head: html`<link rel="stylesheet" href="${assets.directory}">`,
    main: html`<h1>Dữ liệu mở</h1>
<p class="lead">Mọi thứ Liên Cổng biết về tài liệu của các cổng, để nhà báo, nhà nghiên cứu và lập trình viên dùng lại.</p>
<section aria-labelledby="ban-day-du"><h2 class="section-title" id="ban-day-du">Bản đầy đủ</h2>${manifest ? dump(manifest) : html`<p>Máy chủ này chưa có bản đầy đủ. Các bảng số liệu, bản tin và API bên dưới vẫn dùng được.</p>`}</section>
<section aria-labelledby="giay-phep"><h2 class="section-title" id="giay-phep">Quyền sử dụng</h2><dl>${Object.entries(DUMP_LICENCES).map(([id, words]) => html`<dt><code>${id}</code></dt><dd>${words}</dd>`)}</dl></section>
<section aria-labelledby="cach-khac"><h2 class="section-title" id="cach-khac">Từng phần</h2><ul>
<li><a href="/du-lieu">Dữ liệu sống</a>: mọi bảng số liệu có CSV và JSON.</li>
<li><a href="/api/v1/portals">Danh mục cổng</a> (JSON).</li>
<li><a href="/api">API</a>: tìm kiếm, gợi ý, tài liệu; mô tả <a href="/api/v1/openapi.json">OpenAPI 3.1</a>.</li>
<li>Mỗi lần tìm kiếm có bản tin Atom, RSS và JSON Feed ở cuối trang kết quả.</li></ul></section>`,
  })
}

function dump({ createdAt, documents, files, sources }: DumpManifest): View {
  return html`<p><strong>${formatNumber(documents)}</strong> tài liệu, lập lúc <time datetime="${createdAt}">${formatTime(createdAt)}</time>. Mô tả cho chương trình: <a href="/du-lieu-mo/manifest.json">manifest.json</a>.</p>
<div class="scroll" role="region" aria-label="Tệp" tabindex="0"><table class="data-table"><caption>Tệp</caption><thead><tr><th scope="col">Tệp</th><th scope="col">Nội dung</th><th scope="col">Byte</th><th scope="col">SHA-256</th></tr></thead><tbody>${files.map(
    ({ name, what, bytes, sha256 }) =>
      html`<tr><th scope="row"><a href="/du-lieu-mo/${name}" download>${name}</a></th><td class="data-table__text">${what}</td><td>${formatNumber(bytes)}</td><td class="data-table__text"><code>${sha256.slice(0, 16)}…</code></td></tr>`,
  )}</tbody></table></div>
<details><summary>Nguồn và quyền theo cổng (${formatNumber(sources.length)})</summary><table class="data-table"><caption>Tài liệu theo nguồn</caption><thead><tr><th scope="col">Cổng</th><th scope="col">Tài liệu</th><th scope="col">Có toàn văn (<code>official-text</code>)</th></tr></thead><tbody>${sources.map(
    ({ portal, name, documents: count, official }) =>
      html`<tr><th scope="row"><a href="${portalPageUrl(portal)}">${name}</a></th><td>${formatNumber(count)}</td><td>${formatNumber(official)}</td></tr>`,
  )}</tbody></table></details>`
}
