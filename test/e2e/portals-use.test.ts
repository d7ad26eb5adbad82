import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aStoredDocument } from '../support/a-document.ts'
import { aPassage } from '../support/a-passage.ts'
import { aPortal, aRegistry } from '../support/a-portal.ts'
import { type RunningApp, startApp } from '../support/an-app.ts'
import { openBrowser, withContext } from '../support/browser.ts'
import { SAMPLE_PASSAGES, SAMPLE_REGISTRY } from '../support/sample-world.ts'

const PHONE = { width: 360, height: 740 }
const DESKTOP = { width: 1280, height: 900 }
const LOOKS = [
  ['phone', PHONE, 'light'],
  ['desktop', DESKTOP, 'dark'],
] as const
const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
const HOSTILE = `Bẫy <img src=x onerror="document.title='hỏng'">\u202Eđảo ngược ${'dài'.repeat(60)}`
const DOCUMENT = aStoredDocument({
  pageId: 'document-1',
  portalId: 'quang-ninh',
  url: 'https://quangninh.test/qd.html',
  title: 'Kế hoạch chuyển đổi số năm 2026 của tỉnh Quảng Ninh',
  text: 'Điều 1. Mục tiêu\nHồ sơ được xử lý trên mạng.\nĐiều 2. Tổ chức\nMỗi đơn vị có một đầu mối.',
  kind: 'legal-document',
  documentNumber: '118/KH-UBND',
  issuer: 'UBND tỉnh Quảng Ninh',
  publishedAt: '2026-01-13',
  relations: [{ relation: 'based-on', number: '42/2022/NĐ-CP' }],
  attachments: [{ url: 'https://quangninh.test/118.pdf', title: 'Toàn văn' }],
  seenAt: '2026-01-14T01:00:00.000Z',
})

