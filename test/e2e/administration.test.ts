import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { AuditEntry } from '../../domain/ports.ts'
import { ADMIN_KEY, NO_PORTAL_SIDE, NOW, type RunningApp, startApp } from '../support/an-app.ts'
import { openBrowser, withContext } from '../support/browser.ts'
import { memoryAdministration } from '../support/memory-administration.ts'
import { createMemoryFeedback } from '../support/memory-feedback.ts'

const PHONE = { width: 360, height: 740 }
const DESKTOP = { width: 1280, height: 900 }
const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
const HOSTILE = `https://danang.test/${'dài'.repeat(80)}?q=<img src=x onerror="document.title='hỏng'">`
const HOSTILE_LABEL = `<img src=x onerror="document.title='hỏng'">${'dài'.repeat(40)}`
const PASSWORD = 'con đường nhỏ về làng'

let app: RunningApp
let withUsers: RunningApp
let browser: Browser
let done: string[] = []
const audit: AuditEntry[] = [
  { at: NOW.toISOString(), who: 'ai-do', action: 'make key', portalId: 'da-nang', detail: { id: 1, label: HOSTILE_LABEL } },
]
beforeAll(async () => {
  const feedback = createMemoryFeedback()
  for (const [code, message] of [
    ['ABCDE23456', 'Số hiệu thiếu năm.'],
    ['ABCDE23457', '<script>document.title="hỏng"</script>'],
  ] as const)
    await feedback.add(
      {
        code,
        message,
        documentId: 'd',
        portalId: 'da-nang',
        url: 'https://danang.test/1',
        title: 'Kế hoạch năm 2026',
        kind: 'wrong-facts',
      },
      NOW.toISOString(),
    )
  const parts: Parameters<typeof startApp>[0] = {
    feedback,
    administration: memoryAdministration({
      runs: async (portalId) =>
        Array.from({ length: 12 }, (_, index) => ({
          id: `${index}`,
          portalId,
          state: index === 0 ? 'running' : index % 5 === 3 ? 'interrupted' : 'finished',
          startedAt: new Date(NOW.getTime() - (index + 1) * 86_400_000).toISOString(),
          finishedAt: index === 0 ? null : new Date(NOW.getTime() - (index + 1) * 86_400_000 + 600_000).toISOString(),
          fetched: 200 + ((index * 137) % 900),
          endedBy: index % 5 === 3 ? 'host-down' : null,
        })),
      examples: async () => [
        { outcome: 'failed:timeout', url: HOSTILE, detail: 'no answer', fetchedAt: NOW.toISOString() },
        { outcome: 'skipped:robots', url: 'https://danang.test/noi-bo', detail: null, fetchedAt: null },
      ],
      freshness: async () => ({
        newest: NOW.toISOString(),
        median: '2026-01-10T00:00:00.000Z',
        oldest: '2025-11-01T00:00:00.000Z',
      }),
      sourceFaults: async () => [
        { url: 'danang.test/robots.txt', outcome: 'robots-5xx', detail: 'HTTP 503' },
        { url: HOSTILE, outcome: 'failed:timeout', detail: null },
      ],
      makeAllDue: async () => done.push('due'),
    }),
    portalSide: {
      ...NO_PORTAL_SIDE,
      keys: {
        list: async () => [
          {
            id: 1,
            portalId: 'da-nang',
            label: 'báo trang mới',
            createdAt: NOW.toISOString(),
            createdBy: 'ai-do',
            lastUsedAt: null,
            revokedAt: null,
          },
        ],
        create: async ({ portalId, label, createdBy }) => ({
          id: 2,
          portalId,
          label,
          createdBy,
          createdAt: NOW.toISOString(),
          lastUsedAt: null,
          revokedAt: null,
          key: 'lcg_shown-once',
        }),
        revoke: async () => done.push('revoke') > 0,
        portalOf: async () => null,
      },
      audit: { add: async (entry) => void audit.unshift(entry), list: async () => audit },
      losses: {
        held: async () => [
          { portalId: 'da-nang', held: 40, documents: 200, since: NOW.toISOString(), examples: ['https://danang.test/1'] },
        ],
        keep: async () => done.push('keep'),
        release: async () => done.push('release'),
      },
      queue: { send: async () => done.push('crawl') > 0 },
      checkUrl: async (url) => ({
        url,
        portalId: 'da-nang',
        allowed: false,
        rule: { outcome: 'skipped:robots', detail: 'Disallow: /noi-bo' },
        robotsReadAt: NOW.toISOString(),
        page: null,
        searchable: false,
        why: 'robots.txt disallows it',
      }),
    },
  }
  app = await startApp(parts)
  withUsers = await startApp({
    ...parts,
    administration: memoryAdministration({ users: [{ name: 'an', password: PASSWORD, role: { kind: 'read-only' } }] }),
  })
  browser = await openBrowser()
})
afterAll(async () => {
  await browser.close()
  await app.close()
  await withUsers.close()
})
beforeEach(() => {
  done = []
})

/** A page of somebody who has signed in by the key; nothing that the policy forbids may happen on it. */
const visit = (run: (page: Page) => Promise<void>, { viewport = DESKTOP, javaScriptEnabled = true, dark = false } = {}) =>
  withContext(browser, { viewport, javaScriptEnabled, colorScheme: dark ? 'dark' : 'light' }, async (context) => {
    const page = await context.newPage()
    const faults: string[] = []
    page.on('console', (message) => void (/Content Security Policy/i.test(message.text()) && faults.push(message.text())))
    page.on('pageerror', (error) => void faults.push(error.message))
    await page.goto(`${app.url}/quan-tri`)
    await page.getByLabel('Khóa quản trị').fill(ADMIN_KEY)
    await page.getByRole('button', { name: 'Đăng nhập' }).click()
    await page.getByRole('heading', { level: 1, name: 'Độ phủ thu thập' }).waitFor()
    await run(page)
    expect(faults).toEqual([])
  })
