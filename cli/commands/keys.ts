import { userInfo } from 'node:os'
import type { Settings } from '../../config/settings.ts'
import { AppError } from '../../domain/errors.ts'
import type { Registry } from '../../domain/ports.ts'
import { openStore } from '../open-store.ts'
import type { Terminal } from '../terminal.ts'

/** Prints all portals' keys, newest first; never the keys themselves. */
export async function listKeys(settings: Settings, terminal: Terminal, stack: AsyncDisposableStack): Promise<void> {
  const { portalKeys } = await openStore(settings, stack)
  const keys = await portalKeys.list()
  if (keys.length === 0) terminal.line('No portal has a key yet: liencong keys add <portal> makes one.')
  for (const { id, portalId, label, createdAt, lastUsedAt, revokedAt } of keys) {
    const state = revokedAt ? `revoked ${revokedAt}` : lastUsedAt ? `last used ${lastUsedAt}` : 'never used'
    terminal.line(`${id}  ${portalId}  ${label}  made ${createdAt}  ${state}`)
  }
}

/** Makes a key for a portal and prints it, once. @throws {AppError UNKNOWN_PORTAL} */
export async function addKey(
  { settings, registry, portalId, label }: { settings: Settings; registry: Registry; portalId: string; label: string },
  terminal: Terminal,
  stack: AsyncDisposableStack,
): Promise<void> {
  if (!registry.byId.has(portalId))
    throw new AppError('UNKNOWN_PORTAL', `there is no portal ${portalId}: liencong portals list shows those that there are`)
  const { portalKeys, audit } = await openStore(settings, stack)
  const at = new Date().toISOString()
  const who = userInfo().username
  const made = await portalKeys.create({ portalId, label, createdBy: who }, at)
  await audit.add({ at, who, action: 'make key', portalId, detail: { id: made.id, label } })
  terminal.line(made.key)
  terminal.line(`Key ${made.id} of ${portalId}. It is shown this once: only its hash is kept.`)
}

/** Revokes a key. @throws {AppError UNKNOWN_PORTAL_KEY} */
export async function revokeKey(settings: Settings, id: string, terminal: Terminal, stack: AsyncDisposableStack): Promise<void> {
  const { portalKeys, audit } = await openStore(settings, stack)
  const at = new Date().toISOString()
  if (!/^\d{1,9}$/.test(id) || !(await portalKeys.revoke(Number(id), at)))
    throw new AppError(
      'UNKNOWN_PORTAL_KEY',
      `there is no key ${id} that could be revoked: liencong keys list shows those that there are`,
    )
  await audit.add({ at, who: userInfo().username, action: 'revoke key', portalId: null, detail: { id: Number(id) } })
  terminal.line(`Key ${id} is revoked.`)
}
