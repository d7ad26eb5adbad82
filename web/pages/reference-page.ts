import { html } from 'hono/html'
import { type Assets, layout } from '../layout.ts'
import { type OpenApi, operationPart, type ShownOperation } from '../parts/operation.ts'
import type { View } from '../view.ts'

const METHODS = ['get', 'post', 'put', 'delete'] as const

/** The description of the API for people, made of nothing but the document that programs read. */
export function referencePage({ assets, document }: { assets: Assets; document: OpenApi }): View {
  const { info, tags = [], paths = {} } = document
  const operations = Object.entries(paths).flatMap(([path, item]) =>
    METHODS.flatMap((method): ShownOperation[] => (item[method] ? [{ path, method, operation: item[method] }] : [])),
  )
  const groups = tags.map(({ name }) => ({ name, of: operations.filter(({ operation }) => operation.tags?.includes(name)) }))
  return layout({
    title: 'API tìm kiếm',
    assets,
    isIndexable: true,
    head: html`<link rel="stylesheet" href="${assets.reading}">
<script type="module" src="${assets.tryIt}"></script>
<link rel="service-desc" type="application/json" href="/api/v1/openapi.json">`,
    main: html`<div class="reference">
<h1>API tìm kiếm</h1>
${(info.description ?? '').split('\n\n').map((paragraph) => html`<p>${paragraph}</p>`)}
<p><a class="button" href="/api/v1/openapi.json">Mô tả OpenAPI 3.1</a> <a href="/nhung">Nhúng ô tìm kiếm vào cổng của bạn</a></p>
<nav aria-label="Các lệnh gọi">${groups.map(
      ({ name, of }) =>
        html`<h2>${name}</h2><ul>${of.map(({ path, operation }) => html`<li><a href="#${operation.operationId}"><code>${path}</code></a> ${operation.summary}</li>`)}</ul>`,
    )}</nav>
${groups.map(({ of }) => of.map((shown) => operationPart(shown, document)))}
</div>`,
  })
}
