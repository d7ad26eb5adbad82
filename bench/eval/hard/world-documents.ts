import { readPage } from '../../../indexer/extract/read-page.ts'
import type { TruthDocument } from '../../../test/support/practice-portals/truth.ts'
import { createPracticeWorld, type PracticeWorld } from '../../../test/support/practice-portals/world.ts'
import type { EvalDocument } from '../eval-system.ts'

/** A document as our extraction reads it from its page, with the truth about it. Its id is its URL. */
export type WorldDocument = EvalDocument & { truth: TruthDocument }

/** No port is opened; the fixed day keeps the set the same every day. */
const WORLD = { port: 4100, now: new Date('2026-03-10T09:00:00Z') }
/** Portals that are busy or sick at first answer the second time. */
const TRIES = 2

/** Every document of the practice portals that can be read from a page. */
export function readWorld(): WorldDocument[] {
  const world = createPracticeWorld(WORLD)
  return [...world.documents()].flatMap((truth): WorldDocument[] => {
    const page = pageOf(world, truth.url)
    const reading = page ? readPage({ url: truth.url, robotsHeader: null, ...page }) : null
    if (reading?.type !== 'document') return []
    const { title, text } = reading.document
    return [{ id: truth.url, title, text, truth }]
  })
}

function pageOf(world: PracticeWorld, url: string): { bytes: Uint8Array; contentType: string | null } | null {
  const { host, pathname, search } = new URL(url)
  for (let tries = 0; tries < TRIES; tries += 1) {
    const answer = world.respond({ host, path: pathname + search, method: 'GET', headers: {} })
    if (answer.type === 'reply' && answer.status === 200)
      return { bytes: Buffer.from(answer.body()), contentType: answer.headers['content-type'] ?? null }
  }
  return null
}
