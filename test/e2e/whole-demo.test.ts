import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser, withContext } from '../support/browser.ts'
import { liencong, type Run, temporaryFolder, until } from '../support/liencong.ts'

/** `npm run demo` as a newcomer meets it: everything started by one command, then used in a real browser. */
let demo: Run
let browser: Browser
let url: string
let adminKey: string

beforeAll(async () => {
  demo = liencong(['demo'], { DATA_DIR: temporaryFolder('demo'), PORT: '0', PRACTICE_PORT: '0' })
  const opening = openBrowser()
  await until(
    'the demo has told the questions to try',
    () => demo.output().includes('Questions to try') || demo.child.exitCode !== null,
    200_000,
  )
  url = /Search page\s+(http:\/\/\S+?)\//.exec(demo.output())?.[1] ?? ''
  adminKey = /key: (\S+)\)/.exec(demo.output())?.[1] ?? ''
  browser = await opening
}, 240_000)

afterAll(async () => {
  await browser?.close()
  demo?.child.kill('SIGINT')
  // Ctrl-C ends it in good order.
  expect(await demo?.exited).toBe(0)
}, 60_000)

test('the terminal shows progress, the addresses and three questions', () => {
  expect(demo.output()).toMatch(/pages\/s/)
  expect(demo.output()).toMatch(/\d+ documents are searchable/)
  expect(
    demo
      .output()
      .split('Questions to try:')[1]
      ?.match(/\/tim-kiem\?q=/g),
  ).toHaveLength(3)
})

test('a question is asked, filtered and led back to its portal, without JavaScript', async () => {
  await withContext(browser, { javaScriptEnabled: false }, async (context) => {
    const page = await context.newPage()
    await page.goto(`${url}/`)
    await page.getByRole('searchbox').first().fill('thủ tục cấp hộ chiếu')
    await page.getByRole('button', { name: 'Tìm' }).first().click()
    await expect.poll(() => page.locator('main mark').count()).toBeGreaterThan(3)
    const firstTitle = await page.locator('main h2 a, main h3 a').first().textContent()
    expect(firstTitle?.toLowerCase()).toMatch(/hộ chiếu/)

    await page.goto(`${url}/tim-kiem?q=${encodeURIComponent('thủ tục cấp hộ chiếu')}&province=quang-ninh`)
    const href = await page.locator('main h2 a, main h3 a').first().getAttribute('href')
    expect(href).toMatch(/^http:\/\/[\w-]*quangninh\.localhost:\d+\//)
    // The original is there: the practice portal answers for itself.
    const original = await context.newPage()
    expect((await original.goto(href ?? ''))?.status()).toBe(200)
  })
})

test('administrators sign in with the printed key and see every portal', async () => {
  await withContext(browser, { javaScriptEnabled: false }, async (context) => {
    const page = await context.newPage()
    expect((await page.goto(`${url}/quan-tri`))?.status()).toBe(401)
    await page.locator('input[type=password]').fill(adminKey)
    await page.locator('main form button').first().click()
    await expect.poll(() => page.locator('main .coverage__name').count()).toBe(23)
  })
})

test('the numbers of every portal add up', async () => {
  const response = await fetch(`${url}/api/v1/coverage`, { headers: { authorization: `Bearer ${adminKey}` } })
  const { portals } = (await response.json()) as {
    portals: Record<'known' | 'indexed' | 'excluded' | 'failed' | 'waiting' | 'sources', number>[]
  }
  expect(portals).toHaveLength(23)
  for (const { known, indexed, excluded, failed, waiting, sources } of portals)
    expect(indexed + excluded + failed + waiting + sources).toBe(known)
})
