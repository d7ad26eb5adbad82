import { loadProvinces } from '../../config/gazetteer.ts'
import type { Registry } from '../../domain/ports.ts'
import type { SearchRequest } from '../../domain/search.ts'

let presentProvinces: ReadonlyMap<string, string> | undefined

/**
 * A question with the ids of today in place of former ones: links to a province that became part of another, or to a portal that has
 * a new id, lead to what it is now. Ids that nobody knows stay: they match nothing.
 */
export function withPresentIds(request: SearchRequest, { byId }: Registry): SearchRequest {
  const portalOf = (id: string) => byId.get(id)?.id ?? id
  return {
    ...request,
    portal: present(request.portal, portalOf),
    province: present(request.province, presentProvinceOf),
    branch: portalOf(request.branch),
  }
}

/** Former provinces by their ids lead to that of which they became part. */
export function presentProvinceOf(id: string): string {
  presentProvinces ??= new Map(loadProvinces().flatMap((province) => province.former.map((former) => [former.id, province.id])))
  return presentProvinces.get(id) ?? id
}

function present(ids: readonly string[], presentOf: (id: string) => string): string[] {
  return [...new Set(ids.map(presentOf))]
}
