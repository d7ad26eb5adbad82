import { gzipSync } from 'node:zlib'
import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type RunningApp, startApp } from '../support/an-app.ts'
import { openBrowser, withContext } from '../support/browser.ts'

const PHONE = { width: 360, height: 740 }
const DESKTOP = { width: 1280, height: 900 }
const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
const FIRST_LOAD_BYTES = 60_000
const FIRST_LOAD_REQUESTS = 6
/** What counts as good for people: https://web.dev/articles/cls */
const GOOD_LAYOUT_SHIFT = 0.1

let app: RunningApp
let browser: Browser
beforeAll(async () => {
  app = await startApp({
    awaySince: (host) => (host === 'quangninh.test' ? '2026-01-12T03:00:00Z' : null),
    legal: { replacedFrom: async () => new Map() },
  })
  browser = await openBrowser()
})
afterAll(async () => {
  await browser.close()
  await app.close()
})

/** `hasScript: false` keeps the site's own script away: axe is a script too, and needs a browser that runs some. */
type Options = { viewport?: typeof PHONE; javaScriptEnabled?: boolean; colorScheme?: 'light' | 'dark'; hasScript?: boolean }
const visit = (
  path: string,
  run: (page: Page) => Promise<void>,
  { viewport = DESKTOP, hasScript = true, ...options }: Options = {},
) =>
  withContext(browser, { viewport, ...options }, async (context) => {
    const page = await context.newPage()
    if (!hasScript) await page.route('**/*.js', (route) => route.abort())
    await page.goto(app.url + path)
    await run(page)
  })
const settled = (page: Page) => page.locator('.results[aria-busy]').waitFor({ state: 'detached' })
const heading = (page: Page) => page.locator('h1').textContent()
const parametersOf = (page: Page) => [...new URL(page.url()).searchParams]
const box = (page: Page) => page.locator('form.search input[name=q]')
const focusedText = (page: Page) => page.evaluate('document.activeElement.textContent')

describe('results in place', () => {
  test('a filter changes the results without loading the page, says so aloud, and back goes back', () =>
    visit('/tim-kiem?q=ke+hoach', async (page) => {
      await page.evaluate('window.isSamePage = true')
      const before = await heading(page)

      await page.locator('.facets li a', { hasText: 'Quảng Ninh' }).first().click()
      await settled(page)

      const after = await heading(page)
      expect(after).not.toBe(before)
      expect(parametersOf(page)[0]).toEqual(['q', 'ke hoach'])
      expect(parametersOf(page)).toHaveLength(2)
      expect(await page.locator('#thong-bao').textContent()).toBe(after)
      expect(await focusedText(page)).toBe(after)
      // A new question from the box keeps the filter that was chosen in place.
      expect(await page.locator('.search--compact input[type=hidden]').count()).toBe(1)

      await page.goBack()
      await expect.poll(() => heading(page)).toBe(before)
      expect(await page.evaluate('window.isSamePage')).toBe(true)
    }))

  test('where nothing can be fetched the browser follows the link itself', () =>
    visit('/tim-kiem?q=ke+hoach', async (page) => {
      await page.evaluate('window.fetch = () => Promise.reject(new Error("offline"))')

      await page.getByRole('link', { name: 'Mới nhất' }).click()

      await page.waitForURL(/sort=date/)
      expect(await page.evaluate('typeof window.isSamePage')).toBe('undefined')
    }))

  test.each([true, false])('days from and to, with JavaScript %s', (javaScriptEnabled) =>
    visit(
      '/tim-kiem?q=ke+hoach&kind=legal-document',
      async (page) => {
        await page.getByLabel('Từ ngày').fill('2025-01-01')
        await page.getByLabel('Đến ngày').fill('2025-12-31')
        await page.getByRole('button', { name: 'Áp dụng' }).click()
        await settled(page)

        const days = await page.locator('.hit time').evaluateAll((all) => all.map((time) => time.getAttribute('datetime') ?? ''))
        expect(days.length).toBeGreaterThan(0)
        for (const day of days) expect(day).toMatch(/^2025-/)
        expect(await page.locator('.chips').textContent()).toContain('từ 01/01/2025')
        await page.locator('.chips a', { hasText: 'từ 01/01/2025' }).click()
        await settled(page)
        expect(parametersOf(page)).toEqual([
          ['q', 'ke hoach'],
          ['kind', 'legal-document'],
          ['to', '2025-12-31'],
        ])
      },
      { javaScriptEnabled },
    ),
  )
})

