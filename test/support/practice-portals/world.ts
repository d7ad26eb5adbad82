import { DAY_MS } from './dates.ts'
import { documentCount, documentHead } from './document-head.ts'
import { documentPath } from './links.ts'
import type { PortalContext, PortalSpec, PracticeRequest, PracticeResponse, WorldState } from './model.ts'
import { BENCH_SPEC, PORTAL_SPECS } from './portal-specs.ts'
import { registryYaml } from './registry-yaml.ts'
import { respond } from './respond.ts'
import { collectTruth, type Truth, type TruthDocument, truthDocuments } from './truth.ts'

/** A portal of the world, as tests and the demo see it. */
export type PracticePortal = {
  id: string
  name: string
  /** `http://chinhphu.localhost:4100` */
  origin: string
  level: PortalSpec['level']
  province: string | null
  /** Hostile portals misbehave on purpose. */
  hostile: boolean
  /** Documents in the present round, those that must not be found included. */
  documentCount(): number
  context: PortalContext
}

/** What the last `change` did: URLs of documents with new text, and of documents that were not there before. */
export type ChangeSet = { round: number; changed: string[]; added: string[] }

export type PracticeWorldOptions = {
  seed?: number
  /** Multiplies the documents of the healthy portals; 1 is about 850 documents, 1,000 about a million pages. */
  scale?: number
  port: number
  /** Only its day matters: the newest documents are of the day before. */
  now?: Date
  /** Lists the benchmark portal (`http://127.0.0.1:<port>/`) in portals, registry and truth too. It is served always. */
  bench?: boolean
}

export type PracticeWorld = {
  readonly port: number
  readonly portals: readonly PracticePortal[]
  round(): number
  registryYaml(): string
  truth(): Truth
  documents(): Generator<TruthDocument>
  respond(request: PracticeRequest): PracticeResponse
  /** Moves the world on to `round` (the next one when left out); `atMs` becomes the time of the change. Never goes back. */
  change(round?: number, atMs?: number): ChangeSet
}

/** A world that depends on its options alone; nothing is made before it is asked for. */
export function createPracticeWorld(options: PracticeWorldOptions): PracticeWorld {
  const { seed = 2026, scale = 1, port, now = new Date(), bench = false } = options
  const dayMs = Math.floor(now.getTime() / DAY_MS) * DAY_MS
  const state: WorldState = { seed, scale, port, dayMs, round: 0, changedAtMs: [dayMs] }
  const named = PORTAL_SPECS.map((spec) => practicePortal(state, spec, `${spec.id}.localhost:${port}`))
  const benchPortal = practicePortal(state, BENCH_SPEC, `127.0.0.1:${port}`)
  const portals = bench ? [...named, benchPortal] : named
  const byName = new Map(named.map((portal) => [`${portal.id}.localhost`, portal.context]))
  const contexts = portals.map((portal) => portal.context)
  const visits = new Map<string, number>()

  return {
    port,
    portals,
    round: () => state.round,
    registryYaml: () => registryYaml(portals),
    truth: () => collectTruth(contexts),
    documents: () => truthDocuments(contexts),
    respond: (request) => {
      const name = request.host.replace(/:\d+$/, '').toLowerCase()
      const isPlain = name === 'localhost' || /^[\d.]+$|^\[/.test(name)
      const portal = isPlain ? benchPortal.context : byName.get(name)
      if (!portal)
        return {
          type: 'reply',
          status: 404,
          headers: { 'content-type': 'text/plain' },
          body: () => `no practice portal ${name}\n`,
        }
      return respond(portal, request, countVisit(visits, portal.spec, request))
    },
    change: (round = state.round + 1, atMs = Date.now()) => {
      const before = state.round
      while (state.round < round) {
        state.round++
        state.changedAtMs[state.round] = Math.max(atMs, dayMs)
      }
      return changeSet(contexts, before)
    },
  }
}

function practicePortal(state: WorldState, spec: PortalSpec, host: string): PracticePortal {
  const context: PortalContext = { state, spec, host, origin: `http://${host}` }
  const { id, name, level, province } = spec
  return {
    id,
    name,
    level,
    province,
    origin: context.origin,
    hostile: spec.quirks !== null,
    documentCount: () => documentCount(context),
    context,
  }
}

/** Only portals that answer a repeated question differently are counted, so that a large world keeps no list of URLs. */
function countVisit(visits: Map<string, number>, spec: PortalSpec, request: PracticeRequest) {
  if (!spec.quirks && !Object.values(spec.flavours).includes('busy-once')) return { count: 0, total: 0 }
  const bump = (key: string) => {
    const count = visits.get(key) ?? 0
    visits.set(key, count + 1)
    return count
  }
  return { count: visits.size < 100_000 ? bump(`${spec.id} ${request.path}`) : 1, total: bump(spec.id) }
}

function changeSet(portals: readonly PortalContext[], before: number): ChangeSet {
  const set: ChangeSet = { round: portals[0]?.state.round ?? before, changed: [], added: [] }
  for (const portal of portals) {
    const known = documentCount({ ...portal, state: { ...portal.state, round: before } })
    for (let index = 0; index < documentCount(portal); index++) {
      if (portal.spec.quirks?.absence?.(index)) continue
      const head = documentHead(portal, index)
      if (index >= known) set.added.push(portal.origin + documentPath(portal, head))
      else if (head.version > before) set.changed.push(portal.origin + documentPath(portal, head))
    }
  }
  return set
}
