import type { Portal } from '../domain/portal.ts'
import type { Registry } from '../domain/ports.ts'

/** The registry of a running process: who holds it sees what `replace` puts in its place, whole and at once. `paths` are its files. */
export type LiveRegistry = Registry & { paths: readonly string[]; replace(next: Registry): void }

/** A registry of these portals. Ids that a portal had lead to it too. */
export function toRegistry(portals: readonly Portal[]): Registry {
  const byId = new Map(portals.flatMap((portal) => portal.formerIds.map((id) => [id, portal] as const)))
  for (const portal of portals) byId.set(portal.id, portal)
  return { portals, byId }
}

/** A registry that changes while it is used. Nobody who wants to see changes keeps `portals` or `byId` themselves. */
export function createLiveRegistry(first: Registry, paths: readonly string[]): LiveRegistry {
  let current = first
  return {
    paths,
    get portals() {
      return current.portals
    },
    get byId() {
      return current.byId
    },
    replace: (next) => {
      current = { portals: next.portals, byId: next.byId }
    },
  }
}
