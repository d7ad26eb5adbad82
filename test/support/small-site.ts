import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** What a path of the site answers: a page, or whatever else a test wants to see happen. */
export type SiteAnswer = {
  status?: number
  headers?: Record<string, string | string[]>
  body?: string | Uint8Array
  /** Before the headers are sent. */
  delayMs?: number
  /** Instead of an answer. */
  act?: (response: ServerResponse) => void
}
type SiteRequest = { host: string; path: string; headers: IncomingHttpHeaders; visit: number }
type Route = SiteAnswer | ((request: SiteRequest) => SiteAnswer)

export type SeenRequest = SiteRequest & { startedAt: number; endedAt: number | null }

export type SmallSite = {
  port: number
  /** `http://NAME.localhost:PORT` */
  origin(name?: string): string
  /** In the order in which they arrived; robots.txt included. */
  requests: SeenRequest[]
  /** Paths that were asked for, robots.txt left out. */
  paths(): string[]
  /** Most requests that were under way at once, over all hosts. */
  mostAtOnce(): number
  close(): Promise<void>
}

/**
 * A site of a few paths on loopback, under any name that ends in `.localhost`. A route is a path, or a host's name and a path
 * (`hai /tin`). What has no route is a 404; robots.txt is one unless a test writes it.
 */
export async function aSmallSite(routes: Record<string, Route>): Promise<SmallSite> {
  const requests: SeenRequest[] = []
  let active = 0
  let most = 0
  const server = createServer({ maxHeaderSize: 256 * 1024 }, (request, response) => {
    const { host = '' } = request.headers
    const path = request.url ?? '/'
    const name = host.split('.')[0] ?? ''
    const visit = requests.filter((earlier) => earlier.host === host && earlier.path === path).length
    const seen: SeenRequest = { host, path, headers: request.headers, visit, startedAt: Date.now(), endedAt: null }
    requests.push(seen)
    active += 1
    most = Math.max(most, active)
    response.on('close', () => {
      active -= 1
      seen.endedAt = Date.now()
    })
    const route = routes[`${name} ${path}`] ?? routes[path] ?? { status: 404, body: '404' }
    const answer = typeof route === 'function' ? route(seen) : route
    setTimeout(() => send(answer, response), answer.delayMs ?? 0)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    port,
    origin: (name = 'cong') => `http://${name}.localhost:${port}`,
    requests,
    paths: () => requests.map(({ path }) => path).filter((path) => path !== '/robots.txt'),
    mostAtOnce: () => most,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

function send({ status = 200, headers = {}, body = '', act }: SiteAnswer, response: ServerResponse): void {
  if (act) {
    act(response)
    return
  }
  response.writeHead(status, { 'content-type': 'text/html; charset=utf-8', ...headers })
  response.end(body)
}

const SENTENCE = 'Ủy ban nhân dân tỉnh ban hành kế hoạch chuyển đổi số của các cơ quan trong năm nay, giao các sở thực hiện.'

/** An article that is read as a document: a title, a date and enough sentences that name it. */
export function anArticle(title: string, links: readonly string[] = [], headHtml = ''): SiteAnswer {
  const sentences = Array.from({ length: 6 }, (_, index) => `<p>${title}, phần ${index + 1}. ${SENTENCE}</p>`)
  return {
    body: `<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>${title}</title>${headHtml}</head><body><article><h1>${title}</h1><time datetime="2026-01-05">05/01/2026</time>${sentences.join('')}</article>${linksHtml(links)}</body></html>`,
  }
}

/** A page of links, read for them. */
export function aList(links: readonly string[], headHtml = ''): SiteAnswer {
  const fillers = Array.from({ length: 8 }, (_, index) => `http://noi-khac.test/${index}`)
  return {
    body: `<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>Danh sách</title>${headHtml}</head><body>${linksHtml([...links, ...fillers])}</body></html>`,
  }
}

export function aSitemap(
  entries: readonly (string | { loc: string; lastmod: string })[],
  kind: 'url' | 'sitemap' = 'url',
): SiteAnswer {
  const root = kind === 'url' ? 'urlset' : 'sitemapindex'
  const items = entries.map((entry) => {
    const { loc, lastmod } = typeof entry === 'string' ? { loc: entry, lastmod: '' } : entry
    return `<${kind}><loc>${loc}</loc>${lastmod ? `<lastmod>${lastmod}</lastmod>` : ''}</${kind}>`
  })
  return {
    headers: { 'content-type': 'application/xml' },
    body: `<?xml version="1.0" encoding="UTF-8"?><${root} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${items.join('')}</${root}>`,
  }
}

function linksHtml(links: readonly string[]): string {
  return `<ul>${links.map((href) => `<li><a href="${href.replaceAll('&', '&amp;')}">Liên kết</a></li>`).join('')}</ul>`
}