test('by keys: / goes to the box, arrows from result to result, and the keys can be switched off', () =>
  visit('/tim-kiem?q=ke+hoach', async (page) => {
    await page.locator('body').press('/')
    expect(await page.evaluate('document.activeElement.name')).toBe('q')
    await page.keyboard.type('/a')
    expect(await box(page).inputValue()).toBe('/a')

    const titles = page.locator('.hit__title a')
    await titles.first().focus()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowDown')
    expect(await focusedText(page)).toBe(await titles.nth(2).textContent())
    await page.keyboard.press('ArrowUp')
    expect(await focusedText(page)).toBe(await titles.nth(1).textContent())

    await page.getByText('Lịch sử tìm kiếm và phím tắt').click()
    await page.getByLabel('Phím tắt: /').uncheck()
    await titles.first().focus()
    await page.keyboard.press('/')
    expect(await focusedText(page)).toBe(await titles.first().textContent())
  }))

test('what was searched for stays in the browser, can be thrown away, and is not kept by who does not want it', () =>
  visit('/tim-kiem?q=h%E1%BB%99+chi%E1%BA%BFu', async (page) => {
    await page.goto(`${app.url}/tim-kiem?q=%3Cimg+src%3Dx%3E`)
    await page.goto(app.url)
    const own = page.locator('.own')
    await own.locator('summary').click()
    expect(await own.locator('li').allTextContents()).toEqual(['<img src=x>', 'hộ chiếu'])
    expect(await page.context().cookies()).toEqual([])

    await own.getByRole('button', { name: 'Xóa lịch sử' }).click()
    expect(await own.locator('li').count()).toBe(0)
    await own.getByLabel('Giữ lịch sử tìm kiếm').uncheck()
    await page.goto(`${app.url}/tim-kiem?q=bi+mat`)
    expect(await page.evaluate('JSON.stringify(localStorage)')).not.toContain('bi mat')
  }))

test.each([true, false])(
  'in English, with JavaScript %s: the question stays, links keep the language, and back to Vietnamese',
  (javaScriptEnabled) =>
    visit(
      '/tim-kiem?q=ke+hoach',
      async (page) => {
        await page.locator('.site-nav').getByRole('link', { name: 'English' }).click()
        expect(await page.locator('html').getAttribute('lang')).toBe('en')
        expect(await heading(page)).toMatch(/results for “ke hoach”$/)
        await page.getByRole('link', { name: 'Newest' }).click()
        await settled(page)
        expect(parametersOf(page)).toContainEqual(['lang', 'en'])

        await box(page).fill('hộ chiếu')
        await box(page).press('Enter')
        await expect.poll(() => heading(page)).toMatch(/results for “hộ chiếu”$/)

        await page.locator('.site-nav').getByRole('link', { name: 'Tiếng Việt' }).click()
        expect(await heading(page)).toMatch(/kết quả cho “hộ chiếu”$/)
      },
      { javaScriptEnabled },
    ),
)

test('a hit says that its source is away and why it is there', () =>
  visit('/tim-kiem?q=ke+hoach&portal=quang-ninh', async (page) => {
    const hit = page.locator('.hit').first()
    expect(await hit.textContent()).toContain('Nguồn tạm ngừng từ 12/01/2026')
    await hit.getByText('Vì sao có kết quả này?').click()
    expect(await hit.locator('.hit__why li').first().textContent()).toMatch(/^“ke hoach”: \d lần/)
  }))

test.each([true, false])(
  'the directory finds a portal; its page searches it with those below, with JavaScript %s',
  (javaScriptEnabled) =>
    visit(
      '/cong',
      async (page) => {
        await page.getByLabel(/^Tên cổng/).fill('tinh quang ninh')
        await page.locator('main').getByRole('button', { name: 'Tìm', exact: true }).click()
        expect(await page.locator('.portal h3').allTextContents()).toEqual([
          'Cổng TTĐT tỉnh Quảng Ninh',
          'Sở Xây dựng tỉnh Quảng Ninh',
          'Phường Bãi Cháy, tỉnh Quảng Ninh',
        ])

        await page.getByRole('link', { name: 'Cổng TTĐT tỉnh Quảng Ninh', exact: true }).first().click()
        expect(await heading(page)).toBe('Cổng TTĐT tỉnh Quảng Ninh')
        expect(await page.locator('.hit').count()).toBe(10)

        await box(page).fill('kế hoạch')
        await box(page).press('Enter')
        await expect.poll(() => heading(page)).toMatch(/cho “kế hoạch”$/)
        expect(parametersOf(page)).toContainEqual(['branch', 'quang-ninh'])
      },
      { javaScriptEnabled, viewport: PHONE },
    ),
)

