import { AppError } from '../../domain/errors.ts'
import type { Registry } from '../../domain/ports.ts'
import type { Role } from '../../domain/user.ts'
import { branchOf } from '../search/branch.ts'

/** The portals that a role reaches, by id; null for all of them. A branch that has left the registry reaches nothing. */
export function reachOf(role: Role, registry: Registry): ReadonlySet<string> | null {
  if (role.kind !== 'branch') return null
  const branch = registry.byId.get(role.portalId)
  if (!branch) return new Set()
  const members = branchOf(branch.id, registry)
  return members.length > 0 ? new Set(members) : null
}

export function maySee(role: Role, portalId: string, registry: Registry): boolean {
  return reachOf(role, registry)?.has(portalId) ?? true
}

/** Null stands for what is no portal's own: only the whole country's administrators decide about it. */
export function mayChange(role: Role, portalId: string | null, registry: Registry): boolean {
  if (role.kind === 'read-only') return false
  return portalId === null ? role.kind === 'country' : maySee(role, portalId, registry)
}

/** @throws {AppError FORBIDDEN} */
export function assertMayChange(role: Role, portalId: string | null, registry: Registry): void {
  if (!mayChange(role, portalId, registry)) throw new AppError('FORBIDDEN', 'your role may not change this')
}
