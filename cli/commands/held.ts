import { userInfo } from 'node:os'
import type { Settings } from '../../config/settings.ts'
import { openStore } from '../open-store.ts'
import type { Terminal } from '../terminal.ts'

/** Prints the portals of which pages are held back, with some of the pages. */
export async function listHeld(settings: Settings, terminal: Terminal, stack: AsyncDisposableStack): Promise<void> {
  const { losses } = await openStore(settings, stack)
  const held = await losses.held()
  if (held.length === 0) terminal.line('No pages are held back: no portal lost more than its loss budget.')
  for (const portal of held) {
    terminal.line(
      `${portal.portalId}: ${portal.held} of ${portal.documents} documents are gone at the source since ${portal.since}`,
    )
    for (const url of portal.examples) terminal.line(`  ${url}`)
  }
  if (held.length > 0)
    terminal.line('liencong held keep <portal> keeps them, liencong held release <portal> lets them leave the index.')
}

/** Decides about what is held back of a portal. */
export async function decideHeld(
  { settings, portalId, action }: { settings: Settings; portalId: string; action: 'keep' | 'release' },
  terminal: Terminal,
  stack: AsyncDisposableStack,
): Promise<void> {
  const { losses, audit } = await openStore(settings, stack)
  const at = new Date().toISOString()
  const pages = action === 'keep' ? await losses.keep(portalId, at) : await losses.release(portalId)
  await audit.add({ at, who: userInfo().username, action: `${action} held pages`, portalId, detail: { pages } })
  terminal.line(
    action === 'keep'
      ? `${pages} documents of ${portalId} stay and are looked at anew.`
      : `${pages} documents of ${portalId} leave the index with the next drain (liencong index, or a running worker).`,
  )
}
