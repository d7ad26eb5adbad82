import type { HostStateStore } from '../domain/ports.ts'
import { follow } from './follow.ts'

/** A host that comes back is said to be away no longer than this. */
const POLL_MS = 15_000

/** Since when a host is away (ISO); null for one that answers. */
export type AwaySince = (host: string) => string | null

/** Keeps in memory which hosts are away, so that no page has to ask for it. While that cannot be read, what was known last holds. */
export async function followHosts(
  hosts: Pick<HostStateStore, 'away'>,
  stack: AsyncDisposableStack,
  onError: (error: unknown) => void,
): Promise<AwaySince> {
  let away: ReadonlyMap<string, string | null> = new Map()
  const read = async () => {
    away = new Map((await hosts.away()).map(({ host, openedAt }) => [host, openedAt]))
  }
  await follow(read, POLL_MS, stack, onError)
  return (host) => away.get(host) ?? null
}
