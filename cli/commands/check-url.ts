import type { Settings } from '../../config/settings.ts'
import { createUrlCheck } from '../../crawler/check-url.ts'
import type { Registry } from '../../domain/ports.ts'
import type { UrlCheck } from '../../domain/url-check.ts'
import { openStore } from '../open-store.ts'
import type { Terminal } from '../terminal.ts'

/** Prints what is known about an address. */
export async function checkUrl(
  { settings, registry, url, json }: { settings: Settings; registry: Registry; url: string; json: boolean },
  terminal: Terminal,
  stack: AsyncDisposableStack,
): Promise<void> {
  const { pages, frontier } = await openStore(settings, stack)
  const check = await createUrlCheck({ lookup: pages, frontier, registry })(url)
  if (json) terminal.line(JSON.stringify(check, null, 2))
  else for (const line of linesOf(check, url)) terminal.line(line)
}

function linesOf({ url, portalId, allowed, rule, robotsReadAt, page, searchable, why }: UrlCheck, asked: string): string[] {
  const line = (name: string, value: string | null | undefined) => (value ? [`${name.padEnd(12)} ${value}`] : [])
  const fetched = page?.fetchedAt ? `${page.outcome} at ${page.fetchedAt}${page.detail ? ` (${page.detail})` : ''}` : 'never'
  return [
    ...line('address', url ?? asked),
    ...line('portal', portalId ?? 'none'),
    ...line('allowed', allowed ? 'yes' : `no, ${rule?.outcome}${rule?.detail ? `: ${rule.detail}` : ''}`),
    ...line('robots.txt', robotsReadAt ? `read at ${robotsReadAt}` : 'not read yet'),
    ...line('last fetch', fetched),
    ...line('next fetch', page && `due at ${page.dueAt}`),
    ...line('known since', page?.discoveredAt),
    ...line('found on', page && (page.foundOn ?? 'the registry, robots.txt or the portal itself')),
    ...line('searchable', searchable ? 'yes' : 'no'),
    ...line(searchable ? 'but' : 'because', why),
  ]
}
