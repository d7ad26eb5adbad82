import { tmpdir } from 'node:os'
import { join } from 'node:path'
import chromium from '@sparticuz/chromium'
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium as playwright } from 'playwright-core'

/** What the package switches off for its cloud functions and what a test must keep: the browser's own protections. */
const UNWANTED = ['--disable-web-security', '--allow-running-insecure-content', '--single-process']

/** A real Chromium from the npm package, extracted into the folder for temporary files at its first start. Close it in `afterAll`. */
export async function openBrowser(): Promise<Browser> {
  chromium.setGraphicsMode = false
  const executablePath = await chromium.executablePath()
  return playwright.launch({
    executablePath,
    args: chromium.args.filter((argument) => !UNWANTED.includes(argument)),
    // The package brings one font with Vietnamese letters along: pages look the same on every machine.
    env: { ...process.env, FONTCONFIG_PATH: join(tmpdir(), 'fonts') },
  })
}

/** Runs with a fresh context (its own cookies and window size), closed at the end. */
export async function withContext<T>(
  browser: Browser,
  options: BrowserContextOptions,
  run: (context: BrowserContext) => Promise<T>,
): Promise<T> {
  const context = await browser.newContext({ locale: 'vi-VN', ...options })
  try {
    return await run(context)
  } finally {
    await context.close()
  }
}
