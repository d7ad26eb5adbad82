import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ADMIN_KEY, type RunningApp, startApp } from '../support/an-app.ts'
import { openBrowser, withContext } from '../support/browser.ts'

const PHONE = { width: 360, height: 740 }
const DESKTOP = { width: 1280, height: 900 }
/** Colours do not depend on the width, nor the layout on the colours: each is looked at once. */
const LOOKS = [
  ['phone', PHONE, 'light'],
  ['desktop', DESKTOP, 'dark'],
] as const
const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

let app: RunningApp
let browser: Browser
beforeAll(async () => {
  app = await startApp()
  browser = await openBrowser()
})
afterAll(async () => {
  await browser.close()
  await app.close()
})

/** Results that are changed in place are there. */
const settled = (page: Page) => page.locator('.results[aria-busy]').waitFor({ state: 'detached' })
const titles = (page: Page) => page.locator('.hit__title').allTextContents()
const heading = (page: Page) => page.locator('h1').textContent()
/** A search field without its script, a combobox with it. */
const box = (page: Page) => page.getByLabel('Nội dung cần tìm')
const facet = (page: Page, name: string) => page.locator('.facets li a', { hasText: name }).first()

describe.each([
  ['phone', PHONE, false],
  ['phone', PHONE, true],
  ['desktop', DESKTOP, false],
  ['desktop', DESKTOP, true],
] as const)('on a %s %o with JavaScript %s', (size, viewport, javaScriptEnabled) => {
  const visit = (run: (page: Page) => Promise<void>) =>
    withContext(browser, { viewport, javaScriptEnabled }, async (context) => {
      const page = await context.newPage()
      await page.goto(app.url)
      await run(page)
    })
  const openFilters = async (page: Page) => {
    if (size === 'phone') await page.getByText('Lọc kết quả').last().click()
  }

  test('a person types a question, narrows it by facets, takes a filter off and keeps the rest', () =>
    visit(async (page) => {
      await box(page).fill('thủ tục cấp hộ chiếu')
      await page.getByRole('button', { name: 'Tìm kiếm' }).click()
      expect(await heading(page)).toBe('16 kết quả cho “thủ tục cấp hộ chiếu”')
      expect(await page.locator('.hit mark').first().textContent()).toBe('Thủ tục cấp hộ chiếu')

      await openFilters(page)
      await facet(page, 'Quảng Ninh').click()
      await settled(page)
      const narrowed = await heading(page)
      await openFilters(page)
      await facet(page, '2025').click()
      await settled(page)

      expect(narrowed).not.toBe('16 kết quả cho “thủ tục cấp hộ chiếu”')
      expect(await page.locator('.chips li').count()).toBe(3)
      await page.locator('.chips a', { hasText: '2025' }).click()
      await settled(page)
      expect(await heading(page)).toBe(narrowed)
      expect(await box(page).inputValue()).toBe('thủ tục cấp hộ chiếu')
    }))

  test('a new question keeps the filters and the order', () =>
    visit(async (page) => {
      await page.goto(`${app.url}/tim-kiem?q=tiem&kind=notice&sort=date`)

      await box(page).fill('vắc xin sởi')
      await box(page).press('Enter')

      expect([...new URL(page.url()).searchParams]).toEqual([
        ['q', 'vắc xin sởi'],
        ['kind', 'notice'],
        ['sort', 'date'],
      ])
    }))

  test('pages follow one another without a gap and without a hit shown twice', () =>
    visit(async (page) => {
      await page.goto(`${app.url}/tim-kiem?q=&perPage=20`)
      const links: string[] = []
      for (;;) {
        links.push(
          ...(await page.locator('.hit__title a').evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''))),
        )
        const next = page.getByRole('link', { name: 'Sau' })
        if ((await next.count()) === 0) break
        await next.click()
        await settled(page)
      }

      expect(links).toHaveLength(80)
      expect(new Set(links).size).toBe(80)
      expect(await page.locator('.paging [aria-current]').textContent()).toBe('4')
    }))

  test('the newest first, when a person asks for it', () =>
    visit(async (page) => {
      await page.goto(`${app.url}/tim-kiem?q=ke+hoach`)

      await page.getByRole('link', { name: 'Mới nhất' }).click()
      await settled(page)

      const times = await page.locator('.hit time').evaluateAll((all) => all.map((time) => time.getAttribute('datetime') ?? ''))
      expect(times.length).toBe(10)
      expect(times).toEqual([...times].sort().reverse())
    }))

  test('nothing found says so and helps; taking off the filters finds again', () =>
    visit(async (page) => {
      await page.goto(`${app.url}/tim-kiem?q=${encodeURIComponent('vắc xin sởi')}&kind=procedure`)
      expect(await heading(page)).toBe('Không có kết quả cho “vắc xin sởi”')
      expect(await page.locator('main').textContent()).toContain('gõ không dấu')

      await page.locator('.notice').getByRole('link', { name: 'Bỏ tất cả bộ lọc' }).click()
      await settled(page)

      expect((await titles(page)).length).toBeGreaterThan(0)
    }))

  test('with the engine away the question stays in the box and is asked again in one click', () =>
    visit(async (page) => {
      app.engine.isAway = true
      try {
        const response = await page.goto(`${app.url}/tim-kiem?q=${encodeURIComponent('hộ chiếu')}&year=2025`)
        expect(response?.status()).toBe(503)
        expect(await heading(page)).toBe('Tìm kiếm đang tạm dừng')
        expect(await box(page).inputValue()).toBe('hộ chiếu')
      } finally {
        app.engine.isAway = false
      }
      await page.getByRole('link', { name: 'Thử lại' }).click()

      expect(await heading(page)).toMatch(/kết quả cho “hộ chiếu”$/)
      expect(await page.locator('.chips').textContent()).toContain('2025')
    }))
})

