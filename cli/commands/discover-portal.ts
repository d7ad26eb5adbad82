import type { LiveRegistry } from '../../config/live-registry.ts'
import type { Settings } from '../../config/settings.ts'
import { AppError } from '../../domain/errors.ts'
import { lookAtPortal } from '../discover/look-at-portal.ts'
import { proposeEntry, subPortalsOf } from '../discover/propose-entry.ts'
import { openFetcher } from '../open-worker.ts'
import type { Terminal } from '../terminal.ts'
import { portalsYaml } from './import-portals.ts'

const DELAY_MS = 1000

/**
 * Looks at a portal and prints an entry for the registry, for a person to go over.
 * @throws {AppError BAD_USAGE} the host is none, or did not show a page
 */
export async function discoverPortal(
  {
    settings,
    registry,
    host,
    allowLoopback,
  }: { settings: Settings; registry: LiveRegistry; host: string; allowLoopback: boolean },
  terminal: Terminal,
  stack: AsyncDisposableStack,
): Promise<void> {
  if (!URL.canParse(/^https?:\/\//.test(host) ? host : `https://${host}`))
    throw new AppError('BAD_USAGE', `"${host}" is neither a host nor an address`)
  const parts = {
    fetcher: openFetcher(settings, stack),
    clock: () => new Date(),
    allowLoopback,
    delayMs: allowLoopback ? 0 : DELAY_MS,
  }
  const { look, anchors, notes } = await lookAtPortal(parts, host)
  for (const note of notes) terminal.line(`# ${note}`)
  if (!look) throw new AppError('BAD_USAGE', `${host} showed no page to propose an entry from: the lines above say why`)
  const subPortals = subPortalsOf(look.origin, anchors, registry)
  if (subPortals.length > 0) terminal.line('# Sites below it that the registry does not have:')
  for (const { origin, name } of subPortals) terminal.line(`#   ${origin}  ${name}`)
  const entry = proposeEntry(look, registry)
  terminal.line(portalsYaml([allowLoopback ? { ...entry, crawl: { ...Object(entry.crawl), allowLoopback } } : entry]).trimEnd())
}
