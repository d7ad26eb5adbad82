import { html } from 'hono/html'
import { type Assets, layout } from '../layout.ts'
import type { View } from '../view.ts'

/** Asks for the administrators' key. `problem` says why the last try did not do. */
export function signInPage({ assets, problem }: { assets: Assets; problem?: string }): View {
  return layout({
    title: 'Đăng nhập quản trị',
    assets,
    box: null,
    main: html`<form class="sign-in" method="post" action="/quan-tri/dang-nhap"><h1>Đăng nhập quản trị</h1>
${problem ? html`<p class="problem" role="alert" id="loi">${problem}</p>` : ''}
<label for="key">Khóa quản trị</label>
<input id="key" name="key" type="password" autocomplete="current-password" required maxlength="500" aria-describedby="goi-y${problem ? ' loi' : ''}"${problem ? ' aria-invalid="true"' : ''}>
<p class="fine" id="goi-y">Khóa do người vận hành hệ thống cấp. Phiên đăng nhập kéo dài 8 giờ.</p>
<button type="submit">Đăng nhập</button></form>`,
  })
}
