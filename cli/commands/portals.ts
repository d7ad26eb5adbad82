import { PORTAL_LEVELS, type Portal } from '../../domain/portal.ts'
import type { Registry } from '../../domain/ports.ts'
import type { Terminal } from '../terminal.ts'

/** Says that the registry has no faults (it was read), and what it holds. */
export function checkPortals({ portals }: Registry, terminal: Terminal): void {
  terminal.line(`${portals.length} portals, no faults`)
  const count = (isCounted: (portal: Portal) => boolean) => portals.filter(isCounted).length
  const levels = PORTAL_LEVELS.map((level) => `${count((portal) => portal.level === level)} ${level}`)
  terminal.line(`  ${levels.filter((level) => !level.startsWith('0 ')).join(', ')}`)
  const unconfirmed = count(({ confirmed }) => !confirmed)
  const withoutAddress = count(({ baseUrls }) => baseUrls.length === 0)
  if (unconfirmed > 0) terminal.line(`  ${unconfirmed} unconfirmed, ${withoutAddress} of them without an address: not crawled`)
}

/** Prints the portals, one a line, or as JSON. */
export function listPortals({ portals }: Registry, isJson: boolean, terminal: Terminal): void {
  if (isJson) terminal.line(JSON.stringify(portals, null, 2))
  else
    for (const portal of portals)
      terminal.line([portal.level.padEnd(10), portal.id.padEnd(24), lineOf(portal), portal.crawl.schedule].join('  '))
}

/** Prints the registry as a tree, or what is below one portal. */
export function printTree({ portals, byId }: Registry, branch: string | undefined, terminal: Terminal): void {
  const children = Map.groupBy(portals, ({ parent }) => parent)
  const print = (portal: Portal, indent: string) => {
    terminal.line(`${indent}${portal.id}  ${lineOf(portal)}`)
    for (const child of children.get(portal.id) ?? []) print(child, `${indent}  `)
  }
  const top = branch === undefined ? (children.get(null) ?? []) : [byId.get(branch)]
  for (const portal of top) if (portal) print(portal, '')
}

function lineOf({ name, baseUrls, crawl, confirmed }: Portal): string {
  const address = baseUrls.length > 0 ? `${baseUrls.join(' ')}${crawl.pathPrefixes.join(' ')}` : '(no address known)'
  return `${name}  ${address}${confirmed ? '' : '  (unconfirmed)'}`
}