test('people change what living data counts, see it as a table and take it along, without JavaScript', () =>
  visit(
    '/du-lieu',
    async (page) => {
      await page.getByLabel('Đếm theo').selectOption('month')
      await page.getByLabel('Có nội dung').fill('kế hoạch')
      await page.getByLabel('Từ ngày').fill('2025-01-01')
      await page.getByLabel('Đến ngày').fill('2025-12-31')
      await page.getByRole('button', { name: 'Đếm' }).click()

      expect(await page.locator('.data-table tbody tr').count()).toBe(12)
      expect(await page.locator('.chart rect').count()).toBe(12)
      const counts = (await page.locator('.data-table tbody td').allTextContents()).map(Number)
      const csv = await (await fetch(app.url + (await page.getByRole('link', { name: 'CSV' }).getAttribute('href')))).text()
      expect(
        csv
          .trim()
          .split('\r\n')
          .slice(1)
          .map((line) => Number(line.split(',')[2])),
      ).toEqual(counts)
      expect(counts.reduce((sum, count) => sum + count, 0)).toBeGreaterThan(0)

      await page.getByRole('link', { name: 'Xem các tài liệu này' }).click()
      expect(await heading(page)).toContain('“kế hoạch”')
    },
    { javaScriptEnabled: false, viewport: PHONE },
  ))

const PAGES = [
  '/',
  '/?lang=en',
  '/tim-kiem?q=ke+hoach+chuyen+doi+so&from=2024-01-01',
  '/tim-kiem?q=ke+hoach&lang=en',
  '/tim-kiem?q=khongcogi&kind=news&lang=en',
  '/cong',
  '/cong?q=khongcogi&lang=en',
  '/cong/quang-ninh',
  '/cong/quang-ninh?lang=en',
  '/du-lieu',
  '/du-lieu?by=month&q=ke+hoach',
  '/du-lieu?by=portal',
  '/du-lieu-mo',
]

describe.each([
  ['phone, light', { viewport: PHONE, colorScheme: 'light' }],
  ['phone, dark, without the script of the site', { viewport: PHONE, colorScheme: 'dark', hasScript: false }],
  ['desktop, dark', { viewport: DESKTOP, colorScheme: 'dark' }],
] as const)('on a %s', (_name, options) => {
  test.each(PAGES)('%s: axe finds nothing, nothing is refused, and nothing is wider than the window', (path) =>
    visit(
      path,
      async (page) => {
        const refused: string[] = []
        page.on('console', (message) => void (/Content Security Policy/i.test(message.text()) && refused.push(message.text())))
        for (const summary of await page
          .locator('.facets__sheet > summary:visible, .hit:first-child summary, .own summary')
          .all())
          await summary.click()

        const { violations } = await new AxeBuilder({ page }).withTags(WCAG).analyze()

        expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`)).toEqual([])
        expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0)
        expect(refused).toEqual([])
      },
      options,
    ),
  )
})

test.each(PAGES)('the first load of %s is small, of few requests, and nothing jumps', (path) =>
  withContext(browser, { viewport: PHONE }, async (context) => {
    const page = await context.newPage()
    const bodies: Promise<Buffer>[] = []
    page.on('response', (response) => void bodies.push(response.body()))
    await page.addInitScript(`
      window.shift = 0
      new PerformanceObserver((list) => { for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shift += entry.value })
        .observe({ type: 'layout-shift', buffered: true })`)
    await page.goto(app.url + path, { waitUntil: 'networkidle' })

    const bytes = (await Promise.all(bodies)).reduce((sum, body) => sum + gzipSync(body).byteLength, 0)
    expect(bytes).toBeLessThan(FIRST_LOAD_BYTES)
    expect(bodies.length).toBeLessThanOrEqual(FIRST_LOAD_REQUESTS)
    expect(await page.evaluate('window.shift')).toBeLessThan(GOOD_LAYOUT_SHIFT)
  }),
)
