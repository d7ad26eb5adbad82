import { join } from 'node:path'
import type { Settings } from '../../config/settings.ts'
import type { Registry } from '../../domain/ports.ts'
import { openStore } from '../open-store.ts'
import type { Terminal } from '../terminal.ts'
import { writeDump } from '../write-dump.ts'

/** Writes all documents for everybody to use: JSON Lines, gzip, with their schema and licences. */
export async function dumpDocuments(
  { settings, registry, folder }: { settings: Settings; registry: Registry; folder: string | undefined },
  terminal: Terminal,
  stack: AsyncDisposableStack,
): Promise<void> {
  const store = await openStore(settings, stack)
  const to = folder ?? join(settings.DATA_DIR, 'dump')
  const { documents, files } = await writeDump(store.dump, registry, to, new Date())
  terminal.line(`${documents} documents, ${files.reduce((sum, { bytes }) => sum + bytes, 0)} bytes in ${to}`)
}
