import type { Registry } from '../../domain/ports.ts'
import { badQuery } from '../query-faults.ts'

/**
 * A portal with everything below it in the tree of the administration; empty for no portal, and for one that everything is below.
 * @throws {AppError BAD_QUERY} the registry has no such portal
 */
export function branchOf(id: string, { portals, byId }: Registry): string[] {
  if (id === '') return []
  if (!byId.has(id)) throw badQuery([{ path: 'branch', message: `there is no portal ${id}` }])
  const children = Map.groupBy(portals, ({ parent }) => parent)
  const members = new Set([id])
  // A set goes on over what is added meanwhile, and takes nothing twice: a circle of parents ends.
  for (const member of members) for (const child of children.get(member) ?? []) members.add(child.id)
  return members.size === portals.length ? [] : [...members]
}
