import { request } from 'node:http'
import type { PracticeResponse } from '../../support/practice-portals/model.ts'
import type { PracticeWorld } from '../../support/practice-portals/world.ts'

export type Answer = { status: number; headers: Record<string, string | string[] | undefined>; body: Buffer }

/** Asks the world itself, without a server. Answers other than plain replies come back as their type. */
export function askWorld(
  world: PracticeWorld,
  url: string,
  headers: Record<string, string> = {},
): PracticeResponse & { text: string } {
  const { host, pathname, search } = new URL(url)
  const answer = world.respond({ host, path: pathname + search, method: 'GET', headers })
  if (answer.type !== 'reply') return { ...answer, text: '' }
  const bytes = Buffer.from(answer.body())
  const charset = /charset=([\w-]+)/.exec(answer.headers['content-type'] ?? '')?.[1] ?? 'utf-8'
  return { ...answer, text: new TextDecoder(charset).decode(bytes).normalize('NFC') }
}

/** Asks over HTTP on 127.0.0.1 with the URL's host in the Host header. */
export function askPort(port: number, url: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Answer> {
  const { host, pathname, search } = new URL(url)
  return new Promise((resolve, reject) => {
    const outgoing = request(
      { host: '127.0.0.1', port, method, path: pathname + search, headers: { host, ...headers }, agent: false },
      (incoming) => {
        const chunks: Buffer[] = []
        incoming.on('data', (chunk: Buffer) => chunks.push(chunk))
        incoming.on('error', reject)
        incoming.on('end', () =>
          resolve({ status: incoming.statusCode ?? 0, headers: incoming.headers, body: Buffer.concat(chunks) }),
        )
      },
    )
    outgoing.on('error', reject).end()
  })
}

const ENTITIES: Record<string, string> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'" }

export function unescapeHtml(html: string): string {
  return html.replaceAll(/&(?:amp|lt|gt|quot|#39);/g, (entity) => ENTITIES[entity] ?? entity)
}