test('an administrator signs in, sees what a portal came to, and signs out', () =>
  withContext(browser, { viewport: DESKTOP }, async (context) => {
    const page = await context.newPage()
    await page.goto(`${app.url}/quan-tri`)
    await page.getByLabel('Khóa quản trị').fill('sai khóa')
    await page.getByRole('button', { name: 'Đăng nhập' }).click()
    expect(await page.getByRole('alert').textContent()).toContain('Khóa không đúng')

    await page.getByLabel('Khóa quản trị').fill(ADMIN_KEY)
    await page.getByRole('button', { name: 'Đăng nhập' }).click()

    expect(await heading(page)).toBe('Độ phủ thu thập')
    const row = page.getByRole('row', { name: 'Đà Nẵng' })
    await row.getByText('Kết quả tải trang').click()
    expect(await row.textContent()).toContain('Quá thời gian chờ: 412')
    await page.getByRole('button', { name: 'Đăng xuất' }).click()
    await page.goto(`${app.url}/quan-tri`)
    expect(await heading(page)).toBe('Đăng nhập quản trị')
  }))

const PAGES: [name: string, path: string, prepare?: (page: Page) => Promise<void>][] = [
  ['home', '/'],
  ['results', '/tim-kiem?q=ke+hoach+chuyen+doi+so'],
  ['filtered results', '/tim-kiem?q=ho+chieu&province=quang-ninh&page=1'],
  ['the newest', '/tim-kiem?page=3'],
  ['nothing found', '/tim-kiem?q=khongcogi&kind=news'],
  ['portals', '/cong'],
  ['sign-in', '/quan-tri'],
  ['bad question', '/tim-kiem?q=a&year=abc'],
  ['not found', '/khong-co'],
  [
    'administrators',
    '/quan-tri',
    async (page) => {
      await page.getByLabel('Khóa quản trị').fill(ADMIN_KEY)
      await page.getByRole('button', { name: 'Đăng nhập' }).click()
      await page.getByText('Kết quả tải trang').first().click()
    },
  ],
]

describe.each(LOOKS)('on a %s %o in %s colours', (size, viewport, colorScheme) => {
  test.each(PAGES)('%s: axe finds nothing, nothing is refused, and nothing is wider than the window', (_name, path, prepare) =>
    withContext(browser, { viewport, colorScheme }, async (context) => {
      const page = await context.newPage()
      const refused: string[] = []
      page.on('console', (message) => void (/Content Security Policy/i.test(message.text()) && refused.push(message.text())))
      await page.goto(app.url + path)
      await prepare?.(page)
      const sheet = page.locator('.facets__sheet > summary')
      if (size === 'phone' && (await sheet.count()) > 0) await sheet.click()

      const { violations } = await new AxeBuilder({ page }).withTags(WCAG).analyze()

      expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`)).toEqual([])
      expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0)
      expect(refused).toEqual([])
    }),
  )
})

test('at 320 px, and with text twice as large, nothing is wider than the window', () =>
  withContext(browser, { viewport: { width: 320, height: 640 } }, async (context) => {
    const page = await context.newPage()
    for (const [, path] of PAGES) {
      await page.goto(app.url + path)
      expect([path, await page.evaluate('document.documentElement.scrollWidth')]).toEqual([path, 320])
    }
    await page.setViewportSize({ width: 640, height: 640 })
    for (const [, path] of PAGES) {
      await page.goto(app.url + path)
      await page.evaluate('document.documentElement.style.fontSize = "200%"')
      expect([path, await page.evaluate('document.documentElement.scrollWidth')]).toEqual([path, 640])
    }
  }))

test('by keyboard: the first stop leads past the header, and what is focused is seen and not under the header', () =>
  withContext(browser, { viewport: DESKTOP }, async (context) => {
    const page = await context.newPage()
    await page.goto(`${app.url}/tim-kiem?q=ke+hoach`)

    await page.keyboard.press('Tab')
    expect(await page.evaluate('document.activeElement.textContent')).toBe('Đến nội dung chính')
    await page.keyboard.press('Enter')
    expect(await page.evaluate('document.activeElement.id')).toBe('noi-dung')

    let stops = 0
    for (;;) {
      await page.keyboard.press('Tab')
      const focused = (await page.evaluate(`(() => {
        const focused = document.activeElement
        const header = document.querySelector('.site-header').getBoundingClientRect()
        const isOutlined = getComputedStyle(focused).outlineStyle !== 'none'
        return { tag: focused.tagName, isOutlined, isHidden: focused.getBoundingClientRect().bottom <= header.bottom }
      })()`)) as { tag: string; isOutlined: boolean; isHidden: boolean }
      if (focused.tag === 'BODY') break
      expect(focused).toMatchObject({ isOutlined: true, isHidden: false })
      stops += 1
    }
    expect(stops).toBeGreaterThan(25)
  }))
