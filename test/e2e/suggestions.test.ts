import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type RunningApp, startApp } from '../support/an-app.ts'
import { openBrowser, withContext } from '../support/browser.ts'

const PHONE = { width: 360, height: 740 }
const DESKTOP = { width: 1280, height: 900 }
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
beforeEach(() => {
  app.engine.isAway = false
})

const visit = (
  run: (page: Page) => Promise<void>,
  { viewport = DESKTOP, path = '/', colorScheme = 'light' as 'light' | 'dark' } = {},
) =>
  withContext(browser, { viewport, colorScheme }, async (context) => {
    const page = await context.newPage()
    const refused: string[] = []
    page.on('console', (message) => void (/Content Security Policy/i.test(message.text()) && refused.push(message.text())))
    page.on('pageerror', (error) => void refused.push(error.message))
    await page.goto(app.url + path)
    await run(page)
    expect(refused).toEqual([])
  })
const box = (page: Page) => page.getByRole('combobox')
const list = (page: Page) => page.getByRole('listbox', { name: 'Gợi ý' })
const options = (page: Page) => page.getByRole('option')
const type = async (page: Page, text: string) => {
  await box(page).pressSequentially(text)
  await list(page).waitFor()
}
/** What is announced as the present option, by the box that keeps the focus. */
const active = async (page: Page) => {
  const id = await box(page).getAttribute('aria-activedescendant')
  return id === null ? null : page.locator(`[id="${id}"]`).textContent()
}

test('what is typed is completed in a list that the box announces', () =>
  visit(async (page) => {
    expect(await box(page).getAttribute('aria-expanded')).toBe('false')

    await type(page, 'ho chi')

    expect(await box(page).getAttribute('aria-expanded')).toBe('true')
    expect(await list(page).getAttribute('id')).toBe(await box(page).getAttribute('aria-controls'))
    expect(await options(page).first().innerHTML()).toContain('<mark>hộ chi</mark>ếu')
    expect(await page.getByRole('status').textContent()).toMatch(/^\d+ gợi ý$/)
  }))

describe('by keyboard', () => {
  test('arrows go through the suggestions and back to the box, and Enter searches for the one chosen', () =>
    visit(async (page) => {
      await type(page, 'ho chi')
      const count = await options(page).count()
      const texts = await options(page).allTextContents()
      expect(await active(page)).toBeNull()

      await page.keyboard.press('ArrowDown')
      expect(await active(page)).toBe(texts[0])
      expect(await page.locator('[role=option][aria-selected=true]').count()).toBe(1)
      await page.keyboard.press('ArrowUp')
      expect(await active(page)).toBeNull()
      await page.keyboard.press('ArrowUp')
      expect(await active(page)).toBe(texts[count - 1])
      await page.keyboard.press('ArrowDown')
      await page.keyboard.press('ArrowDown')
      expect(await box(page).inputValue()).toBe('ho chi')

      const first = await options(page).first().getAttribute('data-text')
      await page.keyboard.press('Enter')
      await page.waitForURL(/\/tim-kiem/)
      expect(new URL(page.url()).searchParams.get('q')).toBe(first)
    }))

  test('Enter without a choice searches for what was typed', () =>
    visit(async (page) => {
      await type(page, 'ho chi')
      await page.keyboard.press('Enter')
      await page.waitForURL(/\/tim-kiem/)
      expect(new URL(page.url()).searchParams.get('q')).toBe('ho chi')
    }))

  test('Escape closes the list and keeps what was typed; so does leaving the box', () =>
    visit(async (page) => {
      await type(page, 'ho chi')
      await page.keyboard.press('Escape')
      expect(await list(page).count()).toBe(0)
      expect(await box(page).getAttribute('aria-expanded')).toBe('false')
      expect(await box(page).inputValue()).toBe('ho chi')

      await type(page, 'e')
      await page.keyboard.press('Tab')
      expect(await list(page).count()).toBe(0)
    }))
})

test('a press on a suggestion searches for it and keeps the filters', () =>
  visit(
    async (page) => {
      await box(page).fill('')
      await type(page, 'ke hoa')
      await options(page).first().click()

      await page.waitForURL(/chuy/)
      const { searchParams } = new URL(page.url())
      expect(searchParams.get('q')).toMatch(/^kế hoạch/)
      expect(searchParams.getAll('kind')).toEqual(['legal-document'])
    },
    { path: '/tim-kiem?q=a&kind=legal-document' },
  ))

test('titles say which portal they are from', () =>
  visit(async (page) => {
    await type(page, 'lịch tiêm vắc')
    expect(await options(page).filter({ hasText: 'Tài liệu · ' }).first().textContent()).toMatch(
      /^Thông báo lịch tiêm vắc xin sởi .* Tài liệu · (?:Cổng|Sở|Phường)/,
    )
  }))

test('who types on is asked for once, and what came late is not shown', () =>
  visit(async (page) => {
    const asked: string[] = []
    let release = () => {}
    const held = new Promise<void>((resolve) => {
      release = resolve
    })
    await page.route('**/api/v1/suggest?*', async (route) => {
      const typed = new URL(route.request().url()).searchParams.get('q') ?? ''
      asked.push(typed)
      if (typed === 'ho') await held
      await route.continue().catch(() => {})
    })

    await box(page).pressSequentially('ho')
    await page.waitForRequest(/q=ho$/)
    await box(page).pressSequentially(' chieu', { delay: 10 })
    await list(page).waitFor()
    const shown = await options(page).allTextContents()
    release()
    await page.waitForTimeout(200)

    expect(asked).toEqual(['ho', 'ho chieu'])
    expect(await options(page).allTextContents()).toEqual(shown)
  }))

test.each([
  ['the engine is away', () => (app.engine.isAway = true)],
  ['one letter is typed', () => {}],
])('there is no list and nothing else happens when %s', (name, prepare) =>
  visit(async (page) => {
    prepare()
    const answered = name === 'one letter is typed' ? null : page.waitForResponse(/suggest/)
    await box(page).pressSequentially(answered ? 'ho' : 'h')
    await (answered ?? page.waitForTimeout(300))
    expect(await list(page).count()).toBe(0)

    app.engine.isAway = false
    await page.keyboard.press('Enter')
    await page.waitForURL(/\/tim-kiem/)
  }),
)

test('without JavaScript the box is a search field like any other', () =>
  withContext(browser, { viewport: PHONE, javaScriptEnabled: false }, async (context) => {
    const page = await context.newPage()
    await page.goto(app.url)

    expect(await page.getByRole('searchbox').count()).toBe(1)
    expect(await page.getByRole('combobox').count()).toBe(0)
  }))

test.each([
  ['phone', PHONE, 'light', '/'],
  ['desktop', DESKTOP, 'dark', '/'],
  ['phone', PHONE, 'dark', '/tim-kiem?q=ke'],
  ['desktop', DESKTOP, 'light', '/tim-kiem?q=ke'],
] as const)(
  'on a %s %o in %s colours at %s axe finds nothing, and the list stays within the window',
  (_size, viewport, colorScheme, path) =>
    visit(
      async (page) => {
        await box(page).fill('')
        await type(page, 'ho chi')
        await page.keyboard.press('ArrowDown')

        const { violations } = await new AxeBuilder({ page }).withTags(WCAG).analyze()

        expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`)).toEqual([])
        expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0)
        const around = await list(page).boundingBox()
        expect(around && around.x >= 0 && around.x + around.width <= viewport.width).toBe(true)
        expect(await options(page).first().isVisible()).toBe(true)
      },
      { viewport, path, colorScheme },
    ),
)
