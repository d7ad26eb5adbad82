import { AppError } from '../../domain/errors.ts'
import type { EvalSystem } from './eval-system.ts'
import { createBm25System } from './systems/bm25.ts'
import { createMeilisearchSystem } from './systems/meilisearch.ts'
import { createMeilisearchAccentsSystem } from './systems/meilisearch-accents.ts'
import { createOursSystem } from './systems/ours.ts'

const SYSTEMS = {
  ours: createOursSystem,
  meilisearch: createMeilisearchSystem,
  'meilisearch-accents': createMeilisearchAccentsSystem,
  bm25: createBm25System,
} as const satisfies Record<string, () => Promise<EvalSystem>>

export type SystemName = keyof typeof SYSTEMS
export const SYSTEM_NAMES = Object.keys(SYSTEMS) as SystemName[]

/** Starts a system of its own, empty. Whoever asks for it closes it. */
export function startSystem(name: SystemName): Promise<EvalSystem> {
  return SYSTEMS[name]()
}

/** Names out of a list with commas. @throws {AppError BAD_USAGE} for one that is not known */
export function parseSystemNames(list: string): SystemName[] {
  const names = list.split(',').map((name) => name.trim())
  const unknown = names.filter((name) => !SYSTEM_NAMES.includes(name as SystemName))
  if (unknown.length > 0)
    throw new AppError('BAD_USAGE', `unknown system ${unknown.join(', ')}; known are ${SYSTEM_NAMES.join(', ')}`)
  return SYSTEM_NAMES.filter((name) => names.includes(name))
}
