import { expect, test } from 'vitest'
import { isLogin, isPrintView, isWayToLogin } from '../../../crawler/page-kinds.ts'

const at = (path: string) => new URL(`https://a.gov.vn${path}`)

test.each([
  '/print/123',
  '/in-bai-viet/7',
  '/PrintView.aspx?id=3',
  '/tin?id=1&print=1',
  '/tin?tmpl=component&print=1&page=',
  '/x?view=print',
])('%s is a print view', (path) => expect(isPrintView(at(path))).toBe(true))
test.each([
  '/nha-in/1',
  '/tin/in-an-tai-lieu',
  '/blueprint',
  '/tin?fingerprint=1',
  '/tin?in=tieu-de',
  '/printing-office',
  '/an-ban-in-moi/1',
])('%s is none', (path) => expect(isPrintView(at(path))).toBe(false))
test.each(['/dang-nhap', '/Login.aspx', '/account/login/', '/wp-login.php'])('%s is a log-in page', (path) =>
  expect(isLogin(at(path))).toBe(true),
)
test.each(['/dang-nhap-cong-dan-so', '/tin/huong-dan-dang-nhap.html', '/logincong'])('%s is none', (path) =>
  expect(isLogin(at(path))).toBe(false),
)
test('a log-in page that leads back to a page is one of endlessly many', () => {
  expect(isWayToLogin(at('/dang-nhap?returnUrl=%2Ftin%2F1'))).toBe(true)
  expect(isWayToLogin(at('/dang-nhap'))).toBe(false)
  expect(isWayToLogin(at('/tin?returnUrl=%2F'))).toBe(false)
})
