import { html, raw } from 'hono/html'
import type { Portal } from '../../domain/portal.ts'
import { type Assets, layout } from '../layout.ts'
import { embedForm, embedSnippet } from '../parts/embed-snippet.ts'
import type { View } from '../view.ts'

export type EmbedChoice = {
  typed: string
  portal: Portal | null
  scope: 'portal' | 'branch' | 'all'
  results: 'here' | 'page'
  /** `#9d1c20` */
  accent: string
}

type EmbedParts = {
  assets: Assets
  /** Address of this site, without a slash at its end. */
  site: string
  script: { path: string; integrity: string }
  choice: EmbedChoice
  isUnknown: boolean
}

/** Builds what a portal pastes into its pages, and shows it at work. */
export function embedPage({ assets, site, script, choice, isUnknown }: EmbedParts): View {
  const { typed, portal, scope, results, accent } = choice
  const radio = (name: string, value: string, chosen: string, label: string) =>
    html`<label><input type="radio" name="${name}" value="${value}"${value === chosen ? ' checked' : ''}> ${label}</label>`
  return layout({
    title: 'Nhúng ô tìm kiếm vào cổng của bạn',
    assets,
    isIndexable: true,
    head: html`<link rel="stylesheet" href="${assets.reading}">
<script type="module" src="${script.path}" integrity="${script.integrity}" crossorigin="anonymous"></script>
<script type="module" src="${assets.embedBuilder}"></script>
<script type="module" src="${assets.copy}"></script>`,
    main: html`<h1>Nhúng ô tìm kiếm vào cổng của bạn</h1>
<p class="lead">Một thẻ script, không cần khóa, không theo dõi người dùng. Ô tìm kiếm có gợi ý, dùng được bằng bàn phím và trình đọc màn hình, và không đụng đến giao diện của trang.</p>
<form class="builder" action="/nhung" method="get" data-builder>
${isUnknown ? html`<p class="problem" role="alert" id="loi">Không có cổng này trong <a href="/cong">danh mục cổng</a>.</p>` : ''}
<label for="portal">Mã cổng hoặc tên miền</label>
<input id="portal" name="portal" value="${typed}" placeholder="quangninh.gov.vn" autocomplete="off" maxlength="200"${isUnknown ? raw(' aria-invalid="true" aria-describedby="loi"') : ''}>
<fieldset><legend>Tìm trong</legend>${radio('scope', 'portal', scope, 'cổng này')}${radio('scope', 'branch', scope, 'cổng này và đơn vị trực thuộc')}${radio('scope', 'all', scope, 'mọi cổng')}</fieldset>
<fieldset><legend>Kết quả hiện ở</legend>${radio('results', 'here', results, 'ngay tại chỗ')}${radio('results', 'page', results, 'trang của Liên Cổng')}</fieldset>
<label for="accent">Màu chủ đạo</label>
<input id="accent" name="accent" type="color" value="${accent}">
<button type="submit">Tạo đoạn mã</button>
</form>
<div id="doan-ma-va-xem-thu">${portal ? builtFor({ ...choice, portal }, site, script) : html`<p class="notice">Nhập mã cổng hoặc tên miền để có đoạn mã và xem thử.</p>`}</div>
<h2>Cần biết</h2>
<ul class="plain">
<li>Chỉ trang trên tên miền của chính cổng (có hoặc không có <code>www.</code>) mới gọi được; danh sách tên miền ở <a href="/api/v1/portals">/api/v1/portals</a>.</li>
<li>Nếu trang có Content-Security-Policy: thêm <code>${site}</code> vào <code>script-src</code>, <code>connect-src</code> và <code>form-action</code>.</li>
<li>Bản đã phát hành không bao giờ đổi, nên mã băm luôn đúng. Muốn luôn dùng bản mới nhất: <code>${site}/nhung/v1/lien-cong.js</code>, không kèm <code>integrity</code>.</li>
<li>Màu sắc: <code>--lien-cong-accent</code>, <code>-on-accent</code>, <code>-text</code>, <code>-background</code>, <code>-border</code>, <code>-link</code>, <code>-soft</code>, <code>-mark</code>, <code>-hover</code>, <code>-focus</code>, <code>-radius</code>, <code>-font</code>.</li>
<li>Chỉ đếm số lượt theo ngày; không ghi ai hỏi gì. Cổng xem số lượt bằng khóa của mình: <a href="/api#embedUses">API</a>.</li>
</ul>`,
  })
}

function builtFor(choice: EmbedChoice & { portal: Portal }, site: string, script: EmbedParts['script']): View {
  const { portal, scope, results, accent } = choice
  return html`<section aria-labelledby="doan-ma"><h2 id="doan-ma">Đoạn mã cho ${portal.name}</h2>
<pre class="snippet" id="ma" tabindex="0">${embedSnippet(choice, site, script)}</pre>
<p><button class="button--quiet" type="button" data-copy="ma" hidden>Sao chép đoạn mã</button> <span class="fine" role="status" data-copied></span></p></section>
<section aria-labelledby="xem-thu"><h2 id="xem-thu">Xem thử</h2>
<div class="preview"><lien-cong-tim-kiem portal="${portal.id}" scope="${scope}" results="${results}" data-accent="${accent}">${embedForm(choice, '')}</lien-cong-tim-kiem></div></section>`
}
