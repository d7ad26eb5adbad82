import { emptyCoverage, type PortalCoverage } from '../domain/coverage.ts'
import type { Portal } from '../domain/portal.ts'

/** Every portal in the order of the tree, with its depth and its coverage; one that was never crawled counts nothing. */
export function portalTree(
  portals: readonly Portal[],
  coverage: readonly PortalCoverage[],
): { portal: Portal; depth: number; coverage: PortalCoverage }[] {
  const coverageOf = new Map(coverage.map((each) => [each.portalId, each]))
  const children = Map.groupBy(portals, ({ parent }) => parent)
  const below = (parent: string | null, depth: number): { portal: Portal; depth: number; coverage: PortalCoverage }[] =>
    (children.get(parent) ?? []).flatMap((portal) => [
      { portal, depth, coverage: coverageOf.get(portal.id) ?? emptyCoverage(portal.id) },
      ...below(portal.id, depth + 1),
    ])
  return below(null, 0)
}
