import { PORTAL_LEVELS } from '../../domain/portal.ts'
import { HEALTHS, healthOf } from '../../domain/portal-health.ts'
import type { CoverageReader, Registry } from '../../domain/ports.ts'
import type { Role } from '../../domain/user.ts'
import { CHOICE_PARAMETERS, type OverviewChoice, type OverviewRow } from '../../web/pages/admin/overview-page.ts'
import { COVERAGE_COLUMNS } from '../../web/parts/coverage-row.ts'
import { portalTree } from '../portal-tree.ts'
import { reachOf } from './rights.ts'

const MAX_NAME_CHARS = 100

export type Overview = { rows: OverviewRow[]; waitingForEngine: number | null; behindSince: string | null }

/** What a role may see of coverage, in the order of the tree. */
export async function overviewFor(role: Role, coverage: CoverageReader, registry: Registry, now: Date): Promise<Overview> {
  const { portals, waitingForEngine, behindSince } = await coverage.overview()
  const reach = reachOf(role, registry)
  const rows = portalTree(registry.portals, portals)
    .filter(({ portal }) => reach?.has(portal.id) ?? true)
    .map((row) => ({ ...row, ...healthOf(row.portal, row.coverage, now) }))
  return { rows, waitingForEngine: reach ? null : waitingForEngine, behindSince }
}

/** What of the table is wanted; a value that is none of those that there are says nothing. */
export function readChoice(parameters: URLSearchParams): OverviewChoice {
  const among = <T extends string>(values: readonly T[], name: string): T | '' =>
    values.find((value) => value === parameters.get(name)) ?? ''
  return {
    health: among(HEALTHS, CHOICE_PARAMETERS.health),
    level: among(PORTAL_LEVELS, CHOICE_PARAMETERS.level),
    name: (parameters.get(CHOICE_PARAMETERS.name) ?? '').trim().slice(0, MAX_NAME_CHARS),
    sort: among(
      COVERAGE_COLUMNS.map(([key]) => key),
      CHOICE_PARAMETERS.sort,
    ),
  }
}

export function chosen(rows: readonly OverviewRow[], { health, level, name, sort }: OverviewChoice): OverviewRow[] {
  const wanted = name.toLocaleLowerCase('vi')
  const kept = rows.filter(
    ({ portal, ...row }) =>
      (health === '' || row.health === health) &&
      (level === '' || portal.level === level) &&
      (wanted === '' || portal.name.toLocaleLowerCase('vi').includes(wanted) || portal.id.includes(wanted)),
  )
  return sort === '' ? kept : kept.toSorted((a, b) => b.coverage[sort] - a.coverage[sort])
}
