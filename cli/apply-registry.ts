import type { Logger } from 'pino'
import { createOwnerOf, diffRegistry, toApplied } from '../config/registry-diff.ts'
import { lossesLeft } from '../domain/loss-budget.ts'
import type { Registry } from '../domain/ports.ts'
import {
  type AppliedPortal,
  changesDocuments,
  disputedHosts,
  isEmptyChange,
  type RegistryChange,
} from '../domain/registry-change.ts'
import type { PortalRows, RegistryStore } from '../store/registry-store.ts'

/** What a change of the registry does, or would do, to what is kept. */
export type RegistryEffect = {
  change: RegistryChange
  rows: ReadonlyMap<string, PortalRows>
  /** Portals that left the registry with more documents than may be lost at once: they stay in the index until somebody says so. */
  held: AppliedPortal[]
}

/** What the registry would do to the store and the index. Changes nothing. */
export async function effectOf(store: RegistryStore, registry: Registry): Promise<RegistryEffect> {
  const change = diffRegistry(await store.applied(), registry)
  const rows = isEmptyChange(change) ? new Map<string, PortalRows>() : await store.rowsByPortal()
  const documentsOf = ({ id }: AppliedPortal) => rows.get(id)?.documents ?? 0
  const documents = [...rows.values()].reduce((sum, { documents }) => sum + documents, 0)
  const leaving = change.removed.filter((portal) => documentsOf(portal) > 0)
  const isTooMuch = leaving.reduce((sum, portal) => sum + documentsOf(portal), 0) > lossesLeft({ documents, lost: 0 })
  return { change, rows, held: isTooMuch ? leaving : [] }
}

/**
 * Makes the store follow the registry: renamed portals keep all that they have, pages go to the portal to which they belong now, and
 * documents whose portal, level or province changed are pushed to the engine again. Nothing is crawled again for it. The registry is
 * written down last, so that a killed application is done again at the next start. `force` lets portals go however much they hold.
 */
export async function applyRegistry(
  store: RegistryStore,
  registry: Registry,
  { now, logger, force = false }: { now: string; logger: Pick<Logger, 'info' | 'warn'>; force?: boolean },
): Promise<RegistryEffect> {
  const isFirst = (await store.applied()).length === 0
  const effect = await effectOf(store, registry)
  // The first time there is nothing to compare with: what is indexed was made from this registry.
  const change = isFirst ? { added: [], removed: [], changed: [] } : effect.change
  const held = force ? [] : effect.held
  // Also those of earlier changes: a crawl that was under way may have gone on under the old id.
  let documents = 0
  for (const { id, formerIds } of registry.portals) for (const former of formerIds) documents += await store.rename(former, id)

  const hosts = new Set(disputedHosts(change))
  const heldIds = new Set(held.map(({ id }) => id))
  const touching = [...registry.portals.map(toApplied), ...change.removed].filter((portal) =>
    portal.hosts.some((host) => hosts.has(host)),
  )
  const ids = [...new Set(touching.map(({ id }) => id))].filter((id) => !heldIds.has(id))
  const moved = ids.length > 0 ? await store.reassign(ids, createOwnerOf(registry.portals)) : 0

  const relabelled = change.changed.filter(changesDocuments).map(({ after }) => after)
  const pending = [...relabelled, ...change.added, ...change.removed.filter(({ id }) => !heldIds.has(id))]
  if (pending.length > 0) documents += await store.markPending([...new Set(pending.map(({ id }) => id))])
  await store.saveApplied([...registry.portals.map(toApplied), ...held], now)

  if (held.length > 0)
    logger.warn(
      { portals: held.map(({ id }) => id) },
      'portals left the registry with more documents than may be lost at once: they stay searchable; liencong portals diff --apply lets them go',
    )
  if (!isEmptyChange(change))
    logger.info(
      {
        added: change.added.map(({ id }) => id),
        removed: change.removed.map(({ id }) => id),
        changed: change.changed.map(({ after, facts }) => `${after.id}: ${facts.join(', ')}`),
        movedPages: moved,
        documentsPushedAgain: documents,
      },
      'registry applied',
    )
  return { ...effect, held }
}
