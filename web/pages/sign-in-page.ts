import { html } from 'hono/html'
import { type Assets, layout } from '../layout.ts'
import type { View } from '../view.ts'

type SignInParts = {
  assets: Assets
  /** The key as long as nobody has a name here; a name with its password from then on. */
  asksFor: 'key' | 'name'
  /** Why the last try did not do. */
  problem?: string
}

export function signInPage({ assets, asksFor, problem }: SignInParts): View {
  const wrong = problem ? html` aria-invalid="true"` : ''
  const described = html`aria-describedby="goi-y${problem ? ' loi' : ''}"`
  return layout({
    title: 'Đăng nhập quản trị',
    assets,
    box: null,
    main: html`<form class="sign-in" method="post" action="/quan-tri/dang-nhap"><h1>Đăng nhập quản trị</h1>
${problem ? html`<p class="problem" role="alert" id="loi">${problem}</p>` : ''}
${
  asksFor === 'key'
    ? html`<label for="key">Khóa quản trị</label>
<input id="key" name="key" type="password" autocomplete="current-password" required maxlength="500" ${described}${wrong}>
<p class="fine" id="goi-y">Khóa do người vận hành hệ thống cấp. Phiên đăng nhập kéo dài 8 giờ.</p>`
    : html`<label for="name">Tên đăng nhập</label>
<input id="name" name="name" autocomplete="username" autocapitalize="none" required maxlength="40"${wrong}>
<label for="password">Mật khẩu</label>
<input id="password" name="password" type="password" autocomplete="current-password" required maxlength="200" ${described}${wrong}>
<p class="fine" id="goi-y">Tài khoản do người vận hành hệ thống tạo. Phiên đăng nhập kéo dài 8 giờ.</p>`
}
<button type="submit">Đăng nhập</button></form>`,
  })
}
