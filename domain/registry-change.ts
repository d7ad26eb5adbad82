import type { PortalLevel } from './portal.ts'

/** What the store keeps of a portal as the index was last made from it. */
export type AppliedPortal = {
  id: string
  name: string
  level: PortalLevel
  parent: string | null
  province: string | null
  /** Bare hosts (`www.` left out) and prefixes that are its own. */
  hosts: string[]
  pathPrefixes: string[]
  schedule: string
  /** A digest of all other rules of its crawl. */
  rules: string
}

/** Facts by which two states of a portal are told apart. `id`: it has a new one, or became part of another portal. */
export const PORTAL_FACTS = ['id', 'name', 'level', 'parent', 'province', 'hosts', 'pathPrefixes', 'schedule', 'rules'] as const
export type PortalFact = (typeof PORTAL_FACTS)[number]

export type PortalChange = { before: AppliedPortal; after: AppliedPortal; facts: PortalFact[] }

/** What lies between the registry that the index was made from and the one of now. */
export type RegistryChange = { added: AppliedPortal[]; removed: AppliedPortal[]; changed: PortalChange[] }

/** Facts that every document of a portal carries into the engine. */
const IN_DOCUMENTS: readonly PortalFact[] = ['id', 'level', 'province']
/** Facts that decide to which portal a page belongs. */
const IN_SCOPE: readonly PortalFact[] = ['id', 'hosts', 'pathPrefixes']

/** The documents of the portal must be pushed to the engine again. */
export function changesDocuments({ facts }: PortalChange): boolean {
  return facts.some((fact) => IN_DOCUMENTS.includes(fact))
}

/** Bare hosts on which pages may belong to another portal than before. */
export function disputedHosts({ added, removed, changed }: RegistryChange): string[] {
  const rescoped = changed.filter(({ facts }) => facts.some((fact) => IN_SCOPE.includes(fact)))
  const portals = [...added, ...removed, ...rescoped.flatMap(({ before, after }) => [before, after])]
  return [...new Set(portals.flatMap(({ hosts }) => hosts))]
}

export function isEmptyChange({ added, removed, changed }: RegistryChange): boolean {
  return added.length + removed.length + changed.length === 0
}
