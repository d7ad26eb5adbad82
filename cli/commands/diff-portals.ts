import type { LiveRegistry } from '../../config/live-registry.ts'
import type { Settings } from '../../config/settings.ts'
import { changesDocuments, isEmptyChange, type PortalFact } from '../../domain/registry-change.ts'
import { applyRegistry, effectOf, type RegistryEffect } from '../apply-registry.ts'
import { createLogger } from '../logger.ts'
import { openStore } from '../open-store.ts'
import type { Terminal } from '../terminal.ts'

/** What follows from a change of a fact, in the order in which it is told. */
const FOLLOWS: Record<PortalFact, string> = {
  id: 'keeps all that it has under its new id; links with the old one still lead to it',
  level: 'its documents are pushed to the engine again',
  province: 'its documents are pushed to the engine again',
  hosts: 'pages go to the portal to which they belong now; what is no portal’s any more stays until it is gone',
  pathPrefixes: 'pages go to the portal to which they belong now',
  schedule: 'is crawled at other times',
  rules: 'is crawled by other rules from its next run on',
  name: 'is shown under its new name at once',
  parent: 'stands elsewhere in the tree at once',
}

/** Says what the registry would do to the index, or, with `apply`, does it. */
export async function diffPortals(
  { settings, registry, apply, isJson }: { settings: Settings; registry: LiveRegistry; apply: boolean; isJson: boolean },
  terminal: Terminal,
  stack: AsyncDisposableStack,
): Promise<void> {
  const { registry: store } = await openStore(settings, stack)
  const effect = await effectOf(store, registry)
  if (isJson) terminal.line(JSON.stringify({ ...effect, rows: Object.fromEntries(effect.rows) }, null, 2))
  else for (const line of describeEffect(effect)) terminal.line(line)
  if (!apply) return
  const now = new Date().toISOString()
  await applyRegistry(store, registry, { now, logger: createLogger({ ...settings, LOG_LEVEL: 'silent' }), force: true })
  if (!isJson) terminal.line('Applied. Documents are pushed to the engine by liencong index, or by a worker that runs.')
}

/** The effect in sentences. Pure. */
export function describeEffect({ change, rows, held }: RegistryEffect): string[] {
  if (isEmptyChange(change)) return ['The registry is as it was last applied: nothing changes.']
  const holds = (id: string) => {
    const { pages = 0, documents = 0 } = rows.get(id) ?? {}
    return `${documents} documents, ${pages} pages`
  }
  const heldIds = new Set(held.map(({ id }) => id))
  const lines = [
    ...change.added.map(({ id, name }) => `+ ${id} (${name}): is crawled for the first time (${holds(id)} known)`),
    ...change.removed.map(({ id, name }) =>
      heldIds.has(id)
        ? `! ${id} (${name}): is no longer crawled; ${holds(id)} stay, since together it is more than may be lost at once (--apply lets them go)`
        : `- ${id} (${name}): is no longer crawled and leaves the index (${holds(id)})`,
    ),
    ...change.changed.flatMap(({ before, after, facts }) => [
      `~ ${before.id}${before.id === after.id ? '' : ` → ${after.id}`} (${holds(before.id)})`,
      ...facts.map((fact) => `    ${fact}${fact === 'rules' ? '' : valuesOf(before[fact], after[fact])}: ${FOLLOWS[fact]}`),
    ]),
  ]
  const again = change.changed
    .filter(changesDocuments)
    .reduce((sum, { before }) => sum + (rows.get(before.id)?.documents ?? 0), 0)
  return [
    ...lines,
    `${change.added.length} added, ${change.removed.length} removed, ${change.changed.length} changed; ${again} documents are pushed again, none is crawled again for it.`,
  ]
}

function valuesOf(before: string | string[] | null, after: string | string[] | null): string {
  const text = (value: string | string[] | null) => [value ?? 'none'].flat().join(' ') || 'none'
  return ` ${text(before)} → ${text(after)}`
}