const expectGoodPage = async (page: Page) => {
  const { violations } = await new AxeBuilder({ page }).withTags(WCAG).analyze()
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`)).toEqual([])
  expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0)
  expect(await page.title()).toContain('Liên Cổng')
}

const PAGES: [name: string, path: string, prepare?: (page: Page) => Promise<void>][] = [
  ['overview', '/quan-tri'],
  ['overview, filtered', '/quan-tri?tinh-trang=ill&xep=failed'],
  ['portal', '/quan-tri/cong/da-nang', (page) => page.locator('.outcomes summary').nth(1).click()],
  ['portal that was never crawled', '/quan-tri/cong/phuong-bai-chay'],
  ['scorecard', '/quan-tri/cong/da-nang/phieu'],
  ['check', `/quan-tri/kiem-tra?url=${encodeURIComponent('https://danang.test/noi-bo')}`],
  ['feedback', '/quan-tri/phan-hoi'],
  ['keys', '/quan-tri/khoa'],
  ['log', '/quan-tri/nhat-ky'],
]
describe.each([
  ['phone', PHONE, false],
  ['desktop', DESKTOP, true],
] as const)('on a %s', (size, viewport, dark) => {
  test.each(PAGES)('the page %s is fit for everybody and no wider than the window', (name, path, prepare) =>
    visit(
      async (page) => {
        await page.goto(app.url + path)
        await prepare?.(page)
        await expectGoodPage(page)
        if (process.env.SCREENSHOTS)
          await page.screenshot({
            path: `${process.env.SCREENSHOTS}/${name.replaceAll(/\W+/g, '-')}-${size}.png`,
            fullPage: true,
          })
      },
      { viewport, dark },
    ),
  )

  test('the form to sign in by name is fit for everybody, also after a wrong password', () =>
    withContext(browser, { viewport }, async (context) => {
      const page = await context.newPage()
      await page.goto(`${withUsers.url}/quan-tri`)
      await expectGoodPage(page)
      await page.getByLabel('Tên đăng nhập').fill('an')
      await page.getByLabel('Mật khẩu').fill('sai')
      await page.getByRole('button', { name: 'Đăng nhập' }).click()
      await page.getByRole('alert').waitFor()
      await expectGoodPage(page)
      await page.getByLabel('Tên đăng nhập').fill('an')
      await page.getByLabel('Mật khẩu').fill(PASSWORD)
      await page.getByRole('button', { name: 'Đăng nhập' }).click()
      await page.getByText('an · chỉ xem').waitFor()
      await page.getByRole('link', { name: 'Cổng TTĐT thành phố Đà Nẵng' }).click()
      expect(await page.getByRole('button', { name: 'Thu thập ngay' }).count()).toBe(0)
    }))
})

describe.each([true, false])('with JavaScript %s', (javaScriptEnabled) => {
  test('a portal is found in the table, crawled now after the box is ticked, and that is in its log', () =>
    visit(
      async (page) => {
        await page.getByLabel('Tên hoặc mã cổng').fill('đà nẵng')
        await page.getByRole('button', { name: 'Lọc' }).click()
        await page.getByRole('link', { name: 'Cổng TTĐT thành phố Đà Nẵng' }).click()
        const form = page.locator('form', { has: page.getByRole('button', { name: 'Thu thập ngay' }) })
        await form.getByRole('button').click()
        expect(done).toEqual([])
        await form.getByLabel('Tôi chắc chắn').check()
        await form.getByRole('button').click()
        await page.getByText('Đã xếp một lượt chạy.').waitFor()
        expect(done).toEqual(['crawl'])
        expect(audit[0]).toMatchObject({ action: 'crawl now', portalId: 'da-nang' })
      },
      { javaScriptEnabled },
    ))

  test('pages held back are kept, a citizen is answered, and a key is made and shown once', () =>
    visit(
      async (page) => {
        await page.goto(`${app.url}/quan-tri/cong/da-nang`)
        const form = page.locator('form', { has: page.getByRole('button', { name: 'Giữ lại' }) })
        await form.getByLabel('Tôi chắc chắn').check()
        await form.getByRole('button').click()
        await page.getByText('Đã giữ các trang lại.').waitFor()
        expect(done).toEqual(['keep'])

        await page.getByRole('link', { name: 'Phản hồi', exact: true }).click()
        await page.getByLabel('Trả lời', { exact: true }).first().fill('Đã sửa, cảm ơn.')
        await page.getByRole('button', { name: 'Gửi trả lời' }).first().click()
        await page.getByText('Đã sửa, cảm ơn.').first().waitFor()

        await page.getByRole('link', { name: 'Khóa của cổng' }).click()
        await page.getByLabel('Dùng để').fill('báo trang mới')
        await page.getByRole('button', { name: 'Tạo khóa' }).click()
        await page.getByText('lcg_shown-once').waitFor()
      },
      { javaScriptEnabled },
    ))
})

test('totals change while the overview is open', () =>
  visit(async (page) => {
    const running = page.locator('[data-running]')
    await running.waitFor({ state: 'visible' })
    expect(await running.textContent()).toMatch(/^Đang chạy 1 cổng: Cổng Thông tin điện tử Chính phủ \(950\)/)
  }))
