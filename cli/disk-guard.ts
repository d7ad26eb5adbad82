import { mkdirSync } from 'node:fs'
import { statfs } from 'node:fs/promises'
import type { Logger } from 'pino'
import type { Settings } from '../config/settings.ts'

const LOOK_MS = 5000
const MIB = 1024 * 1024

/**
 * Looks every few seconds whether the disk of `DATA_DIR` has room, until `stack` is disposed. A crawl that goes on until the disk is full would end
 * in the middle of a write of the database or the engine.
 * @returns whether there is room now
 */
export async function guardDisk(
  { DATA_DIR, MIN_FREE_BYTES }: Settings,
  logger: Pick<Logger, 'error' | 'info'>,
  stack: AsyncDisposableStack,
): Promise<() => boolean> {
  mkdirSync(DATA_DIR, { recursive: true })
  let hasRoom = true
  const look = async (): Promise<void> => {
    const { bavail, bsize } = await statfs(DATA_DIR)
    const freeMib = Math.floor((bavail * bsize) / MIB)
    const had = hasRoom
    hasRoom = bavail * bsize >= MIN_FREE_BYTES
    if (had && !hasRoom) logger.error({ freeMib }, 'the disk is nearly full: nothing is crawled until there is room')
    if (!had && hasRoom) logger.info({ freeMib }, 'there is room on the disk again')
  }
  await look()
  const timer = setInterval(() => look().catch((error) => logger.error({ err: error }, 'the disk cannot be looked at')), LOOK_MS)
  stack.defer(() => clearInterval(timer))
  return () => hasRoom
}
