import type { Portal } from '../../domain/portal.ts'
import { hostOf, twinOf } from '../../domain/url.ts'

/** May a page of this origin show the search box of a portal? Pages on the portal's own hosts may, with or without `www.`. Pure. */
export function isOriginOf({ baseUrls }: Pick<Portal, 'baseUrls'>, origin: string): boolean {
  if (!URL.canParse(origin)) return false
  const { protocol, host } = new URL(origin)
  const hosts = baseUrls.map(hostOf)
  return /^https?:$/.test(protocol) && (hosts.includes(host) || hosts.includes(twinOf(host)))
}
