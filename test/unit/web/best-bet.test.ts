import { expect, test } from 'vitest'
import { bestBets, type ShownBestBet } from '../../../web/parts/best-bet.ts'

const render = async (...bets: ShownBestBet[]) => String(await bestBets(bets))

test('a best bet is a link with its host and its note, and says that it is a suggestion', async () => {
  const html = await render({ url: 'https://mot.test/ho-chieu?a=1&b=2', title: 'Cấp hộ chiếu', note: 'Làm trực tuyến' })

  expect(html).toContain('<a href="https://mot.test/ho-chieu?a=1&amp;b=2" rel="noopener">Cấp hộ chiếu</a>')
  expect(html).toContain('mot.test</span>')
  expect(html).toContain('Làm trực tuyến')
  expect(html).toContain('Đề xuất')
})

test('titles and notes are text, whatever stands in them', async () => {
  const html = await render({ url: 'https://mot.test/"><script>', title: '<script>alert(1)</script>', note: '</p><img src=x>' })

  expect(html).not.toMatch(/<script|<img/)
  expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;')
})

test('what cannot be a link is not shown, and without any there is no section', async () => {
  expect(await render()).toBe('')
  expect(await render({ url: 'javascript:alert(1)', title: 'x', note: null })).toBe('')
  const html = await render(
    { url: 'javascript:alert(1)', title: 'Xấu', note: null },
    { url: 'https://mot.test/', title: '', note: null },
  )
  expect(html).not.toContain('Xấu')
  expect(html).toContain('>mot.test</a>')
  expect(html).not.toContain('hit__snippet')
})
