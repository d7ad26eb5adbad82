import type { Portal } from '../../domain/portal.ts'
import type { Registry } from '../../domain/ports.ts'
import type { Terminal } from '../terminal.ts'

/** Prints the registry as a tree. */
export function listPortals(registry: Registry, terminal: Terminal): void {
  const print = (portal: Portal, indent: string) => {
    terminal.line(
      `${indent}${portal.id}  ${portal.name}  ${portal.baseUrls.join(' ')}${portal.confirmed ? '' : '  (unconfirmed)'}`,
    )
    for (const child of registry.portals) if (child.parent === portal.id) print(child, `${indent}  `)
  }
  for (const portal of registry.portals) if (portal.parent === null) print(portal, '')
}
