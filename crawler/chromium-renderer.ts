import type { Browser, BrowserContext, BrowserServer, Page, Route } from 'playwright-core'
import type { LoadForPage, Renderer, Rendering } from './renderer.ts'

export type ChromiumOptions = {
  executablePath: string
  userAgent: string
  timeoutMs: number
  /** Most memory of a page's scripts. */
  memoryMb: number
  /** Further switches, for a Chromium that needs some to start. */
  args?: readonly string[]
}

type PageToRender = Parameters<Renderer['render']>[0]

/** What a page asks for is text and scripts: nothing else changes its words. */
const LOADED = new Set(['document', 'script', 'stylesheet', 'xhr', 'fetch'])
const MAX_REQUESTS = 80
const MAX_HTML_CHARS = 5_000_000
/** A browser is replaced after so many pages, before what it leaks adds up. */
const PAGES_PER_BROWSER = 200
/** How long a page may go on after its scripts and data have arrived. */
const SETTLE_MS = 300

/**
 * Chromium without a network of its own: no name resolves, everything goes to a proxy that is not there, and each request of a page
 * is answered by us, from what `load` brings. So the browser reaches what the crawler may reach, and nothing else, whatever its
 * pages try. Pages are rendered one after the other. It starts with the first page.
 */
export function createChromiumRenderer(options: ChromiumOptions): Renderer {
  let running: Promise<{ server: BrowserServer; browser: Browser }> | null = null
  let pages = 0
  let before: Promise<unknown> = Promise.resolve()

  const stop = async () => {
    const stopping = running
    running = null
    pages = 0
    await stopping?.then(({ server }) => server.kill()).catch(() => {})
  }
  const renderNow = async (page: PageToRender): Promise<Rendering> => {
    try {
      if (pages >= PAGES_PER_BROWSER) await stop()
      pages += 1
      running ??= launch(options)
      const { browser } = await running
      return await renderIn(browser, page, options)
    } catch (error) {
      // A browser that hangs or has died takes nothing along but this page.
      await stop()
      return { type: 'not-rendered', why: error instanceof Error ? (error.message.split('\n', 1)[0] ?? '') : String(error) }
    }
  }
  return {
    render: (page) => {
      const rendering = before.then(() => renderNow(page))
      before = rendering
      return rendering
    },
    close: stop,
  }
}

async function launch({
  executablePath,
  memoryMb,
  args = [],
}: ChromiumOptions): Promise<{ server: BrowserServer; browser: Browser }> {
  // Only those who render pay for loading it.
  const { chromium } = await import('playwright-core')
  const server = await chromium.launchServer({
    executablePath,
    // Chromium refuses its sandbox to the superuser.
    chromiumSandbox: process.getuid?.() !== 0,
    proxy: { server: 'http://127.0.0.1:1', bypass: '<-loopback>' },
    args: [
      ...args,
      '--host-resolver-rules=MAP * ~NOTFOUND',
      '--force-webrtc-ip-handling-policy=disable_non_proxied_udp',
      '--disable-background-networking',
      '--disable-component-update',
      '--dns-prefetch-disable',
      `--js-flags=--max-old-space-size=${memoryMb}`,
    ],
  })
  return { server, browser: await chromium.connect(server.wsEndpoint()) }
}

/** @throws when the page cannot be rendered within its time: the browser is of no use then */
async function renderIn(browser: Browser, page: PageToRender, { userAgent, timeoutMs }: ChromiumOptions): Promise<Rendering> {
  let timer: NodeJS.Timeout | undefined
  const deadline = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`not rendered within ${timeoutMs} ms`)), timeoutMs)
  })
  const rendering = (async (): Promise<Rendering> => {
    const context = await browser.newContext({ userAgent, locale: 'vi-VN', serviceWorkers: 'block', acceptDownloads: false })
    const tab = await context.newPage()
    const crashed = new Promise<never>((_resolve, reject) => {
      tab.once('crash', () => reject(new Error('the page ran out of memory or crashed')))
    })
    const requests = await answerRequests(context, tab, page)
    const html = await Promise.race([crashed, contentOf(tab, page.url, timeoutMs)])
    await context.close()
    return { type: 'rendered', html, requests: requests.count }
  })()
  rendering.catch(() => {})
  try {
    return await Promise.race([rendering, deadline])
  } finally {
    clearTimeout(timer)
  }
}

async function contentOf(tab: Page, url: string, timeoutMs: number): Promise<string> {
  await tab.goto(url, { waitUntil: 'domcontentloaded', timeout: timeoutMs })
  // A page that never stops asking is taken as it is after half of its time.
  await tab.waitForLoadState('networkidle', { timeout: timeoutMs / 2 }).catch(() => {})
  await tab.waitForTimeout(SETTLE_MS)
  return tab.evaluate((max) => `<!doctype html>${document.documentElement.outerHTML.slice(0, max)}`, MAX_HTML_CHARS)
}

/** Answers everything that the page asks for. The page itself is what was fetched already; it leads nowhere else. */
async function answerRequests(
  context: BrowserContext,
  tab: Page,
  { url, html, contentType, load }: PageToRender,
): Promise<{ count: number }> {
  const requests = { count: 0 }
  let isOpen = false
  await context.routeWebSocket(/.*/, (socket) => socket.close())
  await context.route(/.*/, async (route) => {
    const request = route.request()
    const isTop = request.isNavigationRequest() && request.frame() === tab.mainFrame()
    if (isTop && !isOpen) {
      isOpen = true
      return route.fulfill({ status: 200, contentType: contentType ?? 'text/html', body: Buffer.from(html) })
    }
    const isWanted = !request.isNavigationRequest() && request.method() === 'GET' && LOADED.has(request.resourceType())
    if (!isWanted || requests.count >= MAX_REQUESTS) return route.abort('blockedbyclient')
    requests.count += 1
    return fulfill(route, load, new URL(request.url(), url).href)
  })
  return requests
}

async function fulfill(route: Route, load: LoadForPage, url: string): Promise<void> {
  const loaded = await load(url).catch(() => null)
  // The page may be gone by the time the answer is there.
  if (!loaded) return route.abort('blockedbyclient').catch(() => {})
  const { body, contentType } = loaded
  const headers = { 'content-type': contentType, 'access-control-allow-origin': '*' }
  return route.fulfill({ status: 200, headers, body: Buffer.from(body) }).catch(() => {})
}