/** A portal's own site: its pages hold what the builder gave them, under a policy and styles that would break what is not careful. */
let portalSite: { url: string; close(): void }
let portalHead = ''
let app: RunningApp
let browser: Browser
beforeAll(async () => {
  const server = createServer((_request, response) => {
    const site = app.url
    response.setHeader('content-type', 'text/html; charset=utf-8')
    response.setHeader(
      'content-security-policy',
      `default-src 'none'; script-src ${site}; connect-src ${site}; form-action ${site}; style-src 'unsafe-inline'; require-trusted-types-for 'script'`,
    )
    response.end(`<!doctype html><html lang="vi"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Cổng thử</title>
<style>input, button, li { display: none !important; color: red; font-size: 60px } mark { background: blue }</style></head>
<body><main><h1>Cổng thử</h1>${portalHead}</main></body></html>`)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  portalSite = { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close: () => server.close() }
  const portal = aPortal({ id: 'cong-thu', name: 'Cổng thử', parent: 'chinh-phu', baseUrls: [portalSite.url] })
  app = await startApp({
    registry: aRegistry(...SAMPLE_REGISTRY.portals, portal),
    passages: [
      ...SAMPLE_PASSAGES,
      ...Array.from({ length: 14 }, (_, index) =>
        aPassage({
          id: `thu-${index}`,
          portal: 'cong-thu',
          title: `Tuyển sinh lớp ${index + 1}`,
          text: 'Nộp hồ sơ tuyển sinh trực tuyến.',
        }),
      ),
      aPassage({ id: 'bay', portal: 'cong-thu', title: HOSTILE, text: HOSTILE, url: 'javascript:document.title="hỏng"' }),
    ],
    documents: { document: async (id) => (id === DOCUMENT.pageId ? DOCUMENT : null) },
  })
  browser = await openBrowser()
})
afterAll(async () => {
  await browser.close()
  await app.close()
  portalSite.close()
})

/** What the builder gives for the portal of the test. */
async function snippet(choice: string): Promise<string> {
  let text = ''
  await withContext(browser, { viewport: DESKTOP }, async (context) => {
    const page = await context.newPage()
    await page.goto(`${app.url}/nhung?portal=cong-thu&${choice}`)
    text = (await page.locator('#ma').textContent()) ?? ''
  })
  return text
}

const visit = (
  run: (page: Page) => Promise<void>,
  { viewport = DESKTOP, javaScriptEnabled = true, colorScheme = 'light' as 'light' | 'dark' } = {},
) =>
  withContext(browser, { viewport, javaScriptEnabled, colorScheme }, async (context) => {
    const page = await context.newPage()
    const faults: string[] = []
    page.on(
      'console',
      (message) => void (/Content Security Policy|TrustedHTML/i.test(message.text()) && faults.push(message.text())),
    )
    page.on('pageerror', (error) => void faults.push(error.message))
    await run(page)
    expect(faults).toEqual([])
  })
const violationsOf = async (page: Page) => {
  const { violations } = await new AxeBuilder({ page }).withTags(WCAG).analyze()
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`)
}

describe.each([
  ['phone', PHONE],
  ['desktop', DESKTOP],
] as const)('the search box on a portal’s own page, on a %s', (_size, viewport) => {
  const box = (page: Page) => page.locator('lien-cong-tim-kiem').getByRole('combobox')

  test('suggests by keyboard, and shows results in place, more of them on demand', async () => {
    portalHead = await snippet('results=here&accent=%23005a3c')
    await visit(
      async (page) => {
        await page.goto(portalSite.url)
        await box(page).pressSequentially('tuyen s')
        await page.getByRole('option').first().waitFor()
        await page.keyboard.press('ArrowDown')
        expect(await box(page).getAttribute('aria-activedescendant')).toMatch(/-0$/)
        await page.keyboard.press('Enter')

        const titles = page.locator('lien-cong-tim-kiem .title')
        await titles.first().waitFor()
        expect(await page.locator('lien-cong-tim-kiem .results [role=status]').textContent()).toMatch(
          /^14 kết quả cho “tuyển sinh/,
        )
        expect(await titles.count()).toBe(10)
        expect(await titles.first().locator('mark').textContent()).toContain('Tuyển sinh')
        await page.getByRole('button', { name: 'Xem thêm' }).click()
        await titles.nth(13).waitFor()
        expect(
          await page.evaluate("document.querySelector('lien-cong-tim-kiem').shadowRoot.activeElement?.textContent"),
        ).toContain('Tuyển sinh')
        expect(new URL(page.url()).origin).toBe(portalSite.url)
        expect(await violationsOf(page)).toEqual([])
      },
      { viewport },
    )
  })

  test('keeps its own styles and leaves those of the page alone; its colours can be set', async () => {
    portalHead = `${await snippet('results=here&accent=%23005a3c')}<button id="theirs" style="color: rgb(1, 2, 3) !important">x</button>`
    await visit(
      async (page) => {
        await page.goto(portalSite.url)
        const styleOf = (selector: string, property: string) =>
          page.evaluate(
            `getComputedStyle(document.querySelector('lien-cong-tim-kiem').shadowRoot.querySelector('${selector}')).${property}`,
          )

        expect(await styleOf('form button', 'backgroundColor')).toBe('rgb(0, 90, 60)')
        expect(await styleOf('input', 'fontSize')).toBe('16px')
        expect(await box(page).isVisible()).toBe(true)
        expect(await page.evaluate("getComputedStyle(document.getElementById('theirs')).display")).toBe('none')
        expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0)
      },
      { viewport },
    )
  })

  test('leads to our results page when the portal wants that', async () => {
    portalHead = await snippet('results=page&scope=branch')
    await visit(
      async (page) => {
        await page.goto(portalSite.url)
        await box(page).fill('tuyển sinh')
        await box(page).press('Enter')
        await page.waitForURL(/tim-kiem/)
        expect(await page.locator('h1').textContent()).toBe('14 kết quả cho “tuyển sinh”')
        expect(new URL(page.url()).searchParams.get('branch')).toBe('cong-thu')
      },
      { viewport },
    )
  })

  test('is a plain form without JavaScript', async () => {
    portalHead = (await snippet('results=here')).replace('<style>', '<style>input, button { display: inline !important } ')
    await visit(
      async (page) => {
        await page.goto(portalSite.url)
        await page.getByLabel('Tìm kiếm').fill('tuyển sinh')
        await page.getByRole('button', { name: 'Tìm' }).click({ force: true })
        await page.waitForURL(/tim-kiem/)
        expect(await page.locator('h1').textContent()).toBe('14 kết quả cho “tuyển sinh”')
      },
      { viewport, javaScriptEnabled: false },
    )
  })

  test('shows a hostile title as text and its address as no link', async () => {
    portalHead = await snippet('results=here')
    await visit(
      async (page) => {
        await page.goto(portalSite.url)
        await box(page).fill('bẫy')
        await box(page).press('Enter')
        const title = page.locator('lien-cong-tim-kiem .title').first()
        await title.waitFor()
        expect(await title.textContent()).toContain('<img src=x onerror=')
        expect(await title.textContent()).not.toContain('\u202E')
        expect(await page.locator('lien-cong-tim-kiem').locator('img, .title a').count()).toBe(0)
        expect(await page.title()).toBe('Cổng thử')
        expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0)
      },
      { viewport },
    )
  })
})

test('on a page of another site the box says that searching is paused, and leads to our page', async () => {
  portalHead = (await snippet('results=here')).replaceAll('portal="cong-thu"', 'portal="quang-ninh"')
  await withContext(browser, { viewport: DESKTOP }, async (context) => {
    const page = await context.newPage()
    await page.goto(portalSite.url)
    const box = page.locator('lien-cong-tim-kiem').getByRole('combobox')
    await box.fill('ho chieu')
    await box.press('Enter')
    await page.getByText('Tìm kiếm đang tạm dừng').waitFor()
    expect(await page.getByRole('link', { name: 'Xem trên Liên Cổng' }).getAttribute('href')).toContain(
      `${app.url}/tim-kiem?q=ho+chieu`,
    )
  })
})

describe.each([
  ['phone', PHONE, true],
  ['desktop', DESKTOP, true],
  ['phone', PHONE, false],
  ['desktop', DESKTOP, false],
] as const)('on a %s %o with JavaScript %s', (_size, viewport, javaScriptEnabled) => {
  test('a hit leads to its document here; a mistake is reported and its answer looked up', () =>
    visit(
      async (page) => {
        await page.goto(`${app.url}/tai-lieu/document-1`)
        expect(await page.locator('h1').textContent()).toBe(DOCUMENT.title)
        expect(await page.getByRole('link', { name: 'Xem bản gốc trên quangninh.test' }).getAttribute('href')).toBe(
          'https://quangninh.test/qd.html',
        )
        expect(await page.getByRole('button', { name: 'Sao chép câu trích dẫn' }).isVisible()).toBe(javaScriptEnabled)

        await page.getByText('Báo lỗi nội dung').click()
        await page.getByLabel('Sai ngày, số hiệu hoặc cơ quan').check()
        await page.getByLabel('Nói rõ hơn').fill('Số hiệu thiếu năm.')
        await page.getByRole('button', { name: 'Gửi báo lỗi' }).click()
        expect(await page.locator('h1').textContent()).toBe('Đã gửi báo lỗi')
        await page.getByRole('link', { name: 'Xem trả lời' }).click()
        expect(await page.locator('.said').first().textContent()).toBe('Số hiệu thiếu năm.')
        expect(await page.locator('main').textContent()).toContain('Chưa có trả lời.')
      },
      { viewport, javaScriptEnabled },
    ))

  test('the builder gives a snippet for a portal that is named by its address', () =>
    visit(
      async (page) => {
        await page.goto(`${app.url}/nhung`)
        await page.getByLabel('Mã cổng hoặc tên miền').fill('quangninh.test')
        if (javaScriptEnabled) await page.getByLabel('cổng này và đơn vị trực thuộc').check()
        else {
          await page.getByLabel('cổng này và đơn vị trực thuộc').check()
          await page.getByRole('button', { name: 'Tạo đoạn mã' }).click()
        }
        await page.locator('#ma').waitFor()
        expect(await page.locator('#ma').textContent()).toContain(
          '<lien-cong-tim-kiem portal="quang-ninh" scope="branch" results="here">',
        )
        const preview = page.locator('.preview')
        await (javaScriptEnabled ? preview.getByRole('combobox') : preview.getByRole('searchbox')).fill('ho chieu')
        await preview.getByRole('button', { name: 'Tìm' }).click()
        if (javaScriptEnabled) await preview.locator('.title').first().waitFor()
        else expect(await page.locator('h1').textContent()).toMatch(/kết quả cho “ho chieu”/)
      },
      { viewport, javaScriptEnabled },
    ))

  test('the API is tried on its own reference', () =>
    visit(
      async (page) => {
        await page.goto(`${app.url}/api`)
        const search = page.locator('#search')
        await search.locator('.try > summary').click()
        await search.getByRole('button', { name: 'Gọi thử' }).click()
        if (javaScriptEnabled) {
          const answer = search.getByLabel('Trả lời')
          await answer.waitFor()
          expect(JSON.parse((await answer.textContent()) ?? '').total).toBeGreaterThan(10)
          expect(await search.getByRole('status').textContent()).toMatch(/^GET \/api\/v1\/search\?.* → 200/)
        } else expect(JSON.parse((await page.locator('body').textContent()) ?? '').total).toBeGreaterThan(10)
        if (javaScriptEnabled) {
          const similar = page.locator('#similar')
          await similar.locator('.try > summary').click()
          await similar.locator('[data-in-path]').fill('document-1')
          await similar.getByRole('button', { name: 'Gọi thử' }).click()
          await similar.getByLabel('Trả lời').waitFor()
          expect(await similar.getByRole('status').textContent()).toMatch(
            /^GET \/api\/v1\/documents\/document-1\/similar\?limit=5 → 200/,
          )
        }
      },
      { viewport, javaScriptEnabled },
    ))
})

const PAGES: [name: string, path: string, prepare?: (page: Page) => Promise<void>][] = [
  ['document', '/tai-lieu/document-1', (page) => page.getByText('Báo lỗi nội dung').click()],
  ['document from the engine', '/tai-lieu/document-2'],
  ['hostile document', '/tai-lieu/bay'],
  ['looking up a report', '/bao-loi'],
  ['unknown report', '/bao-loi?ma=ABCDE23456'],
  ['builder', '/nhung'],
  ['builder with a snippet', '/nhung?portal=quang-ninh'],
  ['unknown portal', '/nhung?portal=khong-co'],
  ['reference', '/api', (page) => page.locator('#search .try > summary').click()],
  ['results', '/tim-kiem?q=ho+chieu&branch=quang-ninh'],
]
describe.each(LOOKS)('on a %s %o in %s colours', (_size, viewport, colorScheme) => {
  test.each(PAGES)('%s: axe finds nothing, nothing is refused, and nothing is wider than the window', (_name, path, prepare) =>
    visit(
      async (page) => {
        await page.goto(app.url + path)
        await prepare?.(page)
        expect(await violationsOf(page)).toEqual([])
        expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0)
      },
      { viewport, colorScheme },
    ),
  )
})

test('a citation is copied by a button, and said so', () =>
  withContext(browser, { viewport: DESKTOP, permissions: ['clipboard-read', 'clipboard-write'] }, async (context) => {
    const page = await context.newPage()
    await page.goto(`${app.url}/tai-lieu/document-1`)
    await page.getByRole('button', { name: 'Sao chép câu trích dẫn' }).click()
    await page.getByText('Đã sao chép.').waitFor()
    expect(await page.evaluate('navigator.clipboard.readText()')).toContain(
      '“Kế hoạch chuyển đổi số năm 2026 của tỉnh Quảng Ninh”',
    )
  }))
